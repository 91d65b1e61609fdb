package org.patrondesk.examples.cli.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.seal.Checkpoint;
import org.patrondesk.seal.Fault;
import org.patrondesk.seal.JournalCheck;

/** What {@code journal verify} found, for programs. */
final class JournalShapes {
    private JournalShapes() {}

    /** What hinders reading the journal at all. */
    static JsonObject unreadable(String store, String sentence) {
        return new JsonObject().with("store", store).with("sound", false).with("unreadable", sentence);
    }

    /** @param known newest first */
    static JsonObject of(String store, JournalCheck check, List<Checkpoint> known, Instant now) {
        JsonObject shape = new JsonObject()
                .with("store", store)
                .with("sound", check.sound() && !isEmpty(check))
                .with("empty", isEmpty(check))
                .with("seals", check.seals())
                .with("events", check.events())
                .with("erased", check.erased())
                .with("forgotten", check.forgotten())
                .with("unsealed", check.tail().events());
        check.tail()
                .oldest()
                .ifPresent(oldest -> shape.with("unsealedSince", oldest.toString())
                        .with("unsealedSeconds", age(oldest, now).toSeconds()));
        if (!known.isEmpty()) {
            shape.with("against", known.get(0).written()).with("checkpoints", known.size());
        }
        toKeep(check).ifPresent(last -> shape.with("checkpoint", last.written()));
        return shape.with(
                        "faults", check.faults().stream().map(JournalShapes::of).toList())
                .with("more", check.more());
    }

    private static JsonObject of(Fault fault) {
        JsonObject shape = new JsonObject().with("kind", fault.kind().code());
        if (fault.seal() > 0) {
            shape.with("seal", fault.seal());
        }
        if (fault.position() > 0) {
            shape.with("position", fault.position());
        }
        fault.event().ifPresent(event -> shape.with("event", event.toString()));
        return shape;
    }

    /** Whether there is nothing at all, not even something that is wrong. */
    static boolean isEmpty(JournalCheck check) {
        return check.sound() && check.seals() == 0 && check.tail().events() == 0;
    }

    /** The checkpoint to keep; none of a chain that is not sound, lest it take the place of a good one. */
    static Optional<Checkpoint> toKeep(JournalCheck check) {
        return check.last().filter(last -> check.sound());
    }

    /** Never below zero: the clock of whoever wrote may have been ahead. */
    static Duration age(Instant since, Instant now) {
        return since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
    }
}
