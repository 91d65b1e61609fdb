package org.patrondesk.barrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Roles;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Request;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.IdempotencyConflict;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.logbook.LogNo;

class BarrierRegisterTest {
    private final Riverside library = new Riverside();

    @BeforeEach
    void adopt() {
        library.session().policies().adopt(Riverside.policy()).orThrow();
    }

    private UUID no(Branch branch) {
        return library.session()
                .logbook()
                .log(LogNo.atDesk(branch, "A guest pass?", Decision.UNWRITTEN))
                .orThrow();
    }

    private List<Barrier> barriers(Branch... within) {
        List<Barrier> found = new ArrayList<>();
        library.session(within).barriers().each(found::add);
        return found;
    }

    @Test
    void a_barrier_is_registered_from_the_nos_that_show_it() {
        UUID barrier = library.session()
                .barriers()
                .register(RegisterBarrier.of("No guest pass", Riverside.CENTRAL, List.of(no(Riverside.CENTRAL))))
                .orThrow();

        assertThat(barriers()).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo(barrier);
            assertThat(found.name()).isEqualTo("No guest pass");
            assertThat(found.at()).isEqualTo(Riverside.WEDNESDAY);
        });
        assertThat(library.eventTypes()).endsWith("barrier-registered");
        assertThat(library.events().toString()).doesNotContain("guest");
        assertThat(barriers().toString()).doesNotContain("guest");
    }

    @Test
    void only_nos_that_were_said_within_reach_show_a_barrier() {
        UUID yes = library.session()
                .requests()
                .decide(Request.at(Riverside.CENTRAL, Channel.DESK, Riverside.facts("NE", 1, 30)))
                .orThrow()
                .decision();
        UUID elsewhere = no(Riverside.HARBOUR);

        Answer<UUID> answer = library.session(Riverside.CENTRAL)
                .barriers()
                .register(RegisterBarrier.of(
                        "Stairs",
                        Riverside.CENTRAL,
                        List.of(no(Riverside.CENTRAL), yes, elsewhere, UUID.randomUUID())));

        assertThat(((Answer.Invalid<UUID>) answer).violations())
                .extracting(Violation::path)
                .containsExactly("nos[1]", "nos[2]", "nos[3]");
        assertThat(barriers()).isEmpty();
    }

    @Test
    void what_is_missing_is_said_all_at_once() {
        Answer<UUID> answer =
                library.session().barriers().register(RegisterBarrier.of(" ", Riverside.CENTRAL, List.of()));

        assertThat(((Answer.Invalid<UUID>) answer).violations())
                .extracting(Violation::path)
                .containsExactly("name", "nos");
    }

    @Test
    void a_branch_out_of_reach_is_not_found() {
        UUID no = no(Riverside.CENTRAL);

        assertThat(library.session(Riverside.CENTRAL)
                        .barriers()
                        .register(RegisterBarrier.of("Stairs", Riverside.HARBOUR, List.of(no))))
                .isInstanceOf(Answer.NotFound.class);
        assertThat(barriers()).isEmpty();
    }

    @Test
    void each_sees_the_barriers_of_their_branches() {
        UUID no = no(Riverside.CENTRAL);
        library.session()
                .barriers()
                .register(RegisterBarrier.of("Stairs", Riverside.HARBOUR, List.of(no)))
                .orThrow();

        assertThat(barriers(Riverside.HARBOUR)).hasSize(1);
        assertThat(barriers(Riverside.CENTRAL)).isEmpty();
    }

    @Test
    void a_key_registers_once_and_refuses_another_barrier() {
        UUID no = no(Riverside.CENTRAL);
        RegisterBarrier stairs = new RegisterBarrier("Stairs", Riverside.CENTRAL, List.of(no), Optional.of("k"));
        UUID first = library.session().barriers().register(stairs).orThrow();

        assertThat(library.session().barriers().register(stairs).orThrow()).isEqualTo(first);
        assertThat(barriers()).hasSize(1);
        assertThatThrownBy(() -> library.session()
                        .barriers()
                        .register(new RegisterBarrier("Dark", Riverside.CENTRAL, List.of(no), Optional.of("k"))))
                .isInstanceOf(IdempotencyConflict.class);
    }

    @Test
    void whoever_may_not_log_registers_none_and_whoever_may_not_review_sees_none() {
        RegisterBarrier stairs = RegisterBarrier.of("Stairs", Riverside.CENTRAL, List.of(no(Riverside.CENTRAL)));
        Actor auditor = Actor.Staff.of(Riverside.TENANT, "a", Roles.AUDITOR);
        Actor desk = Actor.Staff.of(Riverside.TENANT, "d", Roles.DESK);

        assertThatThrownBy(() -> library.session(auditor).barriers().register(stairs))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> library.session(desk).barriers().each(barrier -> {}))
                .isInstanceOf(AccessDenied.class);
    }
}
