package org.patrondesk.message;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.library.Channel;

/**
 * How the queue stands.
 *
 * @param waiting those that are due now or later
 * @param sending those that a worker has
 * @param unknown those of which nobody knows whether they went out
 * @param failed those that did not go out and wait for a person
 * @param oldestDue for how long the oldest has been due that no worker has: nobody works, its worker is gone, or its channel
 *     rests; empty when there is none
 * @param resting for how long from now on nothing is sent on a channel, since its courier was refused or told to wait
 */
public record QueueState(
        long waiting,
        long sending,
        long unknown,
        long failed,
        Optional<Duration> oldestDue,
        Map<Channel, Duration> resting) {
    public QueueState {
        resting = Map.copyOf(resting);
    }
}
