package org.patrondesk.message;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ref;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;

/**
 * One message to one recipient on one channel, as it was posted. Nothing in it changes; where it stands is its {@link
 * DeliveryStatus}.
 *
 * @param to the recipient's address on the channel
 * @param messageClass the word for messages of this kind, such as {@code hold-ready}
 * @param repetition what the class of message promised when it was posted
 * @param due it is not sent before this; empty for at once, by the store's clock, however wrong the host's is
 * @param expires it is not sent from this on; a notice that comes too late helps nobody
 * @param about what it is about
 */
@Impersonal("messageClass")
public record Delivery(
        UUID id,
        Instant at,
        Branch branch,
        Channel channel,

        @PersonalData(purpose = "delivery", retention = "P30D")
        String to,

        Message message,
        String messageClass,
        Repetition repetition,
        Optional<Instant> due,
        Instant expires,

        @PersonalData(purpose = "delivery", retention = "P30D")
        Optional<Ref> about) {
    @Override
    public String toString() {
        return "Delivery[" + id + "]";
    }
}
