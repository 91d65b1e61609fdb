package org.patrondesk.message;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.consent.Matter;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Ref;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;
import org.patrondesk.person.Subject;

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
 * @param person whom it is for; empty when nobody's consent is asked
 * @param purpose what it is sent for; empty just when the person is
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
        Optional<Ref> about,

        Optional<Subject.Pseudonym> person,
        Optional<Purpose> purpose) {
    /** What must not be closed when it is sent; empty when nobody's consent is asked. */
    public Optional<Matter> matter() {
        return person.flatMap(whom -> purpose.map(what -> new Matter(whom, what, channel)));
    }

    /** The same without whom it goes to, what it says and what it is about. */
    public Delivery withoutPersons() {
        return new Delivery(
                id,
                at,
                branch,
                channel,
                "",
                new Message("", ""),
                messageClass,
                repetition,
                due,
                expires,
                Optional.empty(),
                Optional.empty(),
                purpose);
    }

    @Override
    public String toString() {
        return "Delivery[" + id + "]";
    }
}
