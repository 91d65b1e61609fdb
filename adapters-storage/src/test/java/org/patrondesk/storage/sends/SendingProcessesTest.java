package org.patrondesk.storage;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Roles;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.message.Attempt;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Message;
import org.patrondesk.message.Outbox;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.QueueState;
import org.patrondesk.message.Repetition;
import org.patrondesk.message.SendingTerms;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.Sample;

/**
 * Processes that send are killed, and stopped for longer than their leases, while they work: nothing is lost, and no copy goes
 * out unsaid.
 *
 * <p>{@code -Dsends.messages=100000 -Dsends.processes=4 -Dsends.workers=16} makes it large; {@code -Dsends.seed} another.
 */
@Tag("kill")
class SendingProcessesTest {
    static final SendingTerms TERMS = new SendingTerms(
            Duration.ofSeconds(2),
            10,
            4,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofDays(3),
            Set.of("reminder"));

    private static final int MESSAGES = Integer.getInteger("sends.messages", 2_000);
    private static final int PROCESSES = Integer.getInteger("sends.processes", 2);
    private static final int WORKERS = Integer.getInteger("sends.workers", 8);
    private static final long SEED = Long.getLong("sends.seed", 20_261_122);
    private static final int BETWEEN = 250;
    private static final long LONGEST_RECOVERY = 10_000;

    private final Random random = new Random(SEED);
    private final TestDatabase database = TestDatabase.ready();
    private final List<OtherProcess> processes = new ArrayList<>();
    private int kills;
    private int stops;
    private long duplicates;
    private long ambiguous;

    @Test
    void nothing_is_lost_and_no_copy_goes_out_unsaid_when_processes_die_and_stall() throws Exception {
        try (PostgresStorage storage = PostgresStorage.open(database.pool());
                PlainProvider provider = new PlainProvider(SEED)) {
            Outbox outbox = PatronDesk.builder()
                    .storage(storage)
                    .courier(Channel.EMAIL, parcel -> {
                        throw new AssertionError("This process sends nothing.");
                    })
                    .sendingTerms(TERMS)
                    .build()
                    .as(Actor.Staff.of(Sample.TENANT, "s-1", Roles.SUPERVISOR))
                    .outbox();
            IntStream.range(0, MESSAGES).forEach(n -> post(outbox, n));
            try {
                work(provider);
                awaitEmpty(outbox);
            } finally {
                processes.forEach(OtherProcess::kill);
            }
            check(outbox, provider.taken());
        }
        System.out.printf(
                "seed %d: %d messages, %d processes, %d kills, %d stops%n", SEED, MESSAGES, PROCESSES, kills, stops);
    }

    private static void post(Outbox outbox, int n) {
        outbox.post(PostMessage.of(
                        new Branch("Central"),
                        Channel.EMAIL,
                        "reader@example.org",
                        new Message("", "Message " + n),
                        n % 2 == 0 ? "reminder" : "hold-ready"))
                .orThrow();
    }

    private void start(PlainProvider provider) throws IOException {
        OtherProcess process = OtherProcess.start(
                SendingMain.class,
                "",
                List.of("-XX:TieredStopAtLevel=1", "-Xmx128m"),
                database.url(TestDatabase.RUNTIME),
                Integer.toString(provider.port()),
                Integer.toString(WORKERS));
        assertThat(process.line()).isEqualTo("ready");
        processes.add(process);
    }

    private void work(PlainProvider provider) throws Exception {
        for (int i = 0; i < PROCESSES; i++) {
            start(provider);
        }
        for (int next = BETWEEN; next < MESSAGES; next += BETWEEN) {
            provider.await(next, 5_000);
            OtherProcess one = processes.get(random.nextInt(processes.size()));
            if (random.nextBoolean()) {
                one.kill();
                processes.remove(one);
                kills++;
                start(provider);
            } else {
                stall(one, provider);
            }
        }
        recover(provider);
    }

    /** Real leases of a real database end only in real time. */
    private void stall(OtherProcess one, PlainProvider provider) throws Exception {
        signal("-STOP", one);
        assertThat(provider.await(Integer.MAX_VALUE, TERMS.lease().toMillis() + 500))
                .isFalse();
        signal("-CONT", one);
        stops++;
    }

    private static void signal(String name, OtherProcess to) throws Exception {
        Process kill = new ProcessBuilder("kill", name, Long.toString(to.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** All die at once; the next one goes on within ten seconds, of which its own start is a part. */
    private void recover(PlainProvider provider) throws Exception {
        processes.forEach(OtherProcess::kill);
        processes.clear();
        kills += PROCESSES;
        int before = provider.taken().size();
        start(provider);
        if (before < MESSAGES) {
            assertThat(provider.await(before + 1, LONGEST_RECOVERY))
                    .as("the first delivery within ten seconds of the restart")
                    .isTrue();
        }
    }

    private static void awaitEmpty(Outbox outbox) throws InterruptedException {
        Object pause = new Object();
        for (int i = 0; i < 600; i++) {
            QueueState queue = outbox.queue();
            if (queue.waiting() + queue.sending() == 0) {
                return;
            }
            synchronized (pause) {
                pause.wait(200);
            }
        }
        assertThat(outbox.queue()).as("the queue did not run dry").isNull();
    }

    private void check(Outbox outbox, List<PlainProvider.Copy> taken) {
        Map<String, Long> copies = taken.stream().collect(groupingBy(PlainProvider.Copy::messageId, counting()));
        Map<String, Long> unmarked = taken.stream()
                .filter(copy -> !copy.marked())
                .collect(groupingBy(PlainProvider.Copy::messageId, counting()));
        Map<DeliveryState, Integer> states = new EnumMap<>(DeliveryState.class);
        for (DeliveryState state : DeliveryState.values()) {
            List<DeliveryStatus> found = new ArrayList<>();
            outbox.each(state, found::add);
            states.put(state, found.size());
            found.stream()
                    .map(one -> outbox.find(one.delivery().id()).orElseThrow())
                    .forEach(one -> check(one, copies, unmarked));
        }
        assertThat(states.values().stream().mapToInt(Integer::intValue).sum())
                .as("none is lost")
                .isEqualTo(MESSAGES);
        assertThat(copies.size()).as("no other message ids").isLessThanOrEqualTo(MESSAGES);
        assertThat(ambiguous).as("doubts, without which this proves nothing").isPositive();
        assertThat(duplicates).isLessThanOrEqualTo(ambiguous);
        System.out.printf("%s, %d copies, %d duplicates, %d doubts%n", states, taken.size(), duplicates, ambiguous);
    }

    private void check(DeliveryStatus one, Map<String, Long> copies, Map<String, Long> unmarked) {
        String id = one.delivery().id().toString();
        long sent = copies.getOrDefault(id, 0L);
        long doubts = one.attempts().stream().filter(Attempt::isAmbiguous).count();
        assertThat(sent).as("copies of %s", one).isLessThanOrEqualTo(1 + doubts);
        assertThat(unmarked.getOrDefault(id, 0L))
                .as("unmarked copies of %s", one)
                .isLessThanOrEqualTo(1);
        if (one.delivery().repetition() == Repetition.AT_MOST_ONCE) {
            assertThat(sent).as("at most once: %s", one).isLessThanOrEqualTo(1);
        }
        if (one.state() == DeliveryState.ACCEPTED) {
            assertThat(sent).as("accepted: %s", one).isPositive();
        }
        duplicates += Math.max(0, sent - 1);
        ambiguous += doubts;
    }
}
