package org.patrondesk.testkit.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.patrondesk.library.Channel;
import org.patrondesk.message.Claim;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.message.Next;
import org.patrondesk.message.Result;

/** A queue over a sound one, to plant one mistake in. */
class QueueOver implements DeliveryQueue {
    final DeliveryQueue sound;

    QueueOver(DeliveryQueue sound) {
        this.sound = sound;
    }

    @Override
    public List<Claim> claim(Channel channel, int most, Duration lease) {
        return sound.claim(channel, most, lease);
    }

    @Override
    public List<Claim> overdue(int most) {
        return sound.overdue(most);
    }

    @Override
    public boolean start(Claim claim, Duration lease) {
        return sound.start(claim, lease);
    }

    @Override
    public boolean move(Claim claim, Optional<Result> result, Next next) {
        return sound.move(claim, result, next);
    }

    @Override
    public Optional<Duration> untilNext(Channel channel) {
        return sound.untilNext(channel);
    }
}
