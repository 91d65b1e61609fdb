package org.patrondesk.adoption;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Spi;

/** Which kept policy answers when. Nothing is ever changed or removed. */
@Spi
public interface PoliciesInForce {
    /**
     * policies-3: the set with this hash, kept before, is in force from the call on, whatever the clock shows; one that is
     * scheduled is in force from when it begins.
     */
    void adopt(Adopted adopted);

    /**
     * policies-4: the set of this tenant that answers at an instant: the scheduled one that began last, if that was after
     * the one adopted last began, and else the one adopted last; empty before the first.
     */
    Optional<ContentHash> at(Instant now);

    /** policies-5: all that were ever adopted in this tenant, in the order of adoption. */
    List<Adopted> adopted();
}
