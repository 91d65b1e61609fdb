package org.patrondesk.storage.durability.held;

import java.util.function.Function;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.Transaction;

/** A storage that tells of each transaction that wrote, before and after. One thread. */
public final class Observed implements Storage {
    private final Storage sound;
    private Runnable before = () -> {};
    private Runnable after = () -> {};

    Observed(Storage sound) {
        this.sound = sound;
    }

    /** From now on tells these two. */
    void tell(Runnable beforeWriting, Runnable afterCommit) {
        this.before = beforeWriting;
        this.after = afterCommit;
    }

    @Override
    public <R> R write(Scope scope, Function<Transaction, R> work) {
        before.run();
        R result = sound.write(scope, work);
        after.run();
        return result;
    }

    @Override
    public <R> R contend(Scope scope, Function<Transaction, R> work) {
        before.run();
        R result = sound.contend(scope, work);
        after.run();
        return result;
    }

    @Override
    public <R> R read(Scope scope, Function<Transaction, R> work) {
        return sound.read(scope, work);
    }

    @Override
    public void close() {
        sound.close();
    }
}
