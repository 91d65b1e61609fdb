package org.patrondesk.examples.cli.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.patrondesk.examples.cli.terminal.Counted;
import org.patrondesk.seal.Checkpoint;
import org.patrondesk.seal.Fault;
import org.patrondesk.seal.JournalCheck;
import org.patrondesk.seal.Tail;

/** What {@code journal verify} found, for people. */
final class JournalWords {
    private JournalWords() {}

    /** @param known newest first */
    static List<String> of(JournalCheck check, List<Checkpoint> known, Instant now) {
        if (JournalShapes.isEmpty(check)) {
            return List.of(
                    "There is nothing here: no event of this tenant and no seal. Either nothing was written yet, or"
                            + " --tenant names another, or all of it was removed; compare with a checkpoint or a backup.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(Counted.of(check.events(), "event") + " under " + Counted.of(check.seals(), "seal")
                + (check.sound() ? ", all as they were sealed." : ". Not all is as it was sealed:"));
        check.faults().forEach(fault -> lines.add("  " + of(fault)));
        if (check.more() > 0) {
            lines.add("  and " + Counted.number(check.more()) + " more");
        }
        if (check.erased() > 0) {
            lines.add("Of " + Counted.number(check.erased())
                    + " of them the body was erased since; the seals still hold. Compare the number with what was erased on"
                    + " purpose.");
        }
        if (check.forgotten() > 0) {
            lines.add("Of " + Counted.number(check.forgotten())
                    + " of them it was forgotten since who did it; the seals still hold. It is done after 7 years, or"
                    + " sooner where the library says so.");
        }
        tail(lines, check.tail(), now);
        lines.add(
                known.isEmpty()
                        ? "No checkpoint was given: whether the end was cut off, or all of it written anew, cannot be"
                                + " told without one."
                        : "Held against checkpoint " + known.get(0).written() + others(known) + ".");
        closing(lines, check);
        return lines;
    }

    private static String others(List<Checkpoint> known) {
        return known.size() == 1 ? "" : " and " + Counted.of(known.size() - 1L, "other");
    }

    private static void tail(List<String> lines, Tail tail, Instant now) {
        tail.oldest()
                .ifPresentOrElse(
                        oldest ->
                                lines.add("Not sealed yet: " + Counted.of(tail.events(), "event") + ", the oldest for "
                                        + lasting(JournalShapes.age(oldest, now))
                                        + ". Nothing can be told of them; the next command that writes seals them."),
                        () -> lines.add("Nothing waits to be sealed."));
    }

    private static void closing(List<String> lines, JournalCheck check) {
        if (!check.sound()) {
            lines.add("What to do: write nothing more to this store, keep a copy of it as it is, and compare it with a"
                    + " backup that is sound against a checkpoint from before.");
        }
        JournalShapes.toKeep(check).ifPresent(last -> {
            lines.add("Checkpoint: " + last.written());
            lines.add("Keep this away from the store, and give it to --checkpoint the next time.");
        });
    }

    private static String of(Fault fault) {
        String seal = "seal " + Counted.number(fault.seal());
        String place = "event " + Counted.number(fault.position()) + " of the chain";
        String event = fault.event().map(id -> place + " (" + id + ")").orElse(place);
        return switch (fault.kind()) {
            case EVENT_CHANGED -> event + ", in " + seal + ": its body is another";
            case EVENT_MISSING -> event + ", in " + seal + ": it is gone";
            case SEAL_MISSING -> seal + ": it is gone, and perhaps others up to the next";
            case CHAIN_BROKEN ->
                seal + ", from " + place
                        + " on: a moment, an actor, a hash or the order of its events is another, or the"
                        + " seal itself";
            case EVENTS_UNACCOUNTED ->
                "there are events that are neither sealed nor wait for it: they were put there, or their seals taken away";
            case WAITING_MISSING ->
                "what waits to be sealed is not all there: an event was removed, or is said to wait and never was there";
            case CHECKPOINT_MISSING ->
                "the checkpoint of " + seal + " is not in the chain: the journal was cut off before it or written anew,"
                        + " or the checkpoint is of another store";
        };
    }

    private static String lasting(Duration age) {
        if (age.toMinutes() < 2) {
            return Counted.of(age.toSeconds(), "second");
        }
        if (age.toHours() < 2) {
            return Counted.of(age.toMinutes(), "minute");
        }
        return age.toDays() < 2 ? Counted.of(age.toHours(), "hour") : Counted.of(age.toDays(), "day");
    }
}
