package org.patrondesk.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.appeal.FollowUpKind;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Period;
import org.patrondesk.policy.Outcome;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;

/** What every store of {@link FollowUps} promises. */
public abstract class FollowUpsContract extends PortContract {
    private static final UUID NO = Sample.id(900);
    private static final Period ALL = new Period(Sample.NOON.minusSeconds(3600), Sample.NOON.plusSeconds(3600));

    private final Scope scope = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS);
    private final Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.REVIEW_NOS);
    private final Scope harbour = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS, Sample.HARBOUR);

    private static FollowUp bare(int n, UUID decision, Branch branch) {
        return at(n, decision, branch, Sample.NOON.plusMillis(n));
    }

    private static FollowUp at(int n, UUID decision, Branch branch, Instant at) {
        return new FollowUp(
                Sample.id(n),
                decision,
                FollowUpKind.APPEAL,
                at,
                branch,
                "unwritten",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "staff-1");
    }

    @Test
    @Promise("follow-ups-1")
    void every_kind_comes_back_field_for_field() {
        List<FollowUp> recorded = List.of(
                full(1, FollowUpKind.EXCEPTION, Outcome.CONDITIONAL),
                full(2, FollowUpKind.APPEAL, Outcome.YES),
                full(3, FollowUpKind.APPEAL_ANSWER, Outcome.NO_WITH_ALTERNATIVE),
                bare(4, NO, Sample.CENTRAL));
        recorded.forEach(this::record);

        assertThat(of(scope, NO)).isEqualTo(recorded);
        assertThat(during(scope, ALL)).isEqualTo(recorded);
    }

    private static FollowUp full(int n, FollowUpKind kind, Outcome outcome) {
        return new FollowUp(
                Sample.id(n),
                NO,
                kind,
                Sample.NOON.plusMillis(n),
                Sample.CENTRAL,
                "rule " + Sample.ODD_TEXT,
                Optional.of(outcome),
                Optional.of("role " + Sample.ODD_TEXT),
                Optional.of("words " + Sample.ODD_TEXT),
                "staff " + Sample.ODD_TEXT);
    }

    @Test
    @Promise("follow-ups-2")
    void one_at_a_branch_outside_the_scope_is_refused_and_nothing_is_kept() {
        assertThatThrownBy(() -> storage().write(harbour, transaction -> {
                    FollowUps store = transaction.store(FollowUps.class);
                    store.record(bare(1, NO, Sample.HARBOUR));
                    store.record(bare(2, NO, Sample.CENTRAL));
                    return true;
                }))
                .isInstanceOfSatisfying(
                        StorageUnavailable.class,
                        refused -> assertThat(refused.retryable()).isFalse());
        assertThat(of(scope, NO)).isEmpty();
    }

    @Test
    @Promise("follow-ups-2")
    void a_failed_transaction_keeps_none() {
        writeAndFail(scope, transaction -> transaction.store(FollowUps.class).record(bare(1, NO, Sample.CENTRAL)));

        assertThat(of(scope, NO)).isEmpty();
    }

    @Test
    @Promise({"follow-ups-3", "follow-ups-4"})
    void only_those_of_the_decision_and_within_the_scope_are_seen() {
        FollowUp central = bare(1, NO, Sample.CENTRAL);
        FollowUp atHarbour = bare(2, NO, Sample.HARBOUR);
        FollowUp another = bare(3, Sample.id(901), Sample.CENTRAL);
        List.of(central, atHarbour, another).forEach(this::record);

        assertThat(of(scope, NO)).containsExactly(central, atHarbour);
        assertThat(of(harbour, NO)).containsExactly(atHarbour);
        assertThat(of(elsewhere, NO)).isEmpty();
        assertThat(during(harbour, ALL)).containsExactly(atHarbour);
        assertThat(during(elsewhere, ALL)).isEmpty();
    }

    @Test
    @Promise("follow-ups-4")
    void a_period_includes_its_start_and_excludes_its_end() {
        Period period = new Period(Sample.NOON, Sample.NOON.plusSeconds(60));
        FollowUp first = at(2, NO, Sample.CENTRAL, period.from());
        FollowUp last = at(3, NO, Sample.CENTRAL, period.to().minusMillis(1));
        record(at(1, NO, Sample.CENTRAL, period.from().minusMillis(1)));
        record(first);
        record(last);
        record(at(4, NO, Sample.CENTRAL, period.to()));

        assertThat(during(scope, period)).containsExactly(first, last);
    }

    private void record(FollowUp followUp) {
        write(scope, FollowUps.class, store -> store.record(followUp));
    }

    private List<FollowUp> of(Scope where, UUID decision) {
        return read(where, FollowUps.class, store -> store.of(decision));
    }

    private List<FollowUp> during(Scope where, Period period) {
        return read(where, FollowUps.class, store -> collected(to -> store.each(period, to)));
    }
}
