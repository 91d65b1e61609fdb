package org.patrondesk.storage.durability;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.patrondesk.storage.OtherProcess;
import org.patrondesk.storage.durability.held.Tally;

/** Kills processes in the middle of a piece of work, and lets another one do the rest. */
final class CutOff {
    private static final List<String> CHEAP =
            List.of("-Xmx192m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto");

    private final Class<?> work;
    private final Callable<? extends Unfinished> stores;
    private final long seed;
    private final Random random;
    private final Tally tally;
    private final Map<Integer, Integer> killedAfterSteps = new TreeMap<>();

    /**
     * @param work the program that does it: for each line with an order, says when it begins and when it is done
     * @param stores gives a store each time in which nothing is done yet, all with one content
     */
    CutOff(Class<?> work, Callable<? extends Unfinished> stores, long seed, Tally tally) {
        this.work = work;
        this.stores = stores;
        this.seed = seed;
        this.random = new Random(seed);
        this.tally = tally;
    }

    /**
     * Kills so often in the middle, or until it is told to end; a process that was done before does not count.
     *
     * @return how many kills there were after how many steps
     * @throws AssertionError when a store does not hold afterwards what one holds where the work was done undisturbed
     */
    Map<Integer, Integer> kill(int times, BooleanSupplier end) throws Exception {
        List<Object> expected = stores.call().content();
        long most = undisturbed();
        while (tally.kills() < times && !end.getAsBoolean()) {
            Unfinished store = stores.call();
            if (killed(store, (long) (most * random.nextDouble()))) {
                tally.killed(0);
                killedAfterSteps.merge(store.steps(), 1, Integer::sum);
                look(store, expected);
            } else {
                most = most * 4 / 5;
            }
        }
        return killedAfterSteps;
    }

    /** What cannot be opened is half-written, as what holds something else is. */
    private void look(Unfinished store, List<Object> expected) {
        try {
            if (store.content().equals(expected)) {
                return;
            }
        } catch (Exception refusal) {
            throw differed("it is refused, with " + refusal.getMessage(), refusal);
        }
        throw differed("the content is another one than after undisturbed work.", null);
    }

    private AssertionError differed(String how, @Nullable Throwable cause) {
        tally.differed();
        return new AssertionError(
                "With -Dpatrondesk.kill.seed=" + seed + " after " + tally.kills() + " kills " + killedAfterSteps + ": "
                        + how,
                cause);
    }

    /** How many microseconds it takes, but for the loading of classes. */
    private long undisturbed() throws Exception {
        try (OtherProcess process = warm()) {
            process.say(stores.call().order());
            process.line();
            long begun = System.nanoTime();
            process.line();
            return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun);
        }
    }

    private OtherProcess warm() throws Exception {
        OtherProcess process = OtherProcess.start(work, "", CHEAP);
        process.say(stores.call().order());
        expect(process, "begun");
        expect(process, "done");
        return process;
    }

    private static void expect(OtherProcess process, String line) throws Exception {
        String said = process.line();
        if (!line.equals(said)) {
            throw new IllegalStateException("The work said " + said + " and not " + line + "; see its errors.");
        }
    }

    private boolean killed(Unfinished store, long micros) throws Exception {
        try (OtherProcess process = warm()) {
            process.say(store.order());
            expect(process, "begun");
            process.letGoOn(micros);
            process.kill();
            return process.line() == null;
        }
    }
}
