package org.patrondesk.access;

import java.util.Locale;
import org.patrondesk.library.Purpose;

/**
 * What a host vouches for: who acts, what for, and in which language they read.
 *
 * @param purpose what records of people are looked at for; it stands in the access log
 */
public record Identity(Actor actor, Purpose purpose, Locale locale) {
    /**
     * This actor, serving whoever asks, in English.
     *
     * <p>As a verifier, {@code desk.as(Identity::of, actor)}, it believes the caller: for a host that has found out by itself who
     * it is.
     */
    public static Identity of(Actor actor) {
        return new Identity(actor, Purpose.SERVICE, Locale.ENGLISH);
    }

    /** The same, for this purpose. */
    public Identity during(Purpose other) {
        return new Identity(actor, other, locale);
    }

    /** The same, reading this language. */
    public Identity reading(Locale other) {
        return new Identity(actor, purpose, other);
    }
}
