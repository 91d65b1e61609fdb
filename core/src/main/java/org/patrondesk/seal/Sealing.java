package org.patrondesk.seal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Permission;
import org.patrondesk.journal.Journal;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.Transaction;

/**
 * Seals the journal and holds it against its seals. Safe for use by many threads and processes: a number is given once.
 *
 * <p>Events commit by themselves, so that no two of them wait for each other; sealing follows, and should be done every ten
 * seconds or 1,000 events. What commits late is sealed late: no order of commits is needed.
 */
public final class Sealing {
    private final Storage storage;
    private final Journal journal;
    private final Guard guard;
    private final ActorContext context;

    public Sealing(Storage storage, Journal journal, Guard guard, ActorContext context) {
        this.storage = storage;
        this.journal = journal;
        this.guard = guard;
        this.context = context;
    }

    /**
     * Seals all events that wait, {@value Seal#MOST} with each seal and transaction; when none waits, it only reads one row.
     *
     * <p>Holds one seal's events in memory, however many wait. When it fails on the way, what was sealed stays sealed.
     *
     * @return how many it sealed
     * @throws org.patrondesk.access.AccessDenied when the actor may not seal
     */
    public long seal() {
        var scope = guard.permit(context, Permission.SEAL_JOURNAL);
        boolean none =
                storage.read(scope, transaction -> seals(transaction).waiting(1).isEmpty());
        if (none) {
            return 0;
        }
        long sealed = 0;
        int next;
        do {
            next = storage.write(scope, this::sealNext);
            sealed += next;
        } while (next == Seal.MOST);
        return sealed;
    }

    private int sealNext(Transaction transaction) {
        Seals seals = seals(transaction);
        List<Entry> waiting = seals.waiting(Seal.MOST);
        if (!waiting.isEmpty()) {
            seals.add(Seal.over(transaction.scope().tenant(), seals.last(), journal.now(), waiting));
        }
        return waiting.size();
    }

    /**
     * Holds every sealed event against its seal, over one consistent view; reads the whole journal.
     *
     * @param known a checkpoint of before that was kept elsewhere: without one, a journal that was cut off together with its
     *     last seals, or written anew, looks whole
     * @throws org.patrondesk.access.AccessDenied when the actor may not read the journal
     */
    public JournalCheck verify(Optional<Checkpoint> known) {
        return verify(known.stream().toList());
    }

    /**
     * Holds every sealed event against its seal, as above, and the chain against all of these checkpoints: one alone may have
     * been made after the journal was written anew.
     *
     * @param known all that were kept, in any order, at most as many as fit the memory
     * @throws org.patrondesk.access.AccessDenied when the actor may not read the journal
     */
    public JournalCheck verify(Collection<Checkpoint> known) {
        return storage.read(guard.permit(context, Permission.READ_JOURNAL), transaction -> {
            Inspection inspection = new Inspection(transaction, known);
            seals(transaction).each(inspection::take);
            return inspection.end();
        });
    }

    private static Seals seals(Transaction transaction) {
        return transaction.store(Seals.class);
    }
}
