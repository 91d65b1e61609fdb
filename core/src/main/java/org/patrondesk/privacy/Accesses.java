package org.patrondesk.privacy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.Access;
import org.patrondesk.journal.AccessEntry;
import org.patrondesk.journal.AccessLog;
import org.patrondesk.journal.AccessSelection;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Violation;

/** Shows who asked to read what is about people, and what for. Reading here is written down too. Safe for use by many threads. */
public final class Accesses {
    private final Tools tools;
    private final ActorContext context;

    public Accesses(Tools tools, ActorContext context) {
        this.tools = tools;
        this.context = context;
    }

    /**
     * Hands over the entries of a selection, the oldest first, and answers how many; this reading's own may be among them.
     *
     * <p>{@code Invalid} for an actor who works for some branches only: the log is the whole library's.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not read the log
     * @throws org.patrondesk.journal.StorageUnavailable when the store cannot be used now; nothing was handed over then unless
     *     it failed amid the reading
     */
    public Answer<Long> each(AccessSelection selection, Consumer<AccessEntry> to) {
        Scope scope = tools.guard().permit(context, Permission.READ_ACCESS_LOG);
        if (!scope.branches().isEmpty()) {
            return new Answer.Invalid<>(List.of(new Violation(
                    "branches",
                    "WholeLibrary",
                    "are not all of the library's; ask somebody who works for every branch")));
        }
        Access access = new Access("accesses.each", selection.person(), Optional.empty());
        AtomicLong handed = new AtomicLong();
        tools.reading().read(scope, access, transaction -> {
            transaction.store(AccessLog.class).each(selection, entry -> {
                handed.incrementAndGet();
                to.accept(entry);
            });
            return true;
        });
        return new Answer.Done<>(handed.get(), 1);
    }
}
