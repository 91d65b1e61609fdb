package org.patrondesk.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.patrondesk.library.Ids;

/** Appends events to a transaction and lets the reactions see them. Safe for use by many threads. */
public final class Journal {
    private final Clock clock;
    private final Ids ids;
    private final Ids readings;
    private final List<Reaction> reactions;

    public Journal(Clock clock, Ids ids, List<Reaction> reactions) {
        this.clock = clock;
        this.ids = ids;
        this.readings = ids.apart();
        this.reactions = List.copyOf(reactions);
    }

    /** Now, in the milliseconds that every store can keep. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The next id for an entry of the access log: who only reads changes no id of a record. */
    public UUID nextReading() {
        return readings.next();
    }

    public UUID nextId() {
        return ids.next();
    }

    /** Appends one event for each body, by the actor of the transaction's scope, in this order. */
    public void append(Transaction transaction, List<StoredObject> bodies) {
        Instant now = now();
        String actor = transaction.scope().actor().id();
        List<Event> events = bodies.stream()
                .map(body -> new Event(ids.next(), now, actor, body))
                .toList();
        transaction.store(Events.class).append(events);
        reactions.forEach(reaction -> reaction.on(events, transaction));
    }
}
