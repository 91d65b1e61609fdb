package org.patrondesk.storage.durability;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.Storage;
import org.patrondesk.storage.durability.held.Holding;
import org.patrondesk.storage.durability.held.Ledger;
import org.patrondesk.storage.durability.held.Tally;
import org.patrondesk.storage.durability.place.Place;
import org.patrondesk.storage.durability.work.Staff;
import org.patrondesk.storage.durability.work.Victim;
import org.patrondesk.storage.durability.work.WorkMain;

/**
 * Kills the work of two libraries at moments that nobody chose, and looks after each kill at what the store holds.
 *
 * <p>The moments are drawn from a seed, which is printed and can be set by {@code -Dpatrondesk.kill.seed}.
 */
final class Killing {
    /** How many kills a build makes over each database; {@code -Ddurability.kills} says another number, such as 10. */
    static final int NORMAL = Integer.getInteger("durability.kills", 30);

    private static final int LIBRARIES = 2;
    private static final int KILLS_OF_A_STORE = 6;
    private static final int MOST_CALLS = 50;
    private static final int MOST_MICROS = 4_000;

    private final Supplier<Place> places;
    private final long seed;
    private final Random random;
    private final Tally tally;
    private final Set<String> unwritten = new TreeSet<>();
    private final Set<String> written = new HashSet<>();
    private @Nullable Course course;

    /** @param places gives a new place each time */
    Killing(Supplier<Place> places, long seed, Tally tally) {
        this.places = places;
        this.seed = seed;
        this.random = new Random(seed);
        this.tally = tally;
    }

    static long seed() {
        String set = System.getProperty("patrondesk.kill.seed");
        return set == null ? System.nanoTime() : Long.parseLong(set);
    }

    /** One store in the course of its kills. */
    private static final class Course {
        private final Place place;
        private final List<Ledger> ledgers = IntStream.range(0, LIBRARIES)
                .mapToObj(WorkMain::library)
                .map(Ledger::new)
                .toList();
        private int life;

        Course(Place place) {
            this.place = place;
        }

        String order() {
            life++;
            return place.address() + " " + life + " "
                    + ledgers.stream()
                            .map(ledger -> Integer.toString(ledger.next()))
                            .collect(Collectors.joining(" "));
        }
    }

    /**
     * Kills so many times, or until it is told to end.
     *
     * @throws AssertionError when something acknowledged is lost or something is half-written, with the seed
     */
    void kill(int times, BooleanSupplier end) throws Exception {
        try (Starting next = new Starting()) {
            for (int kill = 0; kill < times && !end.getAsBoolean(); kill++) {
                Course at = course;
                if (at == null || kill % KILLS_OF_A_STORE == 0) {
                    at = new Course(places.get());
                    course = at;
                }
                kill(at, next.victim(kill + 1 < times));
            }
        } catch (AssertionError | Exception e) {
            throw new AssertionError(
                    "With -Dpatrondesk.kill.seed=" + seed + " after " + tally + ": " + e.getMessage(), e);
        }
    }

    private void kill(Course at, Victim victim) throws IOException, InterruptedException {
        List<Victim.Acknowledgement> acknowledged;
        try (victim) {
            acknowledged = victim.killed(at.order(), random.nextInt(MOST_CALLS), random.nextInt(MOST_MICROS));
        }
        for (Victim.Acknowledgement each : acknowledged) {
            at.ledgers.get(each.library()).acknowledge(at.life, each.call(), each.answer());
        }
        tally.killed(acknowledged.size());
        try (Storage storage = at.place.open()) {
            for (Ledger ledger : at.ledgers) {
                look(at, ledger, ledger.afterKill(storage, at.life));
            }
            at.life++;
            for (Ledger ledger : at.ledgers) {
                // Made again with its key: one effect, whether it had one before or not.
                int call = ledger.next();
                ledger.acknowledge(at.life, call, new Staff(storage, ledger.library()).call(at.life, call));
                look(at, ledger, ledger.atRest(storage));
            }
        }
    }

    private void look(Course at, Ledger ledger, Ledger.Finding finding) {
        tally.found(finding);
        if (!finding.isSound()) {
            throw new AssertionError(ledger.library() + " behind call " + ledger.next() + ": " + finding.report());
        }
        Map<String, Long> tables = at.place.rows(ledger.library());
        tables.forEach(this::note);
        for (Holding holding : Holding.ALL) {
            long rows = finding.content().rows().getOrDefault(holding.store(), 0);
            note(holding.store().getSimpleName(), rows);
            if (!holding.table().isEmpty() && tables.getOrDefault(holding.table(), -1L) != rows) {
                throw new AssertionError("The table " + holding.table() + " has other rows than the store tells of.");
            }
        }
    }

    private void note(String name, long rows) {
        unwritten.add(name);
        if (rows > 0) {
            written.add(name);
        }
    }

    /** The stores and tables into which the work never wrote a row. */
    Set<String> unwritten() {
        Set<String> missing = new TreeSet<>(unwritten);
        missing.removeAll(written);
        return missing;
    }

    /** Has the next process start while this one looks at what the last one left. */
    private static final class Starting implements AutoCloseable {
        private @Nullable Victim waiting;

        Victim victim(boolean another) throws IOException {
            Victim now = waiting;
            if (now == null) {
                now = Victim.start();
            }
            waiting = another ? Victim.start() : null;
            return now;
        }

        @Override
        public void close() {
            Victim left = waiting;
            if (left != null) {
                left.close();
            }
        }
    }
}
