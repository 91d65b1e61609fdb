package org.patrondesk.testkit.simulation;

import java.util.Random;
import org.patrondesk.journal.Transaction;
import org.patrondesk.message.Courier;

/** A mistake planted between the production classes and what they stand on; each method does nothing wrong by itself. */
interface Bug {
    /** No bug. */
    Bug NONE = new Bug() {};

    /** The store as the production classes get it. */
    default Object store(Object sound, Transaction transaction, HostClock host, Random random) {
        return sound;
    }

    /** The courier as the production classes get it. */
    default Courier courier(Courier sound) {
        return sound;
    }

    /** Whether a transaction that is told as done is kept. */
    default boolean commits(Random random) {
        return true;
    }
}
