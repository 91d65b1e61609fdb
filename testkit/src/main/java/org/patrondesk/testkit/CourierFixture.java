package org.patrondesk.testkit;

import java.util.List;
import org.patrondesk.message.Courier;

/** A courier under test, and the provider behind it; a fresh fixture for each test. */
public interface CourierFixture {
    /** What the provider does. */
    enum Provider {
        /** It takes every message and says so. */
        TAKES,
        /** It says that the recipient's address does not exist. */
        REFUSES,
        /** It says that it takes nothing now. */
        IS_BUSY,
        /** It takes every message, and its answer never arrives. */
        FALLS_SILENT,
        /** Nobody answers where it should be. */
        IS_AWAY
    }

    /** The courier, set up to reach the provider, and to wait for it only for seconds. */
    Courier courier();

    /** Has the provider do this from now on; at first it takes everything. */
    void become(Provider provider);

    /** The message ids of the copies that the provider took, in order, read from what it was given. */
    List<String> taken();
}
