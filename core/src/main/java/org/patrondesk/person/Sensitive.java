package org.patrondesk.person;

import java.util.Objects;

/**
 * A value that shows itself to nobody who did not ask for it: not in a log, a message or a {@code toString}.
 *
 * <p>Two of them are equal when their values are. Not serializable, and as safe for many threads as its value.
 */
public final class Sensitive<T> {
    private final T value;

    private Sensitive(T value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    public static <T> Sensitive<T> of(T value) {
        return new Sensitive<>(value);
    }

    /** The value; whoever calls this answers for where it goes. */
    public T reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sensitive<?> that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "•••";
    }
}
