package org.patrondesk.reading;

import java.util.function.Function;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Journal;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.Transaction;

/**
 * The way by which services read what is about people: nothing is handed out of which the access log knows nothing. Safe for
 * use by many threads.
 */
public record LoggedReading(Storage storage, Journal journal) {
    /**
     * Writes down who asks, commits that, and then runs the work over what is committed.
     *
     * <p>An entry tells of what was asked for: it stays when nothing was found, or the work failed.
     *
     * @throws StorageUnavailable when the entry cannot be written now, so that nothing was read; or the store cannot be read
     */
    public <R> R read(Scope scope, Access access, Function<Transaction, R> work) {
        AccessEntry entry = new AccessEntry(
                journal.nextReading(),
                journal.now(),
                scope.actor().id(),
                scope.permission(),
                scope.context().purpose(),
                access);
        // Nobody's reading may wait for another's, or give way to it.
        storage.<Boolean>contend(scope, transaction -> {
            transaction.store(AccessLog.class).add(entry);
            return true;
        });
        return storage.read(scope, work);
    }
}
