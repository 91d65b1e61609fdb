package org.patrondesk.measure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Reaction;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Branch;

/**
 * Counts decisions as they happen, facts whose text no vocabulary lists, and messages that nobody wanted, so that the numbers outlive the rows (FOLIO
 * CIRC-828 shows why).
 */
public final class DecisionCounts implements Reaction {
    private final ZoneId zone;

    public DecisionCounts(ZoneId zone) {
        this.zone = zone;
    }

    private record Cell(String counter, Branch branch, LocalDate day, String label) {}

    @Override
    public void on(List<Event> events, Transaction transaction) {
        Map<Cell, Long> counts = new LinkedHashMap<>();
        Map<Instant, LocalDate> days = new HashMap<>();
        for (Event event : events) {
            // The events of one transaction share their instant.
            LocalDate day =
                    days.computeIfAbsent(event.at(), at -> at.atZone(zone).toLocalDate());
            if (event.type().equals("decision-recorded")) {
                counts.merge(cell("decisions.", "outcome", event, day), 1L, Long::sum);
            } else if (event.type().equals("words-unlisted")) {
                counts.merge(
                        cell("unlisted.", "attribute", event, day), event.body().number("n"), Long::sum);
            } else if (event.type().equals("delivery-stopped")) {
                Branch branch = new Branch(event.body().text("branch"));
                counts.merge(
                        new Cell("deliveries.stopped", branch, day, event.body().text("reason")), 1L, Long::sum);
            }
        }
        if (!counts.isEmpty()) {
            transaction
                    .store(Counters.class)
                    .add(counts.entrySet().stream()
                            .map(entry -> new Delta(
                                    entry.getKey().counter(),
                                    entry.getKey().branch(),
                                    entry.getKey().day(),
                                    entry.getKey().label(),
                                    entry.getValue()))
                            .toList());
        }
    }

    private static Cell cell(String counter, String label, Event event, LocalDate day) {
        return new Cell(
                counter + event.body().text("kind"),
                new Branch(event.body().text("branch")),
                day,
                event.body().text(label));
    }
}
