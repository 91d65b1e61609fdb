package org.patrondesk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Tenant;

class GuardTest {
    private static final Tenant RIVERSIDE = new Tenant("riverside");
    private static final Branch MILL = new Branch("Mill Lane");

    private final Guard guard = new Guard(Roles.shipped());

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "desk:DECIDE LOG_NO SEND_MESSAGE READ_POLICY RECORD_CONSENT READ_CONSENT BREAK_GLASS",
                "caller:LOG_NO READ_POLICY",
                "supervisor:IMPORT_MEMBERS READ_MEMBERS BUILD_CALL_LIST LOG_NO GRANT_EXCEPTION ANSWER_APPEAL REVIEW_NOS"
                        + " RESOLVE_NOS SEND_MESSAGE DECIDE_DELIVERY READ_COUNTERS READ_HEALTH RECORD_CONSENT READ_CONSENT"
                        + " BREAK_GLASS READ_EMERGENCIES",
                "policy-editor:READ_POLICY ADOPT_POLICY RUN_WHAT_IF REVIEW_NOS RESOLVE_NOS",
                "reviewer:READ_POLICY REVIEW_NOS READ_COUNTERS",
                "auditor:READ_JOURNAL SEAL_JOURNAL READ_COUNTERS READ_HEALTH READ_RETENTION READ_ACCESS_LOG",
                "privacy-officer:ENFORCE_RETENTION READ_RETENTION READ_HEALTH READ_EMERGENCIES READ_PERSON ERASE_PERSON HOLD_PERSON READ_ACCESS_LOG",
                "janitor:"
            })
    void a_role_may_do_what_it_grants_and_nothing_else(String role, String granted) {
        Set<String> may = granted == null ? Set.of() : Set.of(granted.split(" "));
        for (Permission permission : Permission.values()) {
            assertThat(permits(Actor.Staff.of(RIVERSIDE, "s-1", role), permission))
                    .as("%s %s", role, permission)
                    .isEqualTo(may.contains(permission.name()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobody_without_a_role_may_do_anything(Permission permission) {
        assertThat(permits(Actor.Staff.of(RIVERSIDE, "s-1"), permission)).isFalse();
        assertThat(permits(new Actor.PatronActor(RIVERSIDE, "p-1"), permission)).isFalse();
        assertThat(permits(new Actor.Anonymous(RIVERSIDE), permission)).isFalse();
        assertThat(permits(new Actor.SystemActor(RIVERSIDE, "job"), permission)).isFalse();
    }

    @Test
    void a_job_may_do_what_it_was_given() {
        Guard own = new Guard(Roles.shipped().withSystem("import", Set.of(Permission.IMPORT_MEMBERS)));
        Actor job = new Actor.SystemActor(RIVERSIDE, "import");

        assertThat(own.permit(ActorContext.of(Identity::of, job, Instant.EPOCH), Permission.IMPORT_MEMBERS)
                        .actor()
                        .id())
                .isEqualTo("system:import");
        assertThat(own.allows(job, Permission.READ_MEMBERS)).isFalse();
        assertThat(permits(job, Permission.IMPORT_MEMBERS))
                .as("where nobody said so")
                .isFalse();
    }

    @Test
    void a_scope_keeps_to_the_branches_of_its_actor() {
        Actor one = new Actor.Staff(RIVERSIDE, "s-1", Set.of(Roles.DESK), Set.of(MILL));
        Scope scope = guard.permit(ActorContext.of(Identity::of, one, Instant.EPOCH), Permission.LOG_NO);

        assertThat(scope.covers(MILL)).isTrue();
        assertThat(scope.covers(new Branch("Harbour"))).isFalse();
        assertThat(guard.permit(
                                ActorContext.of(
                                        Identity::of, Actor.Staff.of(RIVERSIDE, "s-2", Roles.DESK), Instant.EPOCH),
                                Permission.LOG_NO)
                        .covers(new Branch("Harbour")))
                .isTrue();
        assertThat(scope).hasToString("Scope[riverside, LOG_NO]");
    }

    @Test
    void a_refusal_has_a_code_and_names_the_permission_and_no_person() {
        assertThatThrownBy(() -> guard.permit(
                        ActorContext.of(Identity::of, new Actor.PatronActor(RIVERSIDE, "p-77"), Instant.EPOCH),
                        Permission.LOG_NO))
                .isInstanceOfSatisfying(AccessDenied.class, denied -> {
                    assertThat(denied.code()).isEqualTo("access-denied");
                    assertThat(denied.permission()).isEqualTo(Permission.LOG_NO);
                    assertThat(denied.getMessage()).contains("LOG_NO").doesNotContain("p-77");
                });
    }

    @Test
    void a_host_may_replace_the_roles_whole() {
        Guard own = new Guard(new Roles(Map.of("night", Set.of(Permission.DECIDE))));

        assertThat(own.permit(
                                ActorContext.of(Identity::of, Actor.Staff.of(RIVERSIDE, "s-1", "night"), Instant.EPOCH),
                                Permission.DECIDE)
                        .permission())
                .isEqualTo(Permission.DECIDE);
        assertThatThrownBy(() -> own.permit(
                        ActorContext.of(Identity::of, Actor.Staff.of(RIVERSIDE, "s-1", Roles.DESK), Instant.EPOCH),
                        Permission.DECIDE))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void what_one_role_forbids_no_other_permits() {
        Guard strict = new Guard(Roles.shipped().withForbidden("trainee", Set.of(Permission.LOG_NO)));
        Actor trainee = Actor.Staff.of(RIVERSIDE, "s-1", Roles.DESK, "trainee");

        assertThatThrownBy(
                        () -> strict.permit(ActorContext.of(Identity::of, trainee, Instant.EPOCH), Permission.LOG_NO))
                .hasMessage("LOG_NO is forbidden by the role trainee, whatever other roles permit.");
        assertThat(strict.allows(trainee, Permission.DECIDE)).isTrue();
        assertThat(strict.allows(Actor.Staff.of(RIVERSIDE, "s-2", Roles.DESK), Permission.LOG_NO))
                .isTrue();
    }

    @Test
    void patrons_and_strangers_may_do_what_the_library_lets_them() {
        Guard open = new Guard(Roles.shipped().withRole(Roles.PATRON, Set.of(Permission.READ_POLICY)));

        assertThat(open.allows(new Actor.PatronActor(RIVERSIDE, "p-1"), Permission.READ_POLICY))
                .isTrue();
        assertThat(open.allows(new Actor.Anonymous(RIVERSIDE), Permission.READ_POLICY))
                .isFalse();
    }

    @Test
    void a_decision_about_access_says_why_and_who_may() {
        Actor one = new Actor.Staff(RIVERSIDE, "s-1", Set.of(Roles.DESK, Roles.CALLER), Set.of(MILL));

        assertThat(guard.explain(one, Permission.LOG_NO).sentence())
                .isEqualTo("LOG_NO is permitted by the roles caller, desk at Mill Lane.");
        assertThat(guard.explain(one, Permission.REVIEW_NOS).sentence())
                .isEqualTo("This needs the permission REVIEW_NOS; ask somebody who has one of the roles policy-editor,"
                        + " reviewer, supervisor.");
        assertThat(guard.explain(one, Permission.DELIVER).sentence())
                .isEqualTo("This needs the permission DELIVER; no role has it.");
        assertThat(guard.explain(new Actor.SystemActor(RIVERSIDE, Roles.COURIER), Permission.DELIVER)
                        .sentence())
                .isEqualTo("DELIVER is permitted by the job courier at every branch.");
        assertThat(guard.explain(new Actor.SystemActor(RIVERSIDE, Roles.COURIER), Permission.LOG_NO)
                        .sentence())
                .isEqualTo("This needs the permission LOG_NO, which the job has not.");
    }

    private boolean permits(Actor actor, Permission permission) {
        try {
            guard.permit(ActorContext.of(Identity::of, actor, Instant.EPOCH), permission);
            return true;
        } catch (AccessDenied denied) {
            return false;
        }
    }
}
