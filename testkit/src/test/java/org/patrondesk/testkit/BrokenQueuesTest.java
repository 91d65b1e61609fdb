package org.patrondesk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.testkit.BrokenStoragesTest.broken;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patrondesk.journal.Storage;
import org.patrondesk.testkit.broken.CarelessQueueStorage;
import org.patrondesk.testkit.broken.CarelessQueueStorage.Flaw;
import org.patrondesk.testkit.broken.RashStorage;
import org.patrondesk.testkit.broken.RepeatingStorage;

/** Each check that a queue of deliveries may leave out is missed by the contracts. */
class BrokenQueuesTest {
    private static final Set<Flaw> MISSED = EnumSet.noneOf(Flaw.class);
    private static Flaw flaw = Flaw.FENCES;

    @ParameterizedTest
    @CsvSource({
        "FENCES, queue-5 queue-6",
        "LEASES, queue-1 queue-5",
        "HOLDS, queue-1 storage-8",
        "HIGHER_FENCES, queue-2",
        "PAUSES, queue-3 queue-8",
        "PLACES, queue-8",
        "OVERDUE, queue-4",
        "RESULTS, queue-6 deliveries-3",
        "WAITING, queue-7"
    })
    void a_queue_that_leaves_out_a_check_is_caught(Flaw leftOut, String promises) {
        flaw = leftOut;
        MISSED.add(leftOut);

        assertThat(broken(Careless.class)).contains(promises.split(" "));
    }

    @AfterAll
    static void every_flaw_was_tried() {
        assertThat(MISSED).isEqualTo(EnumSet.allOf(Flaw.class));
    }

    @Test
    void a_storage_that_decides_whatever_the_person_saw_is_caught() {
        assertThat(broken(Rash.class)).isEqualTo(new TreeSet<>(Set.of("deliveries-4", "deliveries-5")));
    }

    @Test
    void a_storage_that_runs_contending_work_again_is_caught() {
        // Beside it, what its first run started counts twice.
        assertThat(broken(Repeating.class)).containsExactlyInAnyOrder("storage-8", "queue-4");
    }

    static class Careless extends BrokenStoragesTest.Sound {
        @Override
        public Storage open() {
            return new CarelessQueueStorage(flaw);
        }
    }

    static class Rash extends BrokenStoragesTest.Sound {
        @Override
        public Storage open() {
            return new RashStorage();
        }
    }

    static class Repeating extends BrokenStoragesTest.Sound {
        @Override
        public Storage open() {
            return new RepeatingStorage();
        }
    }
}
