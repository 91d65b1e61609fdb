package org.patrondesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Tenant;
import org.patrondesk.person.Subject;

/**
 * The guard against a plain reading of a table, over worlds made at random.
 *
 * <p>{@code -Daccess.worlds} makes it longer or shorter, {@code -Daccess.seed} another; {@code -Psoak} goes through five million.
 */
class AccessOracleTest {
    private static final int WORLDS = Integer.getInteger("access.worlds", 200_000);
    private static final long SEED = Long.getLong("access.seed", 20_261_122);
    private static final Tenant TENANT = new Tenant("riverside");
    private static final List<String> ROLES = List.of("desk", "caller", "trainee", "patron", "anonymous");
    private static final List<String> JOBS = List.of("courier", "sealer", "desk");
    private static final List<Branch> BRANCHES =
            List.of(new Branch("Central"), new Branch("Mill Lane"), new Branch("Quay"));
    private static final Permission[] PERMISSIONS = Permission.values();
    private static final int SOAK = 5_000_000;
    private static final List<Subject.Pseudonym> PERSONS =
            List.of(new Subject.Pseudonym("a".repeat(64)), new Subject.Pseudonym("b".repeat(64)));

    private final Random random = new Random(SEED);

    /** A line of the table: who, whether it is a job, and what is permitted or forbidden. */
    private record Line(String who, boolean job, boolean forbids, Permission permission) {}

    /** The table read plainly: one line permits, and none forbids. */
    private static boolean allowed(List<Line> table, Actor actor, Permission permission) {
        boolean job = actor instanceof Actor.SystemActor;
        Set<String> names = new HashSet<>();
        if (actor instanceof Actor.Staff staff) {
            names.addAll(staff.roles());
        } else if (actor instanceof Actor.SystemActor system) {
            names.add(system.name());
        } else {
            names.add(actor instanceof Actor.PatronActor ? "patron" : "anonymous");
        }
        boolean permitted = false;
        boolean forbidden = false;
        for (Line line : table) {
            if (line.job() == job && names.contains(line.who()) && line.permission() == permission) {
                permitted |= !line.forbids();
                forbidden |= line.forbids();
            }
        }
        return permitted && !forbidden;
    }

    /** The roles that permit it, and do not forbid it too. */
    private static Set<String> able(List<Line> table, Permission permission) {
        Set<String> able = new TreeSet<>(ROLES);
        able.removeIf(role -> !allowed(table, new Actor.Staff(TENANT, "s-1", Set.of(role), Set.of()), permission));
        return able;
    }

    /** The roles of the actor that a line names. */
    private static Set<String> named(List<Line> table, Actor actor, Permission permission, boolean forbidding) {
        Set<String> held = actor instanceof Actor.Staff staff
                ? staff.roles()
                : Set.of(actor instanceof Actor.PatronActor ? "patron" : "anonymous");
        Set<String> named = new TreeSet<>();
        for (Line line : table) {
            if (!line.job() && line.forbids() == forbidding && line.permission() == permission) {
                named.add(line.who());
            }
        }
        named.retainAll(held);
        return named;
    }

    private List<Line> table() {
        List<Line> table = new ArrayList<>();
        int lines = random.nextInt(12);
        for (int n = 0; n < lines; n++) {
            boolean job = random.nextInt(4) == 0;
            List<String> names = job ? JOBS : ROLES;
            table.add(new Line(
                    names.get(random.nextInt(names.size())),
                    job,
                    !job && random.nextInt(3) == 0,
                    // Few of them, so that lines meet.
                    PERMISSIONS[random.nextInt(4)]));
        }
        return table;
    }

    private static Roles roles(List<Line> table) {
        Map<String, Set<Permission>> grants = new HashMap<>();
        Map<String, Set<Permission>> forbids = new HashMap<>();
        Map<String, Set<Permission>> systems = new HashMap<>();
        for (Line line : table) {
            (line.job() ? systems : line.forbids() ? forbids : grants)
                    .computeIfAbsent(line.who(), none -> EnumSet.noneOf(Permission.class))
                    .add(line.permission());
        }
        return new Roles(grants, forbids, systems);
    }

    private Actor actor() {
        return switch (random.nextInt(6)) {
            case 0 -> new Actor.PatronActor(TENANT, "p-1");
            case 1 -> new Actor.Anonymous(TENANT);
            case 2 -> new Actor.SystemActor(TENANT, JOBS.get(random.nextInt(JOBS.size())));
            default -> new Actor.Staff(TENANT, "s-1", some(ROLES), some(BRANCHES));
        };
    }

    private <T> Set<T> some(List<T> all) {
        Set<T> some = new HashSet<>();
        all.forEach(each -> {
            if (random.nextBoolean()) {
                some.add(each);
            }
        });
        return some;
    }

    @Test
    void the_guard_decides_as_a_plain_reading_of_the_table() {
        decidesAlike(WORLDS);
    }

    @Test
    @Tag("soak")
    void the_guard_decides_so_in_five_million_worlds() {
        decidesAlike(SOAK);
    }

    private void decidesAlike(int worlds) {
        int allowed = 0;
        int own = 0;
        for (int world = 0; world < worlds; world++) {
            List<Line> table = table();
            Guard guard = new Guard(roles(table));
            Actor actor = actor();
            Permission permission = PERMISSIONS[random.nextInt(5)];
            boolean expected = allowed(table, actor, permission);

            assertThat(guard.allows(actor, permission))
                    .as("world %d of seed %d", world, SEED)
                    .isEqualTo(expected);
            AccessDecision decision = guard.explain(actor, permission);
            assertThat(decision.allowed()).isEqualTo(expected);
            assertThat(decision.able()).isEqualTo(able(table, permission));
            if (!(actor instanceof Actor.SystemActor)) {
                assertThat(decision.permitting()).isEqualTo(named(table, actor, permission, false));
                assertThat(decision.forbidding()).isEqualTo(named(table, actor, permission, true));
            }
            if (expected) {
                allowed++;
                checkScope(guard.permit(ActorContext.of(Identity::of, actor, Instant.EPOCH), permission), actor);
                own += isOwnCaseRefused(guard, actor, permission) ? 1 : 0;
            }
        }

        assertThat(allowed).isBetween(worlds / 20, worlds / 2);
        assertThat(own).isBetween(worlds / 200, allowed / 2);
    }

    /** Asks for what is permitted about somebody, or nobody; they may be whoever asks. */
    private boolean isOwnCaseRefused(Guard guard, Actor actor, Permission permission) {
        Set<Subject.Pseudonym> patron = some(PERSONS);
        Optional<Subject.Pseudonym> about =
                random.nextBoolean() ? Optional.of(PERSONS.get(random.nextInt(PERSONS.size()))) : Optional.empty();
        boolean refused = actor instanceof Actor.Staff && about.isPresent() && patron.contains(about.get());
        Identity identity = new Identity(actor, Purpose.SERVICE, Locale.ENGLISH, patron);
        ActorContext context = ActorContext.of(asserted -> asserted, identity, Instant.EPOCH);

        assertThat(guard.explain(context, permission, about).allowed()).isEqualTo(!refused);
        assertThat(permits(guard, context, permission, about)).isEqualTo(!refused);
        return refused;
    }

    private static boolean permits(
            Guard guard, ActorContext context, Permission permission, Optional<Subject.Pseudonym> about) {
        try {
            guard.permit(context, permission, about);
            return true;
        } catch (AccessDenied e) {
            return false;
        }
    }

    private static void checkScope(Scope scope, Actor actor) {
        for (Branch branch : BRANCHES) {
            boolean covers = !(actor instanceof Actor.Staff staff)
                    || staff.branches().isEmpty()
                    || staff.branches().contains(branch);
            assertThat(scope.covers(branch)).isEqualTo(covers);
        }
    }
}
