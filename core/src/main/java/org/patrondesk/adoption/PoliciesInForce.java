package org.patrondesk.adoption;

import java.time.Instant;
import java.util.Optional;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Spi;

/** Which kept policy answers now. */
@Spi
public interface PoliciesInForce {
    /** policies-3: the set with this hash, kept before, is in force from the call on. */
    void adopt(ContentHash hash, Instant at);

    /** policies-4: the set adopted last in this tenant; empty before the first. */
    Optional<ContentHash> current();
}
