package org.patrondesk.testkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.privacy.Emergencies;
import org.patrondesk.privacy.EmergencyAccess;
import org.patrondesk.privacy.EmergencyAccess.Seen;
import org.patrondesk.privacy.Unseen;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;

/** What every {@link Emergencies} promises. */
public abstract class EmergenciesContract extends PortContract {
    private static final Instant LATER = Sample.NOON.plus(Duration.ofHours(1));
    private static final Seen SEEN = new Seen(LATER, "staff-2", Optional.of(Sample.ODD_TEXT));

    private final Scope scope = Sample.scope(Sample.TENANT, Permission.READ_EMERGENCIES);
    private final Scope harbour = Sample.scope(Sample.TENANT, Permission.READ_EMERGENCIES, Sample.HARBOUR);
    private final Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.READ_EMERGENCIES);

    private void record(EmergencyAccess... all) {
        write(scope, Emergencies.class, store -> List.of(all).forEach(store::record));
    }

    private Optional<EmergencyAccess> find(Scope asking, UUID id) {
        return read(asking, Emergencies.class, store -> store.find(id));
    }

    private boolean close(Scope by, UUID id, Instant at) {
        return storage()
                .<Boolean>write(
                        by, transaction -> transaction.store(Emergencies.class).close(id, at));
    }

    private boolean see(Scope by, UUID id, Seen seen) {
        return storage()
                .<Boolean>write(
                        by, transaction -> transaction.store(Emergencies.class).see(id, seen));
    }

    private List<EmergencyAccess> waiting(Scope asking) {
        return read(asking, Emergencies.class, store -> collected(store::eachUnseen));
    }

    private Unseen unseen(Scope asking) {
        return read(asking, Emergencies.class, Emergencies::unseen);
    }

    @Test
    @Promise("emergencies-1")
    void each_comes_back_field_for_field() {
        EmergencyAccess bare = Sample.emergency(1);
        EmergencyAccess odd = new EmergencyAccess(
                Sample.id(2),
                Sample.LONG_AGO,
                Sample.FAR_AHEAD,
                Sample.ODD_TEXT,
                "staff-1",
                Optional.of(Sample.NOON),
                Optional.of(SEEN));
        EmergencyAccess longest = new EmergencyAccess(
                Sample.id(3),
                Sample.NOON,
                LATER,
                Sample.LONGEST_TEXT,
                "staff-1",
                Optional.empty(),
                Optional.of(new Seen(LATER, "staff-2", Optional.empty())));
        record(bare, odd);
        record(longest);

        for (EmergencyAccess each : List.of(bare, odd, longest)) {
            assertThat(find(scope, each.id())).contains(each);
        }
    }

    @Test
    @Promise("emergencies-1")
    void a_failed_transaction_keeps_none() {
        EmergencyAccess access = Sample.emergency(1);
        writeAndFail(scope, transaction -> transaction.store(Emergencies.class).record(access));

        assertThat(find(scope, access.id())).isEmpty();
    }

    @Test
    @Promise("emergencies-1")
    void one_whose_id_stands_is_refused_and_changes_nothing() {
        EmergencyAccess access = Sample.emergency(1);
        record(access);

        assertRefusedForGood(
                scope, transaction -> transaction.store(Emergencies.class).record(access.closedAt(LATER)));
        assertThat(find(scope, access.id())).contains(access);
    }

    @Test
    @Promise("emergencies-2")
    void they_are_the_tenants_own_whatever_branches_the_scope_has() {
        EmergencyAccess access = Sample.emergency(1);
        record(access);

        assertThat(find(harbour, access.id())).contains(access);
        assertThat(find(elsewhere, access.id())).isEmpty();
        assertThat(find(scope, Sample.id(2))).isEmpty();
    }

    @Test
    @Promise("emergencies-3")
    void one_is_closed_once_and_all_else_stays() {
        EmergencyAccess first = Sample.emergency(1);
        EmergencyAccess second = Sample.emergency(2);
        record(first, second);

        assertThat(close(elsewhere, first.id(), LATER)).isFalse();
        assertThat(close(scope, Sample.id(9), LATER)).isFalse();
        assertThat(find(scope, first.id())).contains(first);
        assertThat(close(scope, first.id(), LATER)).isTrue();
        assertThat(close(scope, first.id(), Sample.FAR_AHEAD)).isFalse();
        assertThat(find(scope, first.id())).contains(first.closedAt(LATER));
        assertThat(find(scope, second.id())).contains(second);
    }

    @Test
    @Promise("emergencies-4")
    void one_is_seen_once_and_all_else_stays() {
        EmergencyAccess first = Sample.emergency(1);
        EmergencyAccess second = Sample.emergency(2);
        Seen bare = new Seen(Sample.FAR_AHEAD, "staff-3", Optional.empty());
        record(first, second);

        assertThat(see(elsewhere, first.id(), SEEN)).isFalse();
        assertThat(see(scope, Sample.id(9), SEEN)).isFalse();
        assertThat(find(scope, first.id())).contains(first);
        assertThat(see(scope, first.id(), SEEN)).isTrue();
        assertThat(see(scope, first.id(), bare)).isFalse();
        assertThat(see(scope, second.id(), bare)).isTrue();
        assertThat(find(scope, first.id())).contains(first.seenBy(SEEN));
        assertThat(find(scope, second.id())).contains(second.seenBy(bare));
    }

    @Test
    @Promise({"emergencies-3", "emergencies-4"})
    void a_failed_transaction_neither_closes_nor_marks() {
        EmergencyAccess access = Sample.emergency(1);
        record(access);
        writeAndFail(scope, transaction -> {
            transaction.store(Emergencies.class).close(access.id(), LATER);
            transaction.store(Emergencies.class).see(access.id(), SEEN);
        });

        assertThat(find(scope, access.id())).contains(access);
    }

    @Test
    @Promise({"emergencies-5", "emergencies-6"})
    void those_that_nobody_has_seen_are_handed_over_and_counted_the_oldest_first() {
        assertThat(unseen(scope)).isEqualTo(Unseen.NONE);
        assertThat(waiting(scope)).isEmpty();
        EmergencyAccess oldest = Sample.emergency(1);
        EmergencyAccess seen = Sample.emergency(2);
        EmergencyAccess next = Sample.emergency(3);
        EmergencyAccess last = Sample.emergency(4);
        record(last, next, seen, oldest);
        see(scope, seen.id(), SEEN);
        close(scope, next.id(), LATER);

        assertThat(waiting(harbour)).containsExactly(oldest, next.closedAt(LATER), last);
        assertThat(unseen(harbour)).isEqualTo(new Unseen(3, Optional.of(oldest.at())));
        see(scope, oldest.id(), SEEN);
        assertThat(unseen(scope)).isEqualTo(new Unseen(2, Optional.of(next.at())));
        assertThat(waiting(elsewhere)).isEmpty();
        assertThat(unseen(elsewhere)).isEqualTo(Unseen.NONE);
    }

    @Test
    @Promise("emergencies-5")
    void those_of_one_moment_come_by_id() {
        EmergencyAccess first = at(Sample.NOON, 1);
        EmergencyAccess second = at(Sample.NOON, 2);
        record(second, first);

        assertThat(waiting(scope)).containsExactly(first, second);
    }

    private static EmergencyAccess at(Instant moment, int n) {
        EmergencyAccess like = Sample.emergency(n);
        return new EmergencyAccess(
                like.id(), moment, like.until(), like.reason(), like.by(), like.closed(), like.seen());
    }
}
