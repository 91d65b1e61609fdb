package org.patrondesk.consent;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;
import org.patrondesk.person.Subject;

/**
 * One line of the ledger. Nothing in it ever changes; what undoes it is another line.
 *
 * @param number its place among the entries of its matter, from 1 on: the order of recording, whatever clocks showed
 * @param expires when it ends by itself; never empty for what is implied, always empty for a withdrawal
 * @param minor what was told of the person's age; empty for an adult, or when nothing was told
 * @param by the id of who recorded it; never a name
 */
public record ConsentEntry(
        UUID id,
        Matter matter,
        long number,
        Instant at,
        Kind kind,
        Optional<Instant> expires,
        Proof proof,
        Optional<Minor> minor,

        @PersonalData(purpose = "who did what", retention = "P7Y")
        String by) {
    /** What an entry says. */
    public enum Kind {
        /** The person said yes, or whoever may say it for them. */
        EXPRESS,
        /** It follows from what the person did, for a time. */
        IMPLIED,
        /** The person said no. */
        WITHDRAWN,
        /** The last withdrawal was recorded by mistake, and counts no more. */
        RESTORED;

        /** The stable lower-case word for stores. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Finds one by its stable word.
         *
         * @throws IllegalArgumentException for another word
         */
        public static Kind ofCode(String code) {
            for (Kind kind : values()) {
                if (kind.code().equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("No kind of consent has this code; update PatronDesk.");
        }
    }

    /**
     * Why the library believes it.
     *
     * @param evidence what was said, ticked or signed, and where; one line of 1–500 characters
     * @param source the word for the way it came, such as {@code web-form}, {@code desk} or {@code unsubscribe-link}
     */
    @Impersonal("source")
    public record Proof(
            @NotBlank
            @Size(max = 500)
            @Pattern(regexp = Proof.ONE_LINE, message = "must be one line without control characters")
            @PersonalData(purpose = "proof of consent", retention = "P3Y")
            String evidence,

            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,59}", message = "is no word for a source, such as web-form")
            String source) {
        static final String ONE_LINE = "[^\\p{Cntrl}\\u0085\\u2028\\u2029\\uD800-\\uDFFF]*";

        @Override
        public String toString() {
            return "Proof[" + source + "]";
        }
    }

    /**
     * Somebody who was a child when the entry was recorded.
     *
     * @param age completed years, 0–20, as they were told
     * @param guardian who gave the consent in the child's place; empty when the child did
     */
    public record Minor(
            @PersonalData(purpose = "whether a guardian must consent, until the person is 21", retention = "P1D")
            int age,

            @PersonalData(purpose = "who consented for a child", retention = "P1D")
            Optional<Subject.Pseudonym> guardian) {
        public Minor {
            if (age < 0 || age > 20) {
                throw new IllegalArgumentException("The age of a minor is 0 to 20 completed years.");
            }
        }

        @Override
        public String toString() {
            return "Minor[•••]";
        }
    }

    /** The same, when the evidence is forgotten. */
    public ConsentEntry withoutEvidence() {
        return new ConsentEntry(id, matter, number, at, kind, expires, new Proof("", proof.source()), minor, by);
    }

    /** The same, when who entered it is forgotten. */
    public ConsentEntry withoutStaff() {
        return new ConsentEntry(id, matter, number, at, kind, expires, proof, minor, "");
    }

    /** The same, when the guardian was erased: nobody gave it in the child's place. */
    public ConsentEntry withoutGuardian() {
        return new ConsentEntry(
                id,
                matter,
                number,
                at,
                kind,
                expires,
                proof,
                minor.map(told -> new Minor(told.age(), Optional.empty())),
                by);
    }

    /** The same, when the age that was told and the guardian are forgotten. */
    public ConsentEntry withoutMinor() {
        return new ConsentEntry(id, matter, number, at, kind, expires, proof, Optional.empty(), by);
    }

    boolean countsAt(Instant moment) {
        return expires.filter(end -> !moment.isBefore(end)).isEmpty();
    }

    boolean isByGuardian() {
        return minor.flatMap(Minor::guardian).isPresent();
    }

    /** At least how old the person is at a moment, by what this entry tells: nobody told the birthday. */
    Optional<Long> leastAge(Instant moment) {
        return minor.map(told -> told.age()
                + Math.max(0, ChronoUnit.YEARS.between(at.atOffset(ZoneOffset.UTC), moment.atOffset(ZoneOffset.UTC))));
    }

    @Override
    public String toString() {
        return "ConsentEntry[" + id + ", " + kind + "]";
    }
}
