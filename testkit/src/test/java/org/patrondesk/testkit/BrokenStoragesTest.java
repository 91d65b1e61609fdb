package org.patrondesk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.patrondesk.journal.Storage;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.testkit.broken.BackwardStorage;
import org.patrondesk.testkit.broken.BranchlessStorage;
import org.patrondesk.testkit.broken.CarelessConsentStorage;
import org.patrondesk.testkit.broken.DuplicatingStorage;
import org.patrondesk.testkit.broken.ForgetfulStorage;
import org.patrondesk.testkit.broken.HastyStorage;
import org.patrondesk.testkit.broken.MuteStorage;
import org.patrondesk.testkit.broken.RootlessStorage;
import org.patrondesk.testkit.broken.ScopelessStorage;

/** The kit is worth what it catches: each storage that is broken on purpose fails the promises it breaks. */
class BrokenStoragesTest {
    /** What no storage keeps that loses rows. */
    private static final Set<String> LOST = words("""
            storage-1 events-1 bodies-1 seals-1 seals-2 seals-3 seals-4 seals-5 seals-6 seals-7 keys-1
            keys-2 members-2 members-3 members-4 decisions-1 decisions-2 decisions-4 decisions-5
            decisions-6 decisions-7 follow-ups-1 follow-ups-3 follow-ups-4 links-1 links-2 links-3
            barriers-1 barriers-3 barriers-4 resolutions-1 resolutions-2 resolutions-3 stories-1 stories-3
            stories-4 policies-1 policies-2 policies-3 policies-4 policies-5 counters-1 counters-2
            consents-1 consents-2 consents-3 consents-4 emergencies-1 emergencies-2 emergencies-3 emergencies-4
            emergencies-5 emergencies-6 deliveries-1 deliveries-3 deliveries-4 deliveries-5 deliveries-6 tasks-1 tasks-2 tasks-3
            tasks-4 tasks-5 tasks-6 tasks-7 tasks-8 retained-1 retained-2 retained-3 retained-5
            retained-6 retained-7 retained-8 retained-9 accesses-1 accesses-3 accesses-4 decisions-8 stories-5 deliveries-8 cases-1 cases-2 cases-3 cases-4
            """);

    /** What a storage without scopes does not keep. */
    private static final Set<String> UNSCOPED = words("""
            events-3 bodies-3 seals-1 seals-2 seals-5 seals-6 seals-7 keys-1 members-2 members-3 members-5
            decisions-2 decisions-3 decisions-4 decisions-6 decisions-7 follow-ups-2 follow-ups-3
            follow-ups-4 links-3 barriers-2 barriers-3 barriers-4 resolutions-2 resolutions-3 stories-2
            stories-3 policies-2 policies-4 policies-5 counters-2 counters-3 tasks-1 tasks-7 deliveries-2
            deliveries-3 deliveries-4 deliveries-5 deliveries-6 queue-1 retained-3 retained-5 consents-3 consents-4
            accesses-3 retained-6 decisions-8 stories-5 deliveries-8 cases-1 cases-2 cases-3 cases-4
            emergencies-2 emergencies-3 emergencies-4 emergencies-5 emergencies-6
            """);

    @Test
    void a_sound_storage_keeps_every_promise() {
        assertThat(broken(Sound.class)).isEmpty();
    }

    @Test
    void a_forgetful_storage_is_caught_in_every_store() {
        assertThat(broken(Forgetful.class)).containsAll(LOST);
    }

    @Test
    void a_duplicating_storage_is_caught_wherever_rows_are_added() {
        assertThat(broken(Duplicating.class))
                .contains("storage-1", "events-1", "members-2", "members-4", "decisions-1", "counters-1")
                .doesNotContain("keys-1", "keys-2", "policies-1", "policies-2", "policies-3", "policies-4");
    }

    @Test
    void a_storage_without_scopes_is_caught_by_every_promise_about_tenants_and_branches_and_by_no_other() {
        assertThat(broken(Scopeless.class)).containsExactlyInAnyOrderElementsOf(UNSCOPED);
    }

    @Test
    void a_storage_without_branches_is_caught_by_every_promise_about_branches_and_by_no_other() {
        assertThat(broken(Branchless.class))
                .containsExactlyInAnyOrder(
                        "members-3",
                        "members-5",
                        "decisions-3",
                        "decisions-4",
                        "decisions-7",
                        "decisions-8",
                        "follow-ups-2",
                        "follow-ups-3",
                        "follow-ups-4",
                        "barriers-2",
                        "barriers-3",
                        "barriers-4",
                        "stories-2",
                        "stories-3",
                        "counters-2",
                        "counters-3",
                        "deliveries-2",
                        "deliveries-3",
                        "deliveries-4",
                        "deliveries-5",
                        "deliveries-6",
                        "deliveries-8",
                        "stories-5",
                        "retained-3",
                        "retained-5",
                        "retained-6");
    }

    @Test
    void a_storage_that_hands_over_seals_backwards_is_caught_wherever_an_order_is_promised() {
        assertThat(broken(Backward.class))
                .containsExactlyInAnyOrder("bodies-1", "seals-1", "seals-2", "seals-4", "seals-5");
    }

    @Test
    void a_storage_that_drops_a_field_of_a_decision_is_caught() {
        assertThat(broken(Mute.class)).containsExactly("decisions-1", "decisions-7", "decisions-8");
        assertThat(broken(Rootless.class)).containsExactly("decisions-1", "decisions-7");
    }

    @Test
    void a_storage_that_swallows_a_second_entry_and_hands_a_ledger_over_backwards_is_caught() {
        assertThat(broken(CarelessConsents.class)).containsExactly("consents-1", "consents-2", "consents-3");
    }

    @Test
    void a_storage_that_claims_to_be_durable_and_is_not_is_caught() {
        assertThat(broken(Boasting.class)).containsExactly("storage-1", "tasks-1");
    }

    @Test
    void a_storage_whose_writers_look_before_their_turn_is_caught() {
        assertThat(broken(Hasty.class)).contains("storage-7");
    }

    /** The promises whose tests failed when the kit ran over this storage. */
    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    static Set<String> broken(Class<? extends StorageKit> kit) {
        return broken(kit, PromisesTest.testsOf(PromisesTest.CONTRACTS));
    }

    /** The promises that those tests miss, every one of which must run. */
    static Set<String> broken(Class<?> kit, Stream<Method> tests) {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(kit))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .execute();
        assertThat(results.testEvents().started().count()).isEqualTo(tests.count());
        assertThat(results.testEvents().skipped().count()).isZero();
        assertThat(results.testEvents().aborted().count()).isZero();
        assertThat(results.containerEvents().failed().count()).isZero();
        Set<String> promises = new TreeSet<>();
        results.testEvents().failed().stream().map(BrokenStoragesTest::promises).forEach(promises::addAll);
        return promises;
    }

    private static Set<String> promises(Event failed) {
        Method test = failed.getTestDescriptor()
                .getSource()
                .map(MethodSource.class::cast)
                .orElseThrow()
                .getJavaMethod();
        return Set.of(test.getAnnotation(Promise.class).value());
    }

    static class Sound extends StorageKit {
        @Override
        public Storage open() {
            return new InMemoryStorage();
        }

        @Override
        public boolean durable() {
            return false;
        }
    }

    static class Forgetful extends Sound {
        @Override
        public Storage open() {
            return new ForgetfulStorage();
        }
    }

    static class Duplicating extends Sound {
        @Override
        public Storage open() {
            return new DuplicatingStorage();
        }
    }

    static class Scopeless extends Sound {
        @Override
        public Storage open() {
            return new ScopelessStorage();
        }
    }

    static class Branchless extends Sound {
        @Override
        public Storage open() {
            return new BranchlessStorage();
        }
    }

    static class Backward extends Sound {
        @Override
        public Storage open() {
            return new BackwardStorage();
        }
    }

    static class Mute extends Sound {
        @Override
        public Storage open() {
            return new MuteStorage();
        }
    }

    static class Rootless extends Sound {
        @Override
        public Storage open() {
            return new RootlessStorage();
        }
    }

    static class CarelessConsents extends Sound {
        @Override
        public Storage open() {
            return new CarelessConsentStorage();
        }
    }

    static class Hasty extends Sound {
        @Override
        public Storage open() {
            return new HastyStorage();
        }
    }

    static class Boasting extends Sound {
        @Override
        public boolean durable() {
            return true;
        }
    }
}
