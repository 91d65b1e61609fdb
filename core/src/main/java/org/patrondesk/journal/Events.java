package org.patrondesk.journal;

import java.util.List;
import java.util.function.Consumer;
import org.patrondesk.library.Spi;

/** The journal's store. Valid implementations keep events for ever, in the order of their ids; {@link EventBodies} may empty them. */
@Spi
public interface Events {
    /**
     * Appends the events to the tenant of the scope.
     *
     * <p>events-1: what a committed transaction appended is found by every later one. events-2: what a transaction that
     * failed appended is found by none. events-3: only the tenant's own events are seen.
     */
    void append(List<Event> events);

    /**
     * Hands over the tenant's events whose body is kept, in the order of their ids, one at a time.
     *
     * @throws StorageUnavailable not retryable, naming the event, when its body is no longer what was appended
     */
    void each(Consumer<Event> to);
}
