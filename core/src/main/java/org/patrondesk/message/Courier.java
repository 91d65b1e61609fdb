package org.patrondesk.message;

import org.patrondesk.library.Spi;

/**
 * Carries messages out on one channel.
 *
 * <p>Implementations are safe for use by many threads.
 */
@Spi
@FunctionalInterface
public interface Courier {
    /**
     * Hands the parcel to the provider and tells what came of it, within a minute.
     *
     * <p>courier-1: {@code Accepted} only when the provider said so. courier-2: {@code Rejected} and {@code Deferred} only
     * when it is sure that nothing went out. courier-3: everything else is {@code Unknown}; what it throws counts as that.
     * courier-4: every attempt carries {@link Parcel#messageId()} on to the provider, unchanged.
     */
    Result send(Parcel parcel);
}
