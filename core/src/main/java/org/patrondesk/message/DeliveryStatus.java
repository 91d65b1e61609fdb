package org.patrondesk.message;

import java.time.Instant;
import java.util.List;
import org.patrondesk.person.Impersonal;

/**
 * A delivery and where it stands.
 *
 * @param reason the code of the last reason; empty when there is none
 * @param version changes with every claim and every decision of a person
 * @param ready when the queue looks at it next, by the store's clock; of no meaning outside the queue
 * @param attempts in the order of their numbers
 */
@Impersonal("reason")
public record DeliveryStatus(
        Delivery delivery, DeliveryState state, String reason, long version, Instant ready, List<Attempt> attempts) {
    public DeliveryStatus {
        attempts = List.copyOf(attempts);
    }
}
