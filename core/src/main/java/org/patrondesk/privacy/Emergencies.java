package org.patrondesk.privacy;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.library.Spi;

/**
 * The book of access taken in emergencies. It is the tenant's, whatever branches a scope has; words and staff ids are removed by
 * retention alone.
 */
@Spi
public interface Emergencies {
    /**
     * emergencies-1: it is found, field for field, by every later transaction; one whose id stands is refused and changes
     * nothing.
     */
    void record(EmergencyAccess access);

    /** emergencies-2: the tenant's own with this id. */
    Optional<EmergencyAccess> find(UUID id);

    /**
     * Ends it early.
     *
     * <p>emergencies-3: all else stays as it is, and so does one that was closed before, is unknown, or is another tenant's.
     *
     * @return whether this closed it
     */
    boolean close(UUID id, Instant at);

    /**
     * Writes down that somebody looked at it.
     *
     * <p>emergencies-4: all else stays as it is, and so does one that was seen before, is unknown, or is another tenant's.
     *
     * @return whether this wrote it
     */
    boolean see(UUID id, EmergencyAccess.Seen seen);

    /** emergencies-5: hands over the tenant's that nobody has seen, the oldest first, those of one moment by id. */
    void eachUnseen(Consumer<EmergencyAccess> to);

    /** emergencies-6: how many {@link #eachUnseen} hands over, and since when the first of them waits. */
    Unseen unseen();
}
