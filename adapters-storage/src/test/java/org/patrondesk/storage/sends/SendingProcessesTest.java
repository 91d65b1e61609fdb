package org.patrondesk.storage.sends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.storage.sends.SendingRun.Clocks;
import org.patrondesk.storage.sends.SendingRun.Plan;
import org.patrondesk.storage.sends.SendingRun.Trouble;

/**
 * Processes that send are killed, and stopped for longer than their leases, and their clocks jump, while they work: nothing
 * is lost, and no copy goes out unsaid.
 *
 * <p>{@code -Dsends.messages=100000 -Dsends.processes=4 -Dsends.workers=16} makes it large; {@code -Dsends.seed} another.
 */
@Tag("kill")
class SendingProcessesTest {
    private static final int MESSAGES = Integer.getInteger("sends.messages", 2_000);
    private static final int PROCESSES = Integer.getInteger("sends.processes", 2);
    private static final int WORKERS = Integer.getInteger("sends.workers", 8);
    private static final long SEED = Long.getLong("sends.seed", 20_261_122);
    private static final Duration LEASE = Duration.ofSeconds(2);
    /** Longer than any machine stalls by itself, and shorter than every jump. */
    private static final Duration LONG_LEASE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final Findings findings = new Findings();

    /** The same run, with clocks that jump where they can; {@link HostClock} says where. */
    static Plan plan(int messages, int processes, int workers) {
        List<Trouble> troubles = new ArrayList<>(List.of(Trouble.KILL, Trouble.STALL));
        if (HostClock.installed().isPresent()) {
            troubles.add(Trouble.A_CLOCK_JUMPS);
        }
        return new Plan(messages, processes, workers, LEASE, List.copyOf(troubles));
    }

    @AfterEach
    void tell() {
        System.out.println("seed " + SEED + ": " + findings);
    }

    private SendingRun run(Plan plan) {
        return new SendingRun(plan, SEED, Clocks.in(folder), findings);
    }

    @Test
    void nothing_is_lost_and_no_copy_goes_out_unsaid_when_processes_die_and_stall() throws Exception {
        run(plan(MESSAGES, PROCESSES, WORKERS)).run();

        assertThat(findings.faults()).isEmpty();
        assertThat(findings.messages).isEqualTo(MESSAGES);
        assertThat(findings.kills).isPositive();
        assertThat(findings.stops).isPositive();
        assertThat(findings.withoutResult)
                .as("attempts nobody knows the result of, without which this proves nothing")
                .isPositive();
    }

    @Test
    void no_lease_is_lost_and_nothing_sent_too_early_or_left_behind_when_the_clocks_of_all_hosts_jump()
            throws Exception {
        assumeTrue(HostClock.installed().isPresent(), HostClock.MISSING);

        run(new Plan(800, 2, 8, LONG_LEASE, List.of())).runWithWrongClocks();

        assertThat(findings.faults()).isEmpty();
        assertThat(findings.messages).isEqualTo(800);
        assertThat(findings.byWrongClocks)
                .as("copies sent by hosts whose clock was wrong")
                .isGreaterThan(400);
        assertThat(findings.withoutResult).as("leases that were lost").isZero();
    }
}
