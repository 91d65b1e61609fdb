package org.patrondesk.memory.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Branch;

/** How a transaction takes part in writing: whether it may, what undoes it, and whether it was refused. One thread. */
public final class Writing {
    private final boolean allowed;
    private final Deque<Runnable> reversals = new ArrayDeque<>();
    private @Nullable StorageUnavailable refusal;

    public Writing(boolean allowed) {
        this.allowed = allowed;
    }

    public void check() {
        if (!allowed) {
            throw new IllegalStateException("A reading transaction writes nothing.");
        }
        checkSound();
    }

    /** Refuses rows at branches outside the scope, before any of them is written. */
    public <T> void checkWithin(Scope scope, List<T> rows, Function<T, Branch> branch) {
        check();
        for (T row : rows) {
            if (!scope.covers(branch.apply(row))) {
                throw refused("A row lies outside the branches of the scope; nothing was recorded.");
            }
        }
    }

    /** Remembers that nothing of this transaction may be kept. */
    public StorageUnavailable refused(String sentence) {
        StorageUnavailable why = new StorageUnavailable(sentence, null, false);
        refusal = why;
        return why;
    }

    public void done(Runnable reversal) {
        reversals.push(reversal);
    }

    /** Refuses when something was refused before, even when the work went on as if it had not been. */
    public void checkSound() {
        if (refusal != null) {
            throw refusal;
        }
    }

    /** Takes everything back, newest first. */
    public void undo() {
        reversals.forEach(Runnable::run);
    }
}
