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

/** Kills processes in the middle of bringing a store up to date, and lets another one do it afterwards. */
final class MigrationKilling {
    private static final List<String> CHEAP =
            List.of("-Xmx192m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto");

    private final Callable<? extends Upgrade> stores;
    private final long seed;
    private final Random random;
    private final Tally tally;
    private final Map<Integer, Integer> killedAfterSteps = new TreeMap<>();

    /** @param stores gives a store of an old step each time, all with one content */
    MigrationKilling(Callable<? extends Upgrade> stores, long seed, Tally tally) {
        this.stores = stores;
        this.seed = seed;
        this.random = new Random(seed);
        this.tally = tally;
    }

    /**
     * Kills so often in the middle, or until it is told to end; a process that was done before does not count.
     *
     * @return how many kills there were after how many steps
     * @throws AssertionError when a store does not hold afterwards what one holds that was brought up to date undisturbed
     */
    Map<Integer, Integer> kill(int times, BooleanSupplier end) throws Exception {
        List<Object> expected = stores.call().content();
        long most = undisturbed();
        while (tally.kills() < times && !end.getAsBoolean()) {
            Upgrade store = stores.call();
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
    private void look(Upgrade store, List<Object> expected) {
        try {
            if (store.content().equals(expected)) {
                return;
            }
        } catch (Exception refusal) {
            throw differed("it is refused, with " + refusal.getMessage(), refusal);
        }
        throw differed("the content is another one than after an undisturbed upgrade.", null);
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
        OtherProcess process = OtherProcess.start(MigrateMain.class, "", CHEAP);
        process.say(stores.call().order());
        expect(process, "begun");
        expect(process, "done");
        return process;
    }

    private static void expect(OtherProcess process, String line) throws Exception {
        String said = process.line();
        if (!line.equals(said)) {
            throw new IllegalStateException("The migration said " + said + " and not " + line + "; see its errors.");
        }
    }

    private boolean killed(Upgrade store, long micros) throws Exception {
        try (OtherProcess process = warm()) {
            process.say(store.order());
            expect(process, "begun");
            process.letGoOn(micros);
            process.kill();
            return process.line() == null;
        }
    }
}
