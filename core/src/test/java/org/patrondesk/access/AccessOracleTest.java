package org.patrondesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
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

    /** The last is in no table. */
    private static final List<Permission> TRIED = List.of(
            Permission.BREAK_GLASS,
            Permission.DECIDE,
            Permission.ERASE_PERSON,
            Permission.REVIEW_NOS,
            Permission.READ_HEALTH);

    /** Of the first more, so that there is enough that is permitted. */
    private static final List<Kind> KINDS =
            List.of(Kind.PERMITS, Kind.PERMITS, Kind.PERMITS_IN_EMERGENCY, Kind.FORBIDS, Kind.JOB);

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int SOAK = 5_000_000;
    private static final List<Subject.Pseudonym> PERSONS =
            List.of(new Subject.Pseudonym("a".repeat(64)), new Subject.Pseudonym("b".repeat(64)));

    private final Random random = new Random(SEED);

    private enum Kind {
        PERMITS,
        FORBIDS,
        PERMITS_IN_EMERGENCY,
        JOB
    }

    /** A line of the table: who, and what is permitted or forbidden. */
    private record Line(String who, Kind kind, Permission permission) {
        boolean says(Kind which, Permission of) {
            return kind == which && permission == of;
        }
    }

    /** The table read plainly: one line permits, and none forbids. */
    private static boolean allowed(List<Line> table, Actor actor, Permission permission, boolean emergency) {
        if (actor instanceof Actor.SystemActor system) {
            return permission != Permission.BREAK_GLASS
                    && table.stream()
                            .anyMatch(line -> line.says(Kind.JOB, permission)
                                    && line.who().equals(system.name()));
        }
        if (permission == Permission.BREAK_GLASS && !(actor instanceof Actor.Staff)) {
            return false;
        }
        boolean permitted = false;
        boolean forbidden = false;
        for (Line line : table) {
            if (held(actor).contains(line.who())) {
                permitted |= line.says(Kind.PERMITS, permission);
                permitted |= emergency && line.says(Kind.PERMITS_IN_EMERGENCY, permission);
                forbidden |= line.says(Kind.FORBIDS, permission);
            }
        }
        return permitted && !forbidden;
    }

    private static Set<String> held(Actor actor) {
        return actor instanceof Actor.Staff staff
                ? staff.roles()
                : Set.of(actor instanceof Actor.PatronActor ? "patron" : "anonymous");
    }

    /** The roles that permit it, and do not forbid it too. */
    private static Set<String> able(List<Line> table, Permission permission) {
        Set<String> able = new TreeSet<>(ROLES);
        able.removeIf(
                role -> !allowed(table, new Actor.Staff(TENANT, "s-1", Set.of(role), Set.of()), permission, false));
        return able;
    }

    /** The roles of the actor that a line of one of these kinds names. */
    private static Set<String> named(List<Line> table, Actor actor, Permission permission, Set<Kind> kinds) {
        Set<String> named = new TreeSet<>();
        for (Line line : table) {
            if (kinds.stream().anyMatch(kind -> line.says(kind, permission))) {
                named.add(line.who());
            }
        }
        named.retainAll(held(actor));
        return named;
    }

    private List<Line> table() {
        List<Line> table = new ArrayList<>();
        int lines = random.nextInt(12);
        for (int n = 0; n < lines; n++) {
            Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            List<String> names = kind == Kind.JOB ? JOBS : ROLES;
            // Few of them, so that lines meet.
            table.add(new Line(names.get(random.nextInt(names.size())), kind, TRIED.get(random.nextInt(4))));
        }
        return table;
    }

    private static Roles roles(List<Line> table) {
        Map<Kind, Map<String, Set<Permission>>> all = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            all.put(kind, new HashMap<>());
        }
        for (Line line : table) {
            Objects.requireNonNull(all.get(line.kind()))
                    .computeIfAbsent(line.who(), none -> EnumSet.noneOf(Permission.class))
                    .add(line.permission());
        }
        return new Roles(
                all.getOrDefault(Kind.PERMITS, Map.of()),
                all.getOrDefault(Kind.FORBIDS, Map.of()),
                all.getOrDefault(Kind.JOB, Map.of()),
                all.getOrDefault(Kind.PERMITS_IN_EMERGENCY, Map.of()));
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

    /** Who asks for what, and whether their emergency lasts. */
    private record Question(
            ActorContext context, Set<Subject.Pseudonym> patron, Permission permission, boolean lasting) {
        Actor actor() {
            return context.actor();
        }
    }

    private Question question() {
        Actor actor = actor();
        Set<Subject.Pseudonym> patron = some(PERSONS);
        Identity identity = new Identity(actor, Purpose.SERVICE, Locale.ENGLISH, patron);
        ActorContext context = ActorContext.of(asserted -> asserted, identity, NOW);
        Permission permission = TRIED.get(random.nextInt(TRIED.size()));
        if (!(actor instanceof Actor.Staff) || random.nextBoolean()) {
            return new Question(context, patron, permission, false);
        }
        boolean lasting = random.nextBoolean();
        Emergency emergency = new Emergency(new UUID(0, 1), lasting ? NOW.plusMillis(1) : NOW);
        return new Question(context.in(emergency), patron, permission, lasting);
    }

    private void decidesAlike(int worlds) {
        int allowed = 0;
        int wider = 0;
        int barred = 0;
        for (int world = 0; world < worlds; world++) {
            List<Line> table = table();
            Guard guard = new Guard(roles(table), Clock.fixed(NOW, ZoneOffset.UTC));
            Question question = question();
            Actor actor = question.actor();
            boolean before = allowed(table, actor, question.permission(), false);
            boolean expected = allowed(table, actor, question.permission(), question.lasting());

            assertThat(guard.allows(actor, question.permission()))
                    .as("world %d of seed %d", world, SEED)
                    .isEqualTo(before);
            assertThat(guard.allows(question.context(), question.permission()))
                    .as("world %d of seed %d", world, SEED)
                    .isEqualTo(expected);
            assertThat(guard.explain(actor, question.permission()).able())
                    .isEqualTo(able(table, question.permission()));
            explainsAlike(guard, table, question, expected);
            wider += expected && !before ? 1 : 0;
            if (expected) {
                allowed++;
                checkScope(guard, question);
                barred += isBarred(guard, question) ? 1 : 0;
            }
        }

        assertThat(allowed).isBetween(worlds / 20, worlds / 2);
        assertThat(wider).isBetween(worlds / 200, allowed / 2);
        assertThat(barred).isBetween(worlds / 200, allowed / 2);
    }

    private static void explainsAlike(Guard guard, List<Line> table, Question question, boolean expected) {
        AccessDecision decision = guard.explain(question.context(), question.permission());
        assertThat(decision.allowed()).isEqualTo(expected);
        if (!(question.actor() instanceof Actor.SystemActor)) {
            Set<Kind> permitting =
                    question.lasting() ? EnumSet.of(Kind.PERMITS, Kind.PERMITS_IN_EMERGENCY) : EnumSet.of(Kind.PERMITS);
            assertThat(decision.permitting())
                    .isEqualTo(named(table, question.actor(), question.permission(), permitting));
            assertThat(decision.forbidding())
                    .isEqualTo(named(table, question.actor(), question.permission(), EnumSet.of(Kind.FORBIDS)));
        }
    }

    /** Asks for what is permitted about somebody, or nobody; they may be whoever asks. */
    private boolean isBarred(Guard guard, Question question) {
        Optional<Subject.Pseudonym> about =
                random.nextBoolean() ? Optional.of(PERSONS.get(random.nextInt(PERSONS.size()))) : Optional.empty();
        boolean theirs = about.isPresent() && question.patron().contains(about.get());
        boolean others = about.isPresent() && !question.patron().contains(about.get());
        boolean refused = question.actor() instanceof Actor.Staff && theirs;
        refused |= question.actor() instanceof Actor.PatronActor && others;
        refused |= question.actor() instanceof Actor.Anonymous && others;

        assertThat(guard.explain(question.context(), question.permission(), about)
                        .allowed())
                .isEqualTo(!refused);
        assertThat(permits(() -> guard.permit(question.context(), question.permission(), about)))
                .isEqualTo(!refused);
        return refused;
    }

    private static boolean permits(Runnable permit) {
        try {
            permit.run();
            return true;
        } catch (AccessDenied e) {
            return false;
        }
    }

    /** An emergency reaches every branch, and makes nobody one who works for the whole library. */
    private static void checkScope(Guard guard, Question question) {
        Scope scope = guard.permit(question.context(), question.permission());
        Set<Branch> own = question.actor() instanceof Actor.Staff staff ? staff.branches() : Set.of();
        for (Branch branch : BRANCHES) {
            boolean covers = own.isEmpty() || own.contains(branch) || question.lasting();
            assertThat(scope.covers(branch)).isEqualTo(covers);
        }
        assertThat(permits(() -> guard.permitWholeLibrary(question.context(), question.permission())))
                .isEqualTo(own.isEmpty());
    }
}
