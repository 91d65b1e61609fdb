package org.patrondesk.access;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Tenant;
import org.patrondesk.person.Subject;

/**
 * Who acts, what for, in which language and since when: what every service needs. Immutable.
 *
 * <p>There is one way to it, an {@link ActorVerifier}; nothing makes one of an id, and there is none for nobody.
 */
public final class ActorContext {
    private final Identity identity;
    private final Instant at;
    private final Optional<Emergency> emergency;

    private ActorContext(Identity identity, Instant at, Optional<Emergency> emergency) {
        this.identity = identity;
        this.at = at;
        this.emergency = emergency;
    }

    /**
     * The context of whoever asserts this, from this moment.
     *
     * @throws ActorUnverified when the verifier does not believe it
     */
    public static <A> ActorContext of(ActorVerifier<? super A> verifier, A assertion, Instant at) {
        Identity identity = verifier.verify(assertion);
        if (identity == null || identity.actor() == null) {
            throw new ActorUnverified();
        }
        return new ActorContext(identity, at, Optional.empty());
    }

    /**
     * The same actor in an emergency, which ends by itself. Written down first: services get it of the desk's session alone.
     *
     * @throws IllegalArgumentException for anybody who is no member of staff
     */
    public ActorContext in(Emergency opened) {
        if (!(actor() instanceof Actor.Staff)) {
            throw new IllegalArgumentException("Only staff take access in an emergency.");
        }
        return new ActorContext(identity, at, Optional.of(opened));
    }

    /** The same without an emergency. */
    public ActorContext outOfEmergency() {
        return new ActorContext(identity, at, Optional.empty());
    }

    public Actor actor() {
        return identity.actor();
    }

    public Tenant tenant() {
        return actor().tenant();
    }

    /** Their roles; empty for a job of the system, which has permissions of its own. */
    public Set<String> roles() {
        return actor().roles();
    }

    /** The branches they work for; empty for all of the tenant's. */
    public Set<Branch> branches() {
        return actor().branches();
    }

    public Purpose purpose() {
        return identity.purpose();
    }

    public Locale locale() {
        return identity.locale();
    }

    /**
     * Whether nothing lets them near a record that names this person: staff, where it is about themselves; whoever is no staff and
     * no job, where it is about anybody else.
     */
    public boolean isBarredFrom(Optional<Subject.Pseudonym> person) {
        if (person.isEmpty() || actor() instanceof Actor.SystemActor) {
            return false;
        }
        return actor() instanceof Actor.Staff == identity.patron().contains(person.get());
    }

    /** The emergency in which they act; it may be over. */
    public Optional<Emergency> emergency() {
        return emergency;
    }

    /** When they were verified. */
    public Instant at() {
        return at;
    }

    @Override
    public String toString() {
        return "ActorContext[" + actor() + ", " + purpose() + "]";
    }
}
