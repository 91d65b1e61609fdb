package org.patrondesk.access;

/** The host does not believe who somebody says they are. Says nothing of what they asserted. */
public final class ActorUnverified extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ActorUnverified() {
        super("Nobody is signed in by what was shown; sign in again.");
    }

    /** The stable code, {@code actor-unverified}. */
    public String code() {
        return "actor-unverified";
    }
}
