package org.patrondesk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Tenant;

/** What a guard allows in an emergency, against a plain reading of a table. */
class EmergencyProperties {
    private static final Tenant TENANT = new Tenant("riverside");
    private static final Instant UNTIL = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<String> ROLES = List.of("desk", "caller", "trainee");
    private static final List<Branch> BRANCHES = List.of(new Branch("Central"), new Branch("Mill Lane"));
    /** Few of them, so that lines meet. */
    private static final List<Permission> PERMISSIONS =
            List.of(Permission.DECIDE, Permission.LOG_NO, Permission.REVIEW_NOS, Permission.READ_HEALTH);

    /** What a line of the table says. */
    enum Says {
        PERMITS,
        PERMITS_IN_AN_EMERGENCY,
        FORBIDS
    }

    /** A line of the table. */
    record Line(String role, Says says, Permission permission) {}

    /** The table read plainly: held or, in an emergency, given by it, and forbidden by none. */
    private static boolean allowed(List<Line> table, Set<String> held, boolean emergency, Permission permission) {
        boolean permitted = false;
        for (Line line : table) {
            if (held.contains(line.role()) && line.permission() == permission) {
                if (line.says() == Says.FORBIDS) {
                    return false;
                }
                permitted |= line.says() == Says.PERMITS || emergency;
            }
        }
        return permitted;
    }

    private static Roles roles(List<Line> table) {
        Map<Says, Map<String, Set<Permission>>> all = new HashMap<>();
        for (Line line : table) {
            all.computeIfAbsent(line.says(), none -> new HashMap<>())
                    .computeIfAbsent(line.role(), none -> EnumSet.noneOf(Permission.class))
                    .add(line.permission());
        }
        return new Roles(
                all.getOrDefault(Says.PERMITS, Map.of()),
                all.getOrDefault(Says.FORBIDS, Map.of()),
                Map.of(),
                all.getOrDefault(Says.PERMITS_IN_AN_EMERGENCY, Map.of()));
    }

    @Provide
    Arbitrary<List<Line>> tables() {
        return Combinators.combine(Arbitraries.of(ROLES), Arbitraries.of(Says.class), Arbitraries.of(PERMISSIONS))
                .as(Line::new)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<Actor.Staff> staff() {
        return Combinators.combine(
                        Arbitraries.of(ROLES).set(), Arbitraries.of(BRANCHES).set())
                .as((roles, branches) -> new Actor.Staff(TENANT, "s-1", roles, branches));
    }

    /** From an hour before the end to an hour after it, and the end itself often. */
    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs()
                .between(-3_600_000, 3_600_000)
                .edgeCases(edges -> edges.add(-1L, 0L, 1L))
                .map(UNTIL::plusMillis);
    }

    @Property
    void until_it_is_over_it_allows_what_is_held_or_given_by_it_and_not_forbidden_and_then_what_it_did_before(
            @ForAll("tables") List<Line> table, @ForAll("staff") Actor.Staff staff, @ForAll("moments") Instant moment) {
        Guard guard = new Guard(roles(table), Clock.fixed(moment, ZoneOffset.UTC));
        ActorContext before = ActorContext.of(Identity::of, staff, UNTIL.minus(Duration.ofHours(4)));
        ActorContext context = before.in(new Emergency(new UUID(7, 7), UNTIL));
        boolean lasts = moment.isBefore(UNTIL);

        for (Permission permission : PERMISSIONS) {
            boolean expected = allowed(table, staff.roles(), lasts, permission);
            AccessDecision decision = guard.explain(context, permission);
            assertThat(guard.allows(context, permission)).isEqualTo(expected);
            assertThat(decision.allowed()).isEqualTo(expected);
            assertThat(decision.emergency().isPresent()).isEqualTo(expected && lasts);
            if (expected) {
                Scope scope = guard.permit(context, permission);
                assertThat(scope.tenant()).isEqualTo(TENANT);
                assertThat(scope.branches()).isEqualTo(lasts ? Set.of() : staff.branches());
            } else {
                assertThatThrownBy(() -> guard.permit(context, permission)).isInstanceOf(AccessDenied.class);
            }
            if (!lasts) {
                assertThat(decision).isEqualTo(guard.explain(before, permission));
            }
            assertThat(guard.allows(before, permission))
                    .as("of the same person, who did not go on in the emergency")
                    .isEqualTo(allowed(table, staff.roles(), false, permission));
        }
    }
}
