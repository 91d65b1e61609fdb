package org.patrondesk.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Branch;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;

/** What every store of {@link Barriers} promises. */
public abstract class BarriersContract extends PortContract {
    private final Scope scope = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS);
    private final Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.REVIEW_NOS);
    private final Scope harbour = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS, Sample.HARBOUR);

    private static Barrier barrier(int n, Branch branch) {
        return new Barrier(Sample.id(n), Sample.NOON.plusMillis(n), branch, "stairs " + Sample.ODD_TEXT, "staff-1");
    }

    @Test
    @Promise({"barriers-1", "barriers-4"})
    void each_comes_back_field_for_field_in_the_order_of_recording() {
        Barrier first = barrier(1, Sample.CENTRAL);
        Barrier second = barrier(2, Sample.HARBOUR);
        record(first);
        record(second);

        assertThat(find(scope, first)).contains(first);
        assertThat(all(scope)).containsExactly(first, second);
    }

    @Test
    @Promise("barriers-1")
    void a_failed_transaction_keeps_none() {
        Barrier barrier = barrier(1, Sample.CENTRAL);
        writeAndFail(scope, transaction -> transaction.store(Barriers.class).record(barrier));

        assertThat(find(scope, barrier)).isEmpty();
    }

    @Test
    @Promise("barriers-2")
    void one_at_a_branch_outside_the_scope_is_refused_and_nothing_is_kept() {
        Barrier within = barrier(1, Sample.HARBOUR);
        assertThatThrownBy(() -> storage().write(harbour, transaction -> {
                    transaction.store(Barriers.class).record(within);
                    transaction.store(Barriers.class).record(barrier(2, Sample.CENTRAL));
                    return true;
                }))
                .isInstanceOfSatisfying(
                        StorageUnavailable.class,
                        refused -> assertThat(refused.retryable()).isFalse());
        assertThat(find(scope, within)).isEmpty();
    }

    @Test
    @Promise({"barriers-3", "barriers-4"})
    void only_those_within_the_scope_are_seen() {
        Barrier central = barrier(1, Sample.CENTRAL);
        Barrier atHarbour = barrier(2, Sample.HARBOUR);
        List.of(central, atHarbour).forEach(this::record);

        assertThat(find(harbour, central)).isEmpty();
        assertThat(find(harbour, atHarbour)).contains(atHarbour);
        assertThat(all(harbour)).containsExactly(atHarbour);
        assertThat(find(elsewhere, central)).isEmpty();
        assertThat(all(elsewhere)).isEmpty();
    }

    private void record(Barrier barrier) {
        write(scope, Barriers.class, store -> store.record(barrier));
    }

    private Optional<Barrier> find(Scope where, Barrier barrier) {
        return read(where, Barriers.class, store -> store.find(barrier.id()));
    }

    private List<Barrier> all(Scope where) {
        return read(where, Barriers.class, store -> collected(store::each));
    }
}
