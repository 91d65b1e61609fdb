package org.patrondesk.storage.sends;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.storage.OtherProcess;

/** A process that sends. */
record Sender(String name, OtherProcess process, Optional<HostClock> clock) {
    static Sender start(String name, Optional<HostClock> clock, String... arguments) throws IOException {
        OtherProcess process = OtherProcess.start(
                clock.map(HostClock::environment).orElse(Map.of()),
                SendingMain.class,
                List.of("-XX:TieredStopAtLevel=1", "-Xmx128m"),
                arguments);
        String told = process.line();
        if (!"ready".equals(told)) {
            throw new IllegalStateException("The process " + name + " did not come up: " + told);
        }
        return new Sender(name, process, clock);
    }

    void kill() {
        process.kill();
    }

    /** Does nothing for so long. */
    void stall(Duration time) throws InterruptedException, IOException {
        signal("-STOP");
        // Real leases of a real database end only in real time.
        process.letGoOn(time.toNanos() / 1_000);
        signal("-CONT");
    }

    private void signal(String signal) throws InterruptedException, IOException {
        Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new IllegalStateException("The process " + name + " cannot be sent " + signal + ".");
        }
    }
}
