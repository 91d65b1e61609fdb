package org.patrondesk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.library.Tenant;
import org.patrondesk.memory.InMemoryStorage;

class StandingTaskTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final InMemoryStorage storage = new InMemoryStorage();
    private final StandingTask task = new StandingTask("seal", event -> true);
    private final Scope scope = new Guard(Roles.shipped())
            .permit(
                    ActorContext.of(
                            Identity::of, new Actor.SystemActor(new Tenant("riverside"), Roles.SEALER), Instant.EPOCH),
                    Permission.SEAL_JOURNAL);

    private void tell(Transaction transaction, Instant at) {
        Event event = new Event(new UUID(0, at.toEpochMilli()), at, "s-1", StoredObject.of("sample", 1));
        task.on(List.of(event), transaction);
    }

    private int runs() {
        return storage.tasks().runDue(Map.of("seal", due -> Optional.empty()));
    }

    @Test
    void a_task_that_was_rolled_back_is_asked_for_again_at_the_next_event() {
        assertThatThrownBy(() -> storage.write(scope, transaction -> {
                    tell(transaction, NOON);
                    tell(transaction, NOON.plusMillis(1));
                    throw new IllegalStateException("The host rolls back.");
                }))
                .hasMessage("The host rolls back.");
        storage.write(scope, transaction -> {
            tell(transaction, NOON.plusMillis(2));
            return true;
        });

        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void a_task_is_due_at_once_however_far_ahead_the_clock_of_a_host_is() {
        storage.write(scope, transaction -> {
            tell(transaction, NOON.plusSeconds(1_000_000_000));
            return true;
        });

        assertThat(runs()).isEqualTo(1);
    }
}
