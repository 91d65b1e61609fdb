package org.patrondesk.storage.durability.work;

import java.util.List;
import java.util.UUID;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.EventBodies;
import org.patrondesk.journal.Events;
import org.patrondesk.seal.Seals;
import org.patrondesk.testkit.Sample;

/** The calls of a round that are about the journal itself. */
public final class JournalWork {
    /** Before the ids that any life gives, and behind those of the samples. */
    private static final int FIRST = 1_000_000;

    private JournalWork() {}

    static String seal(Round round) {
        round.staff().desk().sealing().seal();
        return "sealed";
    }

    /** An event that is there to be erased. */
    static String note(Round round) {
        Event event = Sample.event(FIRST + round.number());
        return round.staff().write(transaction -> {
            if (transaction.store(Seals.class).entries(List.of(event.id())).isEmpty()) {
                transaction.store(Events.class).append(List.of(event));
            }
            return event.id().toString();
        });
    }

    /** The body of that event, which waits for the seal of the next round. */
    static String erase(Round round) {
        return round.staff().write(transaction -> {
            transaction.store(EventBodies.class).erase(List.of(erasable(round.number())));
            return "erased";
        });
    }

    /** The id of the event of a round that is erased in it. */
    public static UUID erasable(int number) {
        return Sample.id(FIRST + number);
    }
}
