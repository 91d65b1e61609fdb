package org.patrondesk.storage.durability.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patrondesk.storage.OtherProcess;

/** A process that works until it is killed. What it printed was written down outside it: by this one. */
public final class Victim implements AutoCloseable {
    private static final List<String> CHEAP = List.of(
            "-Xmx192m",
            "-Xss512k",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Dorg.sqlite.tmpdir=" + System.getProperty("java.io.tmpdir"));
    private static final int KILLED = 128 + 9;

    private final OtherProcess process;

    private Victim(OtherProcess process) {
        this.process = process;
    }

    /** Starts it; it waits for its order. */
    public static Victim start(String... lie) throws IOException {
        return new Victim(OtherProcess.start(WorkMain.class, "", CHEAP, lie));
    }

    /** A call that returned. */
    public record Acknowledgement(int library, int call, String answer) {
        static Acknowledgement of(String line) {
            String[] parts = line.split(" ", 3);
            return new Acknowledgement(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]);
        }
    }

    /**
     * Lets it work and kills it.
     *
     * @param order address, life and first calls
     * @param lines after how many acknowledgements, of all libraries together
     * @param micros how much later
     * @return all that it acknowledged
     */
    public List<Acknowledgement> killed(String order, int lines, long micros) throws IOException, InterruptedException {
        expect("ready");
        process.say(order);
        expect("opening");
        List<Acknowledgement> acknowledged = new ArrayList<>();
        boolean going = true;
        while (going && acknowledged.size() < lines) {
            going = take(process.line(), acknowledged);
        }
        process.letGoOn(going ? micros : 0);
        process.kill();
        if (process.exit() != KILLED) {
            throw new IllegalStateException("The work ended by itself, with " + process.exit() + "; see its errors.");
        }
        String line = process.line();
        while (line != null) {
            take(line, acknowledged);
            line = process.line();
        }
        return acknowledged;
    }

    /** Whether it goes on; not when it has ended or has told its lie. */
    private static boolean take(@Nullable String line, List<Acknowledgement> acknowledged) {
        if (line == null || line.equals("lied")) {
            return false;
        }
        if (!line.equals("open")) {
            acknowledged.add(Acknowledgement.of(line));
        }
        return true;
    }

    private void expect(String line) throws IOException {
        String said = process.line();
        if (!line.equals(said)) {
            throw new IllegalStateException("The work said " + said + " and not " + line + "; see its errors.");
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
