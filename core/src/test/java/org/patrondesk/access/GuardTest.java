package org.patrondesk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                "desk:DECIDE LOG_NO SEND_MESSAGE READ_POLICY",
                "caller:LOG_NO READ_POLICY",
                "supervisor:IMPORT_MEMBERS READ_MEMBERS BUILD_CALL_LIST LOG_NO GRANT_EXCEPTION ANSWER_APPEAL REVIEW_NOS"
                        + " RESOLVE_NOS SEND_MESSAGE DECIDE_DELIVERY READ_COUNTERS READ_HEALTH",
                "policy-editor:READ_POLICY ADOPT_POLICY RUN_WHAT_IF REVIEW_NOS RESOLVE_NOS",
                "reviewer:READ_POLICY REVIEW_NOS READ_COUNTERS",
                "auditor:READ_JOURNAL SEAL_JOURNAL READ_COUNTERS READ_HEALTH",
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
        assertThat(permits(new Actor.SystemActor(RIVERSIDE, "job", Set.of()), permission))
                .isFalse();
    }

    @Test
    void a_job_may_do_what_it_was_given() {
        Actor job = new Actor.SystemActor(RIVERSIDE, "import", Set.of(Permission.IMPORT_MEMBERS));

        assertThat(guard.permit(job, Permission.IMPORT_MEMBERS).actor().id()).isEqualTo("system:import");
        assertThat(permits(job, Permission.READ_MEMBERS)).isFalse();
    }

    @Test
    void a_scope_keeps_to_the_branches_of_its_actor() {
        Actor one = new Actor.Staff(RIVERSIDE, "s-1", Set.of(Roles.DESK), Set.of(MILL));
        Scope scope = guard.permit(one, Permission.LOG_NO);

        assertThat(scope.covers(MILL)).isTrue();
        assertThat(scope.covers(new Branch("Harbour"))).isFalse();
        assertThat(guard.permit(Actor.Staff.of(RIVERSIDE, "s-2", Roles.DESK), Permission.LOG_NO)
                        .covers(new Branch("Harbour")))
                .isTrue();
        assertThat(scope).hasToString("Scope[riverside, LOG_NO]");
    }

    @Test
    void a_refusal_has_a_code_and_names_the_permission_and_no_person() {
        assertThatThrownBy(() -> guard.permit(new Actor.PatronActor(RIVERSIDE, "p-77"), Permission.LOG_NO))
                .isInstanceOfSatisfying(AccessDenied.class, denied -> {
                    assertThat(denied.code()).isEqualTo("access-denied");
                    assertThat(denied.permission()).isEqualTo(Permission.LOG_NO);
                    assertThat(denied.getMessage()).contains("LOG_NO").doesNotContain("p-77");
                });
    }

    @Test
    void a_host_may_replace_the_roles_whole() {
        Guard own = new Guard(new Roles(Map.of("night", Set.of(Permission.DECIDE))));

        assertThat(own.permit(Actor.Staff.of(RIVERSIDE, "s-1", "night"), Permission.DECIDE)
                        .permission())
                .isEqualTo(Permission.DECIDE);
        assertThatThrownBy(() -> own.permit(Actor.Staff.of(RIVERSIDE, "s-1", Roles.DESK), Permission.DECIDE))
                .isInstanceOf(AccessDenied.class);
    }

    private boolean permits(Actor actor, Permission permission) {
        try {
            guard.permit(actor, permission);
            return true;
        } catch (AccessDenied denied) {
            return false;
        }
    }
}
