package org.patrondesk.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Period;
import org.patrondesk.testkit.Alike;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Race;
import org.patrondesk.testkit.Sample;

/** What every store of {@link Decisions} promises of named runs: each place once, and the last one known. */
public abstract class RunPlacesContract extends DecisionRows {
    private final Scope scope = Sample.scope(Sample.TENANT, Permission.LOG_NO);

    @Test
    @Promise("decisions-2")
    void a_place_in_a_run_taken_before_is_refused_and_nothing_of_the_transaction_kept() {
        record(scope, List.of(Sample.inRun("run", 1, Sample.CENTRAL)));
        List<Decision> overlapping = List.of(
                Sample.inRun("run", 2, Sample.CENTRAL), Alike.withId(Sample.inRun("run", 1, Sample.HARBOUR), 9));

        assertRefused(scope, overlapping);
        assertThat(run("run")).containsExactly(Sample.inRun("run", 1, Sample.CENTRAL));
        record(scope, List.of(Sample.inRun("run", 2, Sample.CENTRAL)));
        assertThat(run("run")).hasSize(2);
    }

    @Test
    @Promise("decisions-2")
    void a_place_twice_in_one_call_is_refused() {
        assertRefused(
                scope,
                List.of(
                        Sample.inRun("run", 1, Sample.CENTRAL),
                        Alike.withId(Sample.inRun("run", 1, Sample.CENTRAL), 2)));

        assertThat(run("run")).isEmpty();
    }

    @Test
    @Promise("decisions-2")
    void the_same_number_is_free_in_another_run_and_another_tenant() {
        Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.LOG_NO);
        record(
                scope,
                List.of(Sample.inRun("a", 1, Sample.CENTRAL), Alike.withId(Sample.inRun("b", 1, Sample.CENTRAL), 2)));
        record(elsewhere, List.of(Sample.inRun("a", 1, Sample.CENTRAL)));

        assertThat(run("a")).hasSize(1);
        assertThat(run("b")).hasSize(1);
    }

    @Test
    @Promise("decisions-2")
    void of_many_who_record_one_place_at_once_one_succeeds() throws Exception {
        List<Boolean> recorded = Race.run(number -> {
            try {
                record(scope, List.of(Alike.withId(Sample.inRun("run", 1, Sample.CENTRAL), number + 10)));
                return true;
            } catch (StorageUnavailable refused) {
                if (refused.retryable()) {
                    throw refused;
                }
                return false;
            }
        });

        assertThat(recorded).containsOnlyOnce(true);
        assertThat(run("run")).hasSize(1);
    }

    @Test
    @Promise("decisions-5")
    void a_period_and_a_run_select_together() {
        Decision first = Sample.inRun("run", 1, Sample.CENTRAL);
        Decision second = Sample.inRun("run", 2, Sample.CENTRAL);
        record(scope, List.of(first, second, Alike.withId(Sample.inRun("other", 1, Sample.CENTRAL), 3)));
        Period early = new Period(Sample.NOON, second.at());

        assertThat(select(scope, DecisionSelection.run("run").during(early))).containsExactly(first);
        assertThat(select(scope, DecisionSelection.run("none").during(early))).isEmpty();
    }

    @Test
    @Promise("decisions-6")
    void the_last_number_of_a_run_is_its_highest() {
        record(scope, List.of(Sample.inRun("run", 3, Sample.CENTRAL), Sample.inRun("run", 7, Sample.HARBOUR)));
        record(scope, List.of(Alike.withId(Sample.inRun("other", 90, Sample.CENTRAL), 8)));
        writeAndFail(
                scope,
                transaction ->
                        transaction.store(Decisions.class).record(List.of(Sample.inRun("run", 50, Sample.CENTRAL))));

        assertThat(lastNumber(scope, "run")).isEqualTo(7);
        assertThat(lastNumber(scope, "none")).isZero();
        assertThat(lastNumber(Sample.scope(Sample.OTHER_TENANT, Permission.RUN_WHAT_IF), "run"))
                .isZero();
    }

    private List<Decision> run(String name) {
        return select(scope, DecisionSelection.run(name));
    }

    private long lastNumber(Scope where, String run) {
        return read(where, Decisions.class, store -> store.lastNumber(run));
    }
}
