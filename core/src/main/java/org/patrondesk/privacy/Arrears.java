package org.patrondesk.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.patrondesk.journal.Transaction;

/**
 * What a library owes to people and is behind with.
 *
 * @param count how many records, or how many requests
 * @param oldest for how long the oldest has been owed; empty when nothing is
 */
public record Arrears(long count, Optional<Duration> oldest) {
    public static final Arrears NONE = new Arrears(0, Optional.empty());

    /**
     * The records within the scope that hold what should have been gone for more than {@link RetentionReport#ALARM}, as that is
     * told by {@link RetentionReport.Line#late}.
     *
     * @param host what the clock of the host says
     */
    public static Arrears ofRetention(Transaction transaction, RetentionSchedule schedule, Instant host) {
        Retained retained = transaction.store(Retained.class);
        Instant now = Retention.now(transaction, host);
        Arrears all = NONE;
        for (Keeping keeping : Keeping.values()) {
            Instant before = schedule.before(keeping, now);
            Overdue late = retained.overdue(keeping, before.minus(RetentionReport.ALARM));
            all = all.plus(late.rows(), late.oldest().map(oldest -> Duration.between(oldest, before)));
        }
        return all;
    }

    /**
     * The tenant's erasures that were begun and are not finished.
     *
     * @param host what the clock of the host says
     */
    public static Arrears ofErasures(Transaction transaction, Instant host) {
        List<PrivacyCase> open = transaction.store(PrivacyCases.class).of(PrivacyCase.Kind.ERASURE);
        Arrears all = NONE;
        for (PrivacyCase erasure : open) {
            Duration age = Duration.between(erasure.at(), host);
            all = all.plus(1, Optional.of(age.isNegative() ? Duration.ZERO : age));
        }
        return all;
    }

    private Arrears plus(long more, Optional<Duration> age) {
        Optional<Duration> older = age.filter(
                each -> oldest.filter(known -> known.compareTo(each) >= 0).isEmpty());
        return new Arrears(count + more, older.isPresent() ? older : oldest);
    }
}
