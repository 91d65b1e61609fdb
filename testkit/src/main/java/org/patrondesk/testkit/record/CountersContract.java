package org.patrondesk.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.library.Branch;
import org.patrondesk.measure.Counters;
import org.patrondesk.measure.Delta;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Race;
import org.patrondesk.testkit.Sample;

/** What every store of {@link Counters} promises. */
public abstract class CountersContract extends PortContract {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    private final Scope scope = Sample.scope(Sample.TENANT, Permission.READ_COUNTERS);

    @Test
    @Promise("counters-1")
    void deltas_of_the_same_cell_add_up() {
        add(scope, List.of(Sample.delta(Sample.CENTRAL, MONDAY, 2), Sample.delta(Sample.CENTRAL, MONDAY, 3)));
        add(scope, List.of(Sample.delta(Sample.CENTRAL, MONDAY, 1_000_000_000_000L)));
        add(scope, List.of());

        assertThat(all(scope)).containsExactly(Sample.delta(Sample.CENTRAL, MONDAY, 1_000_000_000_005L));
    }

    @Test
    @Promise("counters-1")
    void cells_that_differ_anywhere_are_summed_apart_and_ordered() {
        List<Delta> inOrder = List.of(
                new Delta("a", Sample.CENTRAL, MONDAY, "", 1),
                new Delta("a", Sample.CENTRAL, MONDAY, "no", 2),
                new Delta("a", Sample.CENTRAL, MONDAY.plusDays(1), "", 3),
                new Delta("a", Sample.HARBOUR, MONDAY, "", 4),
                new Delta("b", Sample.CENTRAL, MONDAY, "", 5));
        add(scope, List.of(inOrder.get(4), inOrder.get(2), inOrder.get(0), inOrder.get(3), inOrder.get(1)));

        assertThat(all(scope)).isEqualTo(inOrder);
    }

    @Test
    @Promise("counters-1")
    void odd_names_come_back_as_they_were() {
        Delta odd = new Delta(Sample.ODD_TEXT, new Branch(Sample.ODD_LINE), MONDAY, Sample.ODD_TEXT, -7);
        add(scope, List.of(odd));

        assertThat(all(scope)).containsExactly(odd);
    }

    @Test
    @Promise("counters-1")
    void deltas_of_a_failed_transaction_are_not_counted() {
        add(scope, List.of(Sample.delta(Sample.CENTRAL, MONDAY, 1)));
        writeAndFail(
                scope,
                transaction ->
                        transaction.store(Counters.class).add(List.of(Sample.delta(Sample.CENTRAL, MONDAY, 10))));

        assertThat(all(scope)).containsExactly(Sample.delta(Sample.CENTRAL, MONDAY, 1));
    }

    @Test
    @Promise("counters-1")
    void counted_by_many_at_once_nothing_is_lost() throws Exception {
        Race.run(number -> {
            for (int i = 0; i < 5; i++) {
                add(scope, List.of(Sample.delta(Sample.CENTRAL, MONDAY, 1)));
            }
            return true;
        });

        assertThat(all(scope)).containsExactly(Sample.delta(Sample.CENTRAL, MONDAY, Race.THREADS * 5));
    }

    @Test
    @Promise("counters-2")
    void another_tenant_counts_for_itself() {
        Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.READ_COUNTERS);
        add(scope, List.of(Sample.delta(Sample.CENTRAL, MONDAY, 1)));
        assertThat(all(elsewhere)).isEmpty();

        add(elsewhere, List.of(Sample.delta(Sample.CENTRAL, MONDAY, 20)));
        assertThat(all(elsewhere)).containsExactly(Sample.delta(Sample.CENTRAL, MONDAY, 20));
        assertThat(all(scope)).containsExactly(Sample.delta(Sample.CENTRAL, MONDAY, 1));
    }

    @Test
    @Promise("counters-2")
    void only_counts_of_the_branches_in_scope_are_seen() {
        Delta central = Sample.delta(Sample.CENTRAL, MONDAY, 1);
        Delta mill = Sample.delta(Sample.MILL, MONDAY, 3);
        add(scope, List.of(mill, Sample.delta(Sample.HARBOUR, MONDAY, 2), central));
        Scope two = Sample.scope(Sample.TENANT, Permission.READ_COUNTERS, Sample.CENTRAL, Sample.MILL);

        assertThat(all(two)).containsExactly(central, mill);
    }

    @Test
    @Promise("counters-3")
    void a_count_of_a_branch_outside_the_scope_is_refused_and_nothing_of_the_transaction_kept() {
        Scope two = Sample.scope(Sample.TENANT, Permission.READ_COUNTERS, Sample.CENTRAL, Sample.MILL);
        add(two, List.of(Sample.delta(Sample.MILL, MONDAY, 1)));

        assertRefusedForGood(two, transaction -> {
            transaction.store(Counters.class).add(List.of(Sample.delta(Sample.CENTRAL, MONDAY, 2)));
            transaction
                    .store(Counters.class)
                    .add(List.of(Sample.delta(Sample.MILL, MONDAY, 3), Sample.delta(Sample.HARBOUR, MONDAY, 4)));
        });
        assertThat(all(scope)).containsExactly(Sample.delta(Sample.MILL, MONDAY, 1));
    }

    private void add(Scope where, List<Delta> deltas) {
        write(where, Counters.class, store -> store.add(deltas));
    }

    private List<Delta> all(Scope where) {
        return read(where, Counters.class, store -> collected(store::each));
    }
}
