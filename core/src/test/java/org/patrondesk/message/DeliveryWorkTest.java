package org.patrondesk.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.DueTask;
import org.patrondesk.journal.DueTasks;
import org.patrondesk.journal.StandingTask;
import org.patrondesk.journal.TaskHandler;
import org.patrondesk.library.Tenant;

/** The one task that looks after a queue must never be held up by a courier. */
class DeliveryWorkTest {
    private static final DueTask WATCH = new DueTask(PostOffice.TENANT, DeliveryWork.KIND, StandingTask.KEY);

    private final PostOffice office = new PostOffice();
    private final DeliveryWork work = new DeliveryWork(new Deliverers(), 4);

    private final class Deliverers implements DeliveryWork.Deliverers {
        @Override
        public Sending sending(Tenant tenant) {
            return office.desk.as(Identity::of, PostOffice.courier(tenant)).sending();
        }

        @Override
        public <R> R tasks(Tenant tenant, Function<DueTasks, R> tasks) {
            Actor courier = PostOffice.courier(tenant);
            Scope scope = new Guard(Roles.shipped())
                    .permit(ActorContext.of(Identity::of, courier, Instant.EPOCH), Permission.DELIVER);
            return office.storage.contend(scope, transaction -> tasks.apply(transaction.store(DueTasks.class)));
        }
    }

    private Optional<Duration> watch() {
        return work.run(WATCH);
    }

    /** The calls that wait now, which are taken away. */
    private Set<String> calls() {
        Set<String> calls = new TreeSet<>();
        TaskHandler taking = task -> {
            calls.add(task.key());
            return Optional.empty();
        };
        office.storage.tasks().runDue(Map.of(DeliveryWork.MORE, taking));
        return calls;
    }

    @Test
    void the_watch_sends_nothing_itself_and_calls_somebody_who_does() {
        office.post("hold-ready");

        assertThat(watch()).contains(Duration.ofSeconds(1));
        assertThat(office.carried).isEmpty();
        assertThat(calls()).containsExactly("n-1");
    }

    @Test
    void whoever_is_called_sends_what_is_ready() {
        office.post("hold-ready");
        watch();
        office.storage.tasks().runDue(Map.of(DeliveryWork.MORE, work));

        assertThat(office.carried).hasSize(1);
        assertThat(calls()).isEmpty();
    }

    @Test
    void the_watch_calls_another_while_those_called_before_are_held_up() {
        office.post("hold-ready");
        watch();
        watch();
        watch();

        assertThat(calls()).containsExactly("n-1", "n-2", "n-3");
    }

    @Test
    void the_watch_calls_nobody_when_nothing_is_ready() {
        office.post("hold-ready");
        office.results.add(new Result.Deferred(Result.Concern.ADDRESS, Duration.ZERO, "452-4.2.2"));
        office.sending().goRound();

        assertThat(watch()).contains(Duration.ofSeconds(15));
        office.later(office.terms.delay(1).minusSeconds(10));
        assertThat(watch()).as("until it is ready").contains(Duration.ofSeconds(10));
        assertThat(calls()).isEmpty();
    }

    @Test
    void the_watch_calls_for_what_a_worker_that_died_had_begun() {
        office.post("hold-ready");
        Round dying = office.sending().round();
        while (office.carried.isEmpty()) {
            dying.step();
        }
        office.later(office.terms.lease().minusMillis(1));
        assertThat(watch()).contains(Duration.ofSeconds(1));
        assertThat(calls()).isEmpty();
        office.later(Duration.ofMillis(1));
        watch();

        assertThat(calls()).containsExactly("n-1");
    }
}
