package org.patrondesk.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Tenant;

/**
 * Streams a journal of so many events out of a store, each held against its hash and written as a line of JSON, and looks
 * at the heap ten times on the way. To be run with a small heap.
 *
 * <p>Most rows are filled in with plain SQL in the shape that the SDK writes; the first {@value #SAMPLE} are compared, column
 * by column, with those that the SDK itself writes for the same events. Arguments: {@code sqlite} or {@code postgres}, and how
 * many events (default 10,000,000).
 */
public final class StreamedExport {
    static final int SAMPLE = 1_000;

    private static final int LOOKS = 10;
    private static final Tenant TENANT = new Tenant("newcastle");
    private static final Actor ACTOR = Actor.Staff.of(TENANT, "export", Roles.AUDITOR);

    private final PrintStream out;
    private final long events;
    private final UsedHeap heap = new UsedHeap();
    private final LineCount lines = new LineCount();

    private StreamedExport(PrintStream out, long events) {
        this.out = out;
        this.events = events;
    }

    public static void main(String[] args) throws IOException, SQLException {
        if (args.length == 0) {
            System.err.println("Usage: StreamedExport sqlite|postgres [EVENTS]");
            System.exit(2);
        }
        long events = args.length > 1 ? Long.parseLong(args[1]) : 10_000_000;
        Places.with(args[0], places -> {
            try (Place place = places.fresh()) {
                new StreamedExport(System.out, events).run(args[0], place);
            }
        });
    }

    private void run(String dialect, Place place) throws IOException, SQLException {
        String conditions = Conditions.now();
        Scope scope = new Guard(Roles.shipped())
                .permit(ActorContext.of(Identity::of, ACTOR, Instant.EPOCH), Permission.READ_JOURNAL);
        FilledJournal journal = new FilledJournal(TENANT, events);
        long begun = System.nanoTime();
        try (Storage storage = place.storage(1)) {
            storage.write(scope, transaction -> {
                transaction.store(Events.class).append(journal.first(SAMPLE));
                return true;
            });
        }
        try (Connection connection = place.look()) {
            journal.checkFirst(connection, place.order("event"), SAMPLE);
            journal.fill(connection, SAMPLE);
        }
        double filled = (System.nanoTime() - begun) / 1e9;
        double took = export(place, scope, journal);
        out.println(conditions);
        out.println();
        out.println("| dialect | events | filled, s | exported, s | events per second | MB written | used heap, MB |");
        out.println("|---|---|---|---|---|---|---|");
        out.printf(
                Locale.ROOT,
                "| %s | %,d | %.0f | %.0f | %,.0f | %,.0f | %s |%n",
                dialect,
                events,
                filled,
                took,
                events / took,
                lines.bytes / 1e6,
                heap);
    }

    private double export(Place place, Scope scope, FilledJournal journal) throws SQLException {
        try (Storage storage = place.storage(1)) {
            heap.look();
            long start = System.nanoTime();
            storage.read(scope, transaction -> {
                transaction.store(Events.class).each(this::take);
                return true;
            });
            double took = (System.nanoTime() - start) / 1e9;
            if (!lines.isWhole(journal)) {
                throw new IllegalStateException("The export ended at event " + lines.count + ".");
            }
            return took;
        }
    }

    private void take(Event event) {
        lines.write(event);
        if (lines.count % Math.max(1, events / LOOKS) == 0) {
            heap.look();
        }
    }

    /** Where the lines go: they are made whole, counted, and let go. One thread. */
    private static final class LineCount {
        private long count;
        private long bytes;
        private @Nullable UUID last;

        void write(Event event) {
            String line = "{\"id\":\"" + event.id() + "\",\"at\":\"" + event.at() + "\",\"actor\":\"" + event.actor()
                    + "\",\"body\":" + event.body().canonical() + "}\n";
            bytes += line.getBytes(StandardCharsets.UTF_8).length;
            last = event.id();
            count++;
        }

        boolean isWhole(FilledJournal journal) {
            return count == journal.events() && journal.lastId().equals(last);
        }
    }
}
