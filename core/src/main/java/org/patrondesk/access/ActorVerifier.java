package org.patrondesk.access;

import org.patrondesk.library.Spi;

/**
 * Finds out who acts, written by the host: it looks into its own login for what a session, a token or a badge says. Nobody acts
 * but through one.
 *
 * <p>Nothing in this library reads an identity from a header, an address or a cookie; a verifier that does answers for whoever
 * can write one. Used by many threads.
 *
 * @param <A> what is asserted
 */
@Spi
@FunctionalInterface
public interface ActorVerifier<A> {
    /**
     * Who asserts this, with the roles and branches that they have now.
     *
     * @throws ActorUnverified when it is not believed
     */
    Identity verify(A assertion);
}
