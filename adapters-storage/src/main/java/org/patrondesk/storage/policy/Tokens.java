package org.patrondesk.storage.policy;

import org.jspecify.annotations.Nullable;
import org.patrondesk.policy.PolicyProblem;

/**
 * What stands in a policy file, one thing after another.
 *
 * <p>Whatever moves on refuses with a {@link PolicyProblem} placed in the file, and never with words of the file but a
 * key. One thread.
 */
interface Tokens {
    /** What a value is, or that there is none. */
    enum Kind {
        OBJECT,
        LIST,
        SCALAR,
        /** The end of the list, or a file without a value. */
        END
    }

    /** Goes to the value that the file is. */
    Kind first();

    /** Goes to the value behind the key, or to the next of the list. */
    Kind next();

    /** Goes to the next key of the object; null at its end. */
    @Nullable
    String key();

    /** Refuses what stands behind the value that the file is. */
    void finish();

    /** The value reached: text, {@code Long} or {@code Boolean}. */
    Object scalar();

    /** Where the value or key that was reached begins. */
    Spot spot();

    /** A spot as people read it: {@code name:line:column}, columns in characters. */
    String place(Spot spot);

    /** What a policy file consists of, for sentences. */
    String shape();
}
