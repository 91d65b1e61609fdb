package org.patrondesk.consent;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.patrondesk.consent.ConsentEntry.Kind;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.StorableText;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.Subject;

/** What is to be entered into the ledger. */
public sealed interface ConsentCommand {
    /** What it is about. */
    Matter matter();

    /** Why the library may believe it. */
    ConsentEntry.Proof proof();

    /** The caller's idempotency key; empty for a caller who repeats nothing. */
    Optional<String> key();

    /** What the entry will say. */
    default Kind kind() {
        if (this instanceof Give give) {
            return give.implied() ? Kind.IMPLIED : Kind.EXPRESS;
        }
        return this instanceof Withdraw ? Kind.WITHDRAWN : Kind.RESTORED;
    }

    /** When it ends by itself. */
    default Optional<Instant> expires() {
        return Optional.empty();
    }

    /** What is told of the person's age. */
    default Optional<ConsentEntry.Minor> minor() {
        return Optional.empty();
    }

    /** The request whose hash is kept under the key. */
    default StoredObject stored() {
        Optional<ConsentEntry.Minor> minor = minor();
        return StoredObject.of("enter-consent", 1)
                .with("person", matter().person().code())
                .with("purpose", matter().purpose().code())
                .with("channel", matter().channel().code())
                .with("kind", kind().code())
                .with("evidence", proof().evidence())
                .with("source", proof().source())
                .withOptional("expires", expires().map(Instant::toString).orElse(null))
                .withOptional("age", minor.map(ConsentEntry.Minor::age).orElse(null))
                .withOptional(
                        "guardian",
                        minor.flatMap(ConsentEntry.Minor::guardian)
                                .map(Subject.Pseudonym::code)
                                .orElse(null));
    }

    /**
     * Consent that somebody gave.
     *
     * @param implied whether it follows from what the person did; it then has an end
     */
    @Impersonal("key")
    record Give(
            @NotNull Matter matter,
            boolean implied,
            Optional<Instant> expires,
            @NotNull @Valid ConsentEntry.Proof proof,
            Optional<ConsentEntry.Minor> minor,
            Optional<@StorableText @Size(min = 1, max = 200) String> key)
            implements ConsentCommand {
        /** A yes that the person said, until they take it back. */
        public static Give express(Matter matter, ConsentEntry.Proof proof) {
            return new Give(matter, false, Optional.empty(), proof, Optional.empty(), Optional.empty());
        }

        /** What follows from something the person did, until a moment. */
        public static Give implied(Matter matter, Instant expires, ConsentEntry.Proof proof) {
            return new Give(matter, true, Optional.of(expires), proof, Optional.empty(), Optional.empty());
        }

        /** The same, which ends by itself. */
        public Give until(Instant end) {
            return new Give(matter, implied, Optional.of(end), proof, minor, key);
        }

        /** The same, from or for a child. */
        public Give of(ConsentEntry.Minor child) {
            return new Give(matter, implied, expires, proof, Optional.of(child), key);
        }

        /** The same under an idempotency key. */
        public Give withKey(String given) {
            return new Give(matter, implied, expires, proof, minor, Optional.of(given));
        }
    }

    /** A no. Whoever says it gives no reason; the proof says how it came. */
    @Impersonal("key")
    record Withdraw(
            @NotNull Matter matter,
            @NotNull @Valid ConsentEntry.Proof proof,
            Optional<@StorableText @Size(min = 1, max = 200) String> key)
            implements ConsentCommand {
        /** Without a key. */
        public static Withdraw of(Matter matter, ConsentEntry.Proof proof) {
            return new Withdraw(matter, proof, Optional.empty());
        }
    }

    /** Undoes the last no, which was recorded by mistake; the proof says why. */
    @Impersonal("key")
    record Restore(
            @NotNull Matter matter,
            @NotNull @Valid ConsentEntry.Proof proof,
            Optional<@StorableText @Size(min = 1, max = 200) String> key)
            implements ConsentCommand {
        /** Without a key. */
        public static Restore of(Matter matter, ConsentEntry.Proof proof) {
            return new Restore(matter, proof, Optional.empty());
        }
    }
}
