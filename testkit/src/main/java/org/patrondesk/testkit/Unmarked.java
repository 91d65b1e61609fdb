package org.patrondesk.testkit;

import org.patrondesk.journal.Event;
import org.patrondesk.seal.Entry;

/** What stores tell of events under their seals, but for the mark of the actor, which is new each time. */
public final class Unmarked {
    private Unmarked() {}

    /** What a store must tell of an event. */
    public static Entry of(Event event, Entry.Body body) {
        return new Entry(event.id(), event.at(), "", event.hash(), body, false);
    }

    public static Entry of(Entry entry) {
        return new Entry(entry.id(), entry.at(), "", entry.hash(), entry.body(), entry.forgotten());
    }
}
