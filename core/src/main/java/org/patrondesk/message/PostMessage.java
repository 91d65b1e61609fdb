package org.patrondesk.message;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.patrondesk.consent.Matter;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Ref;
import org.patrondesk.library.StorableText;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;
import org.patrondesk.person.Subject;

/**
 * A message to be sent to one recipient on one channel.
 *
 * @param to the recipient's address on the channel, 1–320 characters on one line
 * @param messageClass the word for messages of this kind, such as {@code hold-ready}
 * @param due when to send it; empty for at once
 * @param expires from when on it is of no use; empty for what the desk's terms say
 * @param about what it is about
 * @param person whom it is for, so that their consent is asked; given together with the purpose
 * @param purpose what it is sent for
 * @param key the caller's idempotency key; empty for a caller who repeats nothing
 */
@Impersonal({"messageClass", "key"})
public record PostMessage(
        @NotNull Branch branch,
        @NotNull Channel channel,

        @NotBlank
        @Size(max = 320)
        @Pattern(regexp = Message.ONE_LINE, message = "must be one line without control characters")
        @PersonalData(purpose = "delivery", retention = "P30D")
        String to,

        @NotNull @Valid Message message,

        @NotNull
        @Pattern(regexp = "[a-z][a-z0-9-]{0,59}", message = "is no word for a class of messages, such as hold-ready")
        String messageClass,

        Optional<Instant> due,
        Optional<Instant> expires,

        @PersonalData(purpose = "delivery", retention = "P30D")
        Optional<Ref> about,

        Optional<Subject.Pseudonym> person,
        Optional<Purpose> purpose,
        Optional<@StorableText @Size(min = 1, max = 200) String> key) {
    /** To be sent at once, about nothing in particular, without a key. */
    public static PostMessage of(Branch branch, Channel channel, String to, Message message, String messageClass) {
        return new PostMessage(
                branch,
                channel,
                to,
                message,
                messageClass,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same under an idempotency key. */
    public PostMessage withKey(String given) {
        return new PostMessage(
                branch, channel, to, message, messageClass, due, expires, about, person, purpose, Optional.of(given));
    }

    /** The same for this person, who is asked for consent when it is posted and again when it is sent. */
    public PostMessage withPerson(Subject.Pseudonym whom, Purpose what) {
        return new PostMessage(
                branch,
                channel,
                to,
                message,
                messageClass,
                due,
                expires,
                about,
                Optional.of(whom),
                Optional.of(what),
                key);
    }

    /** What must not be closed when it is posted. */
    Optional<Matter> matter() {
        return person.flatMap(whom -> purpose.map(what -> new Matter(whom, what, channel)));
    }

    StoredObject stored() {
        return StoredObject.of("post-message", 1)
                .with("branch", branch.code())
                .with("channel", channel.code())
                .with("to", to)
                .with("subject", message.subject())
                .with("text", message.text())
                .with("class", messageClass)
                .withOptional("due", due.map(Instant::toString).orElse(null))
                .withOptional("expires", expires.map(Instant::toString).orElse(null))
                .withOptional("about", about.map(Ref::written).orElse(null))
                .withOptional("person", person.map(Subject.Pseudonym::code).orElse(null))
                .withOptional("purpose", purpose.map(Purpose::code).orElse(null));
    }

    @Override
    public String toString() {
        return "PostMessage[" + branch + ", " + channel + "]";
    }
}
