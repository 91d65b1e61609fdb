package org.patrondesk.storage.durability.held;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.DueTask;
import org.patrondesk.journal.Journal;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Ids;
import org.patrondesk.library.Tenant;
import org.patrondesk.seal.Fault;
import org.patrondesk.seal.Sealing;
import org.patrondesk.testkit.Sample;

/**
 * All that the stores hold for one library.
 *
 * @param lines each row with all its fields, sorted
 * @param rows how many rows each store handed over
 * @param broken what does not belong together; empty in a sound store
 */
public record Content(List<String> lines, Map<Class<?>, Integer> rows, List<String> broken) {
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    /** Reads everything in one transaction. */
    public static Content of(Storage storage, Tenant library, int rounds) {
        Scope scope = Sample.scope(library, Permission.REVIEW_NOS);
        List<Fault> faults = sealing(storage, library).verify(Optional.empty()).faults();
        List<DueTask> tasks = Tasks.of(storage, scope);
        return storage.read(scope, transaction -> {
            Look look = new Look(transaction, rounds, tasks);
            Map<Class<?>, Integer> rows = new HashMap<>();
            List<String> lines = new ArrayList<>();
            for (Holding holding : Holding.ALL) {
                int before = lines.size();
                String name = holding.store().getSimpleName();
                holding.reading().accept(look, row -> lines.add(name + " " + Fields.of(row)));
                rows.put(holding.store(), lines.size() - before);
            }
            Collections.sort(lines);
            List<String> broken = new ArrayList<>(Wholeness.broken(look));
            faults.forEach(fault -> broken.add("The journal is not what its seals cover: " + fault));
            return new Content(lines, rows, broken);
        });
    }

    private static Sealing sealing(Storage storage, Tenant library) {
        Clock clock = Clock.fixed(Sample.NOON, ZoneOffset.UTC);
        Journal journal = new Journal(clock, new Ids(clock, new Random(1)), List.of());
        return new Sealing(
                storage,
                journal,
                new Guard(Roles.shipped()),
                ActorContext.of(Identity::of, Actor.Staff.of(library, "staff-1", Roles.AUDITOR), Instant.EPOCH));
    }

    /** Whether both hold the same. Work that is run again skips some ids, so only their order is compared then. */
    boolean isLike(Content other) {
        return lines.equals(other.lines) || (rows.equals(other.rows) && ranked().equals(other.ranked()));
    }

    /** The lines, in which an id is told by its time and by how many ids of that time stand before it. */
    private List<String> ranked() {
        TreeSet<String> ids = new TreeSet<>();
        for (String line : lines) {
            for (Matcher matcher = ID.matcher(line); matcher.find(); ) {
                ids.add(matcher.group());
            }
        }
        Map<String, String> ranks = new HashMap<>();
        Map<Long, Integer> ofTime = new HashMap<>();
        for (String id : ids) {
            long time = UUID.fromString(id).getMostSignificantBits() >>> 16;
            ranks.put(id, "<" + time + "#" + ofTime.merge(time, 1, Integer::sum) + ">");
        }
        return lines.stream()
                .map(line -> ID.matcher(line).replaceAll(found -> ranks.getOrDefault(found.group(), "")))
                .sorted()
                .toList();
    }

    /** Whether any row names this id. */
    boolean names(String id) {
        return lines.stream().anyMatch(line -> line.contains(id));
    }

    /** The lines that are missing in another content. */
    List<String> beyond(Content other) {
        Map<String, Integer> there = new HashMap<>();
        other.lines.forEach(line -> there.merge(line, 1, Integer::sum));
        return lines.stream()
                .filter(line -> there.merge(line, -1, Integer::sum) < 0)
                .toList();
    }
}
