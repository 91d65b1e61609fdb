package org.patrondesk.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is promised of sending holds whatever goes wrong. A failure names its seed; {@code -Dsimulation.first=SEED
 * -Dsimulation.seeds=1} runs it again.
 */
class SimulationTest {
    private static final long FIRST = Long.getLong("simulation.first", 1);
    private static final long SEEDS = Long.getLong("simulation.seeds", 20_000);
    private static final long ENOUGH = 10_000;

    @Test
    void every_promise_holds_in_every_world() {
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            List<String> broken = new World(seed, Bug.NONE).run();
            assertThat(broken).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void the_same_seed_is_the_same_world() {
        for (long seed = 1; seed <= 50; seed++) {
            World one = new World(seed, Bug.NONE);
            World same = new World(seed, Bug.NONE);
            one.run();
            same.run();
            assertThat(same.provider.taken()).as("seed %d", seed).isEqualTo(one.provider.taken());
        }
    }

    /** A world in which nothing goes wrong would keep every promise. */
    @Test
    void the_worlds_are_rough() {
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = 1; seed <= 1_000; seed++) {
            World world = new World(seed, Bug.NONE);
            world.run();
            Roughness.of(world).forEach((what, times) -> seen.merge(what, times, Integer::sum));
        }
        assertThat(seen).containsOnlyKeys(Roughness.KINDS);
        assertThat(seen.values()).allMatch(times -> times >= 100, seen.toString());
    }

    @ParameterizedTest
    @EnumSource
    void a_planted_bug_is_found(PlantedBug bug) {
        for (long seed = 1; seed <= ENOUGH; seed++) {
            if (!new World(seed, bug.bug()).run().isEmpty()) {
                return;
            }
        }
        assertThat(bug).as("is not found in %d worlds", ENOUGH).isNull();
    }
}
