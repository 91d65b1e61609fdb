package org.patrondesk.privacy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.Tools;
import org.patrondesk.reading.Access;
import org.patrondesk.reading.AccessEntry;
import org.patrondesk.reading.AccessLog;
import org.patrondesk.reading.AccessSelection;

/** Shows who asked to read what is about people, and what for. Reading here is written down too. Safe for use by many threads. */
public final class Accesses {
    private final Tools tools;
    private final ActorContext context;

    public Accesses(Tools tools, ActorContext context) {
        this.tools = tools;
        this.context = context;
    }

    /**
     * Hands over the entries of a selection, the oldest first, without those about the reader, and answers how many;
     * this reading's own may be among them.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not read the log, works for some branches only, or asks about
     *     themselves
     * @throws org.patrondesk.journal.StorageUnavailable when the store cannot be used now; nothing was handed over then unless
     *     it failed amid the reading
     */
    public long each(AccessSelection selection, Consumer<AccessEntry> to) {
        Scope scope = tools.guard().permitWholeLibrary(context, Permission.READ_ACCESS_LOG);
        tools.guard().permit(context, Permission.READ_ACCESS_LOG, selection.person());
        Access access = new Access("accesses.each", selection.person(), Optional.empty());
        AtomicLong handed = new AtomicLong();
        tools.reading().read(scope, access, transaction -> {
            transaction.store(AccessLog.class).each(selection, entry -> {
                if (!context.isBarredFrom(entry.access().person())) {
                    handed.incrementAndGet();
                    to.accept(entry);
                }
            });
            return true;
        });
        return handed.get();
    }
}
