package org.patrondesk.testkit.broken;

import java.util.function.UnaryOperator;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Transaction;

/**
 * A sound transaction, between whose stores and their callers something stands. One thread.
 *
 * @param scope as its callers see it
 * @param wrap gives the store that a caller gets for the sound one, of the same type
 */
public record Wrapped(Scope scope, Transaction sound, UnaryOperator<Object> wrap) implements Transaction {
    @Override
    public <S> S store(Class<S> type) {
        return type.cast(wrap.apply(sound.store(type)));
    }
}
