package org.patrondesk.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.library.Spi;
import org.patrondesk.person.Subject;

/** The store of deliveries, as those who post and those who decide see it. */
@Spi
public interface Deliveries {
    /**
     * Puts deliveries into the queue.
     *
     * <p>deliveries-1: each is found, field for field, by every later transaction, and is in the queue from the commit on.
     * deliveries-2: one at a branch outside the scope, or whose id is there, is refused with {@link
     * org.patrondesk.journal.StorageUnavailable}, and nothing of that transaction is kept.
     */
    void add(List<Delivery> deliveries);

    /** deliveries-3: the delivery with this id, if the scope covers its branch, with its attempts. */
    Optional<DeliveryStatus> find(UUID id);

    /** deliveries-4: hands over those in a state that the scope covers, in the order of posting, without their attempts. */
    void each(DeliveryState state, Consumer<DeliveryStatus> to);

    /**
     * deliveries-8: hands over the tenant's deliveries to this person, as far as the scope covers their branches, in the order
     * of posting, without their attempts.
     */
    void about(Subject.Pseudonym person, Consumer<DeliveryStatus> to);

    /**
     * Carries out what a person decided about a delivery of this version that waits for a person.
     *
     * <p>deliveries-5: answers false and changes nothing when it is another version, no longer waits for a person, or lies
     * outside the scope; otherwise the version is another afterwards, so that no result of an earlier attempt counts.
     *
     * @param next in {@code WAITING}, due at once with all its attempts to come, or an end
     */
    boolean decide(UUID id, long version, Next next);

    /**
     * deliveries-6: how many stand where among those that the scope covers, for how long the oldest has been due by the
     * store's clock, and which channels rest.
     */
    QueueState queue();

    /** deliveries-7: the store's time, in milliseconds: what hosts whose clocks differ agree on. */
    Instant now();
}
