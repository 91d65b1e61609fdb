package org.patrondesk.access;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.patrondesk.library.Purpose;
import org.patrondesk.person.Subject;

/**
 * What a host vouches for: who acts, what for, in which language they read, and who they are as a patron.
 *
 * @param purpose what records of people are looked at for; it stands in the access log
 * @param patron the names under which the stores know the actor; those of whoever they answer for as a guardian may be among
 *     them. As staff they do nothing that is about these
 */
public record Identity(Actor actor, Purpose purpose, Locale locale, Set<Subject.Pseudonym> patron) {
    public Identity {
        patron = Set.copyOf(patron);
    }

    /** Somebody of whom nobody says that they are a patron. */
    public Identity(Actor actor, Purpose purpose, Locale locale) {
        this(actor, purpose, locale, Set.of());
    }

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
        return new Identity(actor, other, locale, patron);
    }

    /** The same, reading this language. */
    public Identity reading(Locale other) {
        return new Identity(actor, purpose, other, patron);
    }

    /** The same, who is this patron too. */
    public Identity alsoPatron(Subject.Pseudonym person) {
        Set<Subject.Pseudonym> all = new HashSet<>(patron);
        all.add(person);
        return new Identity(actor, purpose, locale, all);
    }

    /** Shows who acts, and not who they are as a patron. */
    @Override
    public String toString() {
        return "Identity[" + actor + ", " + purpose + "]";
    }
}
