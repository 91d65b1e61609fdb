package org.patrondesk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Tenant;

class EmergencyTest {
    private static final Tenant RIVERSIDE = new Tenant("riverside");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Emergency EMERGENCY = new Emergency(new UUID(7, 7), NOON.plusSeconds(3_600));

    private final Guard guard = new Guard(Roles.shipped(), Clock.fixed(NOON, ZoneOffset.UTC));

    private static ActorContext context(Actor actor) {
        return ActorContext.of(Identity::of, actor, NOON);
    }

    private static Actor.Staff ann() {
        return new Actor.Staff(RIVERSIDE, "s-1", Set.of(Roles.DESK), Set.of(new Branch("Mill Lane")));
    }

    @Test
    void a_decision_about_access_says_until_when_an_emergency_permits_it() {
        ActorContext ann = context(ann()).in(EMERGENCY);

        assertThat(guard.explain(ann, Permission.REVIEW_NOS).sentence())
                .isEqualTo(
                        "REVIEW_NOS is permitted in an emergency until 2026-11-23T13:00:00Z, by the role desk at every"
                                + " branch.");
        assertThat(guard.explain(ann, Permission.LOG_NO).sentence())
                .isEqualTo("LOG_NO is permitted in an emergency until 2026-11-23T13:00:00Z, by the role desk at every"
                        + " branch.");
        assertThat(guard.explain(ann, Permission.ADOPT_POLICY).sentence())
                .isEqualTo("This needs the permission ADOPT_POLICY; ask somebody who has the role policy-editor.");
        assertThat(guard.explain(context(ann()), Permission.LOG_NO).sentence())
                .isEqualTo("LOG_NO is permitted by the role desk at Mill Lane.");
    }

    @Test
    void nobody_but_staff_breaks_the_glass_whatever_roles_say() {
        Set<Permission> breaking = Set.of(Permission.BREAK_GLASS);
        Guard lax = new Guard(Roles.shipped()
                .withRole(Roles.PATRON, breaking)
                .withRole(Roles.ANONYMOUS, breaking)
                .withSystem(Roles.COURIER, breaking));
        for (Actor actor : List.of(
                new Actor.PatronActor(RIVERSIDE, "p-1"),
                new Actor.Anonymous(RIVERSIDE),
                new Actor.SystemActor(RIVERSIDE, Roles.COURIER))) {
            assertThat(lax.allows(actor, Permission.BREAK_GLASS)).isFalse();
            assertThat(lax.explain(actor, Permission.BREAK_GLASS).allowed()).isFalse();
            assertThatThrownBy(() -> context(actor).in(EMERGENCY))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Only staff take access in an emergency.");
        }
    }

    @Test
    void what_ships_adds_only_reading() {
        assertThat(Roles.shipped().emergency())
                .isEqualTo(Map.of(
                        Roles.DESK, Set.of(Permission.REVIEW_NOS, Permission.READ_HEALTH),
                        Roles.SUPERVISOR, Set.of(Permission.READ_POLICY)));
        Guard own = new Guard(
                Roles.shipped().withEmergency(Roles.DESK, Set.of(Permission.GRANT_EXCEPTION)),
                Clock.fixed(NOON, ZoneOffset.UTC));
        ActorContext ann = context(ann()).in(EMERGENCY);
        assertThat(own.allows(ann, Permission.GRANT_EXCEPTION)).isTrue();
        assertThat(own.allows(ann, Permission.REVIEW_NOS)).isFalse();
    }
}
