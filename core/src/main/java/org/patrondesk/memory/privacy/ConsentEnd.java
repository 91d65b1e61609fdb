package org.patrondesk.memory.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.patrondesk.consent.ConsentEntry;

/** From when on something in an entry of the consent ledger is over; {@link Instant#MAX} as long as it is not. */
final class ConsentEnd {
    private ConsentEnd() {}

    /**
     * A no is over at once, what is implied by itself. A yes is over when the next one came, or the last word of its matter is
     * no, or by itself; an undone no did not end it.
     *
     * @param theirs all entries of the same person
     */
    static Instant ofEvidence(ConsentEntry entry, List<ConsentEntry> theirs) {
        return switch (entry.kind()) {
            case WITHDRAWN, RESTORED -> entry.at();
            case IMPLIED -> entry.expires().orElse(Instant.MAX);
            case EXPRESS -> ofYes(entry, theirs).or(entry::expires).orElse(Instant.MAX);
        };
    }

    private static Optional<Instant> ofYes(ConsentEntry yes, List<ConsentEntry> theirs) {
        List<ConsentEntry> after = theirs.stream()
                .filter(next -> next.matter().equals(yes.matter()) && next.number() > yes.number())
                .sorted(Comparator.comparingLong(ConsentEntry::number))
                .toList();
        return after.stream()
                .filter(next -> next.kind() == ConsentEntry.Kind.EXPRESS)
                .map(ConsentEntry::at)
                .min(Comparator.naturalOrder())
                .or(() -> after.stream()
                        .skip(Math.max(0, after.size() - 1))
                        .filter(last -> last.kind() == ConsentEntry.Kind.WITHDRAWN)
                        .map(ConsentEntry::at)
                        .findFirst());
    }

    /** Years of 366 days: never before the person is 21. */
    static Instant ofMinority(ConsentEntry entry) {
        return entry.minor()
                .map(minor -> entry.at().plus(Duration.ofDays(366L * (21 - minor.age()))))
                .orElse(Instant.MAX);
    }
}
