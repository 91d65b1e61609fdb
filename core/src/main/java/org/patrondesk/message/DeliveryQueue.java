package org.patrondesk.message;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Spi;

/**
 * The store of deliveries, as the workers see it. Used in {@link org.patrondesk.journal.Storage#contend} only.
 *
 * <p>Every time in it is the store's own: hosts whose clocks differ, or jump, agree on leases. Each method decides by what
 * is committed when it looks, in the statement that changes it.
 */
@Spi
public interface DeliveryQueue {
    /**
     * Takes deliveries of a channel that are ready, or whose worker ended its lease without having begun an attempt, oldest
     * first; of those that it takes, the ones with the fewest attempts come first, so that none that is always refused keeps
     * the others back.
     *
     * <p>queue-1: nobody else is given one of them until the lease is over. queue-2: each claim has a higher fence than any
     * before it. queue-3: none is given while the channel is paused, however many are ready.
     *
     * <p>A delivery whose texts cannot be read any more is given too, with empty ones: it must not keep others back.
     */
    List<Claim> claim(Channel channel, int most, Duration lease);

    /**
     * Deliveries with an attempt that has no result though the lease is over, under the fence of that attempt.
     *
     * <p>queue-4: until the transaction ends nobody else is given them, and results that come meanwhile wait.
     */
    List<Claim> overdue(int most);

    /**
     * Writes down that an attempt begins.
     *
     * <p>queue-5: answers false, and nothing is written, when the fence is no longer this claim's, its lease is over, or an
     * attempt was begun under it already. Otherwise the lease begins anew.
     */
    boolean start(Claim claim, Duration lease);

    /**
     * Moves a delivery on, and writes the result of the attempt that was begun under this fence.
     *
     * <p>queue-6: answers false, and nothing is written, when the fence is no longer this claim's, or when there is neither a
     * claim without an attempt nor an attempt without a result. So a result counts however late it comes, as long as nobody
     * else has begun anything, and counts once. queue-8: what is given back without an attempt keeps its place, and no
     * pause makes a longer one shorter.
     *
     * @param result empty when no attempt was begun, or when none is known
     */
    boolean move(Claim claim, Optional<Result> result, Next next);

    /**
     * queue-7: how long until the next one of a channel is ready or its lease is over, and the channel is not paused; zero or
     * less when that is so, empty without any.
     */
    Optional<Duration> untilNext(Channel channel);
}
