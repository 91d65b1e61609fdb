package org.patrondesk.journal;

import java.util.List;
import org.patrondesk.library.Ref;
import org.patrondesk.person.Impersonal;

/** What a mutating call answers. A no is a value, never an exception. */
public sealed interface Answer<T> {
    /** It is done and durable. */
    record Done<T>(T value, long version) implements Answer<T> {}

    /** Policy said no; the decision says which rule, and why. Rooms build it by {@code decision.Refusals} alone. */
    @Impersonal({"decision", "rule", "sentence"})
    record Refused<T>(Ref decision, String rule, String sentence) implements Answer<T> {}

    /** The command is not well formed; every violation is listed. */
    record Invalid<T>(List<Violation> violations) implements Answer<T> {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }

    /** There is no such thing within the actor's reach. */
    record NotFound<T>() implements Answer<T> {}

    /** Somebody else changed it first; look again and repeat. */
    record Stale<T>(long currentVersion) implements Answer<T> {}

    /** The value of a {@link Done}, for callers to whom any other answer is a mistake of their own. */
    default T orThrow() {
        if (this instanceof Done<T> done) {
            return done.value();
        }
        throw new IllegalStateException("The call was not done; it answered " + describe() + ".");
    }

    private String describe() {
        if (this instanceof Invalid<T> invalid) {
            return "Invalid " + invalid.violations();
        }
        return this instanceof Refused<T> refused
                ? "Refused by " + refused.rule()
                : getClass().getSimpleName();
    }
}
