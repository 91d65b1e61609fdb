package org.patrondesk.journal;

import java.util.List;
import org.patrondesk.library.Spi;

/** What a room to the right does about events of a room to its left, inside the same transaction. */
@Spi
@FunctionalInterface
public interface Reaction {
    /** Handles the events just appended. What it throws fails the whole transaction. */
    void on(List<Event> events, Transaction transaction);
}
