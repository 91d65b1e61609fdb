package org.patrondesk.storage.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.durability.held.Ledger;
import org.patrondesk.storage.durability.held.Tally;
import org.patrondesk.storage.durability.place.OwnServer;
import org.patrondesk.storage.durability.work.OneAttempt;
import org.patrondesk.storage.durability.work.Opening;
import org.patrondesk.storage.durability.work.Staff;
import org.patrondesk.storage.durability.work.WorkMain;

/** Kills a PostgreSQL server under the work of two libraries, which go on over the same storage when it is up again. */
final class ServerKilling {
    private static final int LIBRARIES = 2;
    private static final int MOST_CALLS = 60;
    private static final int MOST_MICROS = 20_000;
    private static final int KILLS_OF_A_DATABASE = 10;
    private static final int MOST_ATTEMPTS = 50;

    private final OwnServer server;
    private final long seed;
    private final Random random;
    private final Tally tally;

    ServerKilling(OwnServer server, long seed, Tally tally) {
        this.server = server;
        this.seed = seed;
        this.random = new Random(seed);
        this.tally = tally;
    }

    /** A library whose calls are made in this process; what they answered is written down here. */
    private static final class Library {
        private final Ledger ledger;
        private final List<String> answers = new ArrayList<>();

        Library(int number) {
            this.ledger = new Ledger(WorkMain.library(number));
        }

        /** Works until the server is gone; answers how that was told. */
        StorageUnavailable work(Storage storage, int life, Semaphore acknowledged) {
            Storage once = new OneAttempt(storage);
            Staff staff = new Staff(once, ledger.library());
            answers.clear();
            while (true) {
                try {
                    answers.add(staff.call(life, ledger.next() + answers.size()));
                    acknowledged.release();
                } catch (OneAttempt.Again inTheWayOfAnother) {
                    staff = new Staff(once, ledger.library());
                } catch (StorageUnavailable e) {
                    return e;
                }
            }
        }

        /** Takes down what was answered; says how much that was. */
        int settle(int life) {
            for (String answer : answers) {
                ledger.acknowledge(life, ledger.next(), answer);
            }
            return answers.size();
        }
    }

    /**
     * Kills so many times, or until it is told to end.
     *
     * @throws AssertionError when something acknowledged is lost, something is half-written, or a failure may not be
     *     repeated, with the seed
     */
    void kill(int times, BooleanSupplier end) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(LIBRARIES);
        try {
            while (tally.kills() < times && !end.getAsBoolean()) {
                try (Storage storage = Opening.at(server.database())) {
                    List<Library> libraries =
                            IntStream.range(0, LIBRARIES).mapToObj(Library::new).toList();
                    int last = Math.min(times, tally.kills() + KILLS_OF_A_DATABASE);
                    for (int life = 1; tally.kills() < last && !end.getAsBoolean(); life += 2) {
                        kill(storage, libraries, life, threads);
                    }
                }
            }
        } catch (AssertionError | Exception e) {
            throw new AssertionError(
                    "With -Dpatrondesk.kill.seed=" + seed + " after " + tally + ": " + e.getMessage(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void kill(Storage storage, List<Library> libraries, int life, ExecutorService threads) throws Exception {
        Semaphore acknowledged = new Semaphore(0);
        List<Future<StorageUnavailable>> ends = libraries.stream()
                .map(library -> threads.submit(() -> library.work(storage, life, acknowledged)))
                .toList();
        acknowledged.acquire(1 + random.nextInt(MOST_CALLS));
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(MOST_MICROS)));
        server.kill();
        for (Future<StorageUnavailable> each : ends) {
            StorageUnavailable told = each.get(2, TimeUnit.MINUTES);
            if (!told.retryable()) {
                throw new AssertionError(
                        "A call that the server's end cut off may not be repeated: " + told.getMessage());
            }
        }
        server.start();
        tally.killed(
                libraries.stream().mapToInt(library -> library.settle(life)).sum());
        for (Library library : libraries) {
            Ledger ledger = library.ledger;
            look(patiently(() -> ledger.afterKill(storage, life)), ledger);
            Staff staff = new Staff(storage, ledger.library());
            ledger.acknowledge(life + 1, ledger.next(), patiently(() -> staff.call(life + 1, ledger.next())));
            look(ledger.atRest(storage), ledger);
        }
    }

    private void look(Ledger.Finding finding, Ledger ledger) {
        tally.found(finding);
        if (!finding.isSound()) {
            throw new AssertionError(ledger.library() + " behind call " + ledger.next() + ": " + finding.report());
        }
    }

    /** Repeats what may be repeated: the pool finds out one by one that its connections are gone. */
    private static <R> R patiently(Supplier<R> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (StorageUnavailable e) {
                if (!e.retryable() || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
