package org.patrondesk.storage.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.journal.Storage;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.message.Round;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.SettableClock;
import org.patrondesk.testkit.broken.BranchlessStorage;
import org.patrondesk.testkit.broken.ScopelessStorage;

/** What points at nothing tells of everything: it must be the same with what is out of reach, and without. */
class OnlyTheirsTest {
    private int looked;

    private static Storage inMemory() {
        return new InMemoryStorage(SettableClock.at(Sample.NOON));
    }

    @Test
    void nothing_changes_by_what_other_branches_and_other_libraries_have() {
        assertThat(changed(OnlyTheirsTest::inMemory)).isEmpty();
        assertThat(looked).isGreaterThan(60);
    }

    @Test
    void a_storage_that_forgot_the_branches_is_found_out() {
        assertThat(changed(BranchlessStorage::new))
                .contains("barriers.each(Consumer) by reviewer", "counters.each(Consumer) by auditor")
                .contains("logbook.agenda(Optional, Period) said by supervisor")
                .doesNotContain("meetings.each(Period, Consumer) by reviewer");
    }

    @Test
    void a_storage_that_forgot_the_libraries_is_found_out() {
        assertThat(changed(ScopelessStorage::new))
                .contains("meetings.each(Period, Consumer) by reviewer", "emergencies.unseen(Consumer) by supervisor");
    }

    /** The calls of one branch that answer otherwise when others have records too. */
    private List<String> changed(Supplier<Storage> storages) {
        List<String> changed = new ArrayList<>();
        for (PublicCall call : PublicCall.of(Session.class)) {
            new AccessTable().lines().forEach((way, line) -> {
                if (way.startsWith(call.toString()) && line.points().equals("-")) {
                    changed.addAll(changed(storages, call, way, line));
                }
            });
        }
        return changed;
    }

    private List<String> changed(Supplier<Storage> storages, PublicCall call, String way, AccessTable.Line line) {
        boolean branches = line.records().equals("branch");
        List<Spot> within = branches ? List.of(Spot.OWN) : List.of(Spot.OWN, Spot.OTHER_BRANCH);
        List<Spot> beyond = branches ? List.of(Spot.OTHER_BRANCH, Spot.OTHER_TENANT) : List.of(Spot.OTHER_TENANT);
        try (World alone = new World(storages.get(), roles -> roles);
                World among = new World(storages.get(), roles -> roles)) {
            within.forEach(spot -> alone.site(spot).fill());
            within.forEach(spot -> among.site(spot).fill());
            beyond.forEach(spot -> among.site(spot).fill());
            return World.WHO.stream()
                    .filter(who -> line.ending(who, false, Spot.OWN) == Ending.ANSWERED)
                    .filter(who -> differs(result(alone, call, way, who), result(among, call, way, who)))
                    .map(who -> way + " by " + who)
                    .toList();
        }
    }

    private boolean differs(Result without, Result with) {
        looked++;
        return !with.words().equals(without.words()) || !with.work().equals(without.work()) || !isAlike(with, without);
    }

    private static Result result(World world, PublicCall call, String way, String who) {
        Actor actor = World.actor(who, false);
        Object[] arguments =
                Objects.requireNonNull(new Fixtures().all().get(way)).apply(new Ask(world, actor, Spot.OWN));
        return Result.of(world, "-", () -> call.on(world.session(Identity.of(actor)), arguments));
    }

    /** Also where an answer says nothing of itself in words; a round is no answer, but work to be done on the storage. */
    private static boolean isAlike(Result one, Result other) {
        if (!one.words().contains("org.patrondesk.") || one.answer() instanceof Round) {
            return true;
        }
        try {
            assertThat(one.answer())
                    .usingRecursiveComparison()
                    .ignoringFieldsOfTypes(SplittableRandom.class)
                    .isEqualTo(other.answer());
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }
}
