package org.patrondesk.examples.cli.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.seal.Checkpoint;
import org.patrondesk.seal.Fault;
import org.patrondesk.seal.JournalCheck;

/** What {@code journal verify} found, for programs. */
final class JournalShapes {
    private JournalShapes() {}

    static JsonObject of(String store, JournalCheck check, Optional<Checkpoint> known, Instant now) {
        JsonObject shape = new JsonObject()
                .with("store", store)
                .with("sound", check.sound())
                .with("seals", check.seals())
                .with("events", check.events())
                .with("erased", check.erased())
                .with("unsealed", check.tail().events());
        check.tail()
                .oldest()
                .ifPresent(oldest -> shape.with("unsealedSince", oldest.toString())
                        .with("unsealedSeconds", age(oldest, now).toSeconds()));
        known.ifPresent(against -> shape.with("against", against.written()));
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

    /** The checkpoint to keep; none of a chain that is not sound, lest it take the place of a good one. */
    static Optional<Checkpoint> toKeep(JournalCheck check) {
        return check.last().filter(last -> check.sound());
    }

    /** Never below zero: the clock of whoever wrote may have been ahead. */
    static Duration age(Instant since, Instant now) {
        return since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
    }
}
