package org.patrondesk.testkit.broken;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.patrondesk.library.Channel;
import org.patrondesk.message.Claim;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.message.Next;
import org.patrondesk.message.Result;

/** A queue that leaves out one of the checks it owes. */
public final class CarelessQueueStorage extends Wrapping {
    private static final Duration DAY = Duration.ofDays(1);

    private final Flaw flaw;

    /** The claims as they were given last, by delivery. */
    private final Map<UUID, Claim> given = new ConcurrentHashMap<>();

    /** What is left out. */
    public enum Flaw {
        /** Whoever comes acts for the claim of now. */
        FENCES,
        /** Who claims has it for a day. */
        LEASES,
        /** What a worker has is given to the next one too. */
        HOLDS,
        /** Every claim comes with the fence of the first. */
        HIGHER_FENCES,
        /** Channels never rest. */
        PAUSES,
        /** What is given back goes behind the others. */
        PLACES,
        /** Every attempt that was begun counts as one without a result. */
        OVERDUE,
        /** A delivery moves on and its result is not written. */
        RESULTS,
        /** The next one is always ready. */
        WAITING
    }

    public CarelessQueueStorage(Flaw flaw) {
        this.flaw = flaw;
    }

    @Override
    Object store(Object sound) {
        return sound instanceof DeliveryQueue queue ? new Careless(queue) : sound;
    }

    private final class Careless implements DeliveryQueue {
        private final DeliveryQueue sound;

        Careless(DeliveryQueue sound) {
            this.sound = sound;
        }

        @Override
        public List<Claim> claim(Channel channel, int most, Duration lease) {
            Duration kept = flaw == Flaw.LEASES ? DAY : flaw == Flaw.HOLDS ? Duration.ZERO : lease;
            List<Claim> claims = sound.claim(channel, most, kept);
            claims.forEach(claim -> given.put(claim.delivery().id(), claim));
            return flaw == Flaw.HIGHER_FENCES
                    ? claims.stream().map(Careless::first).toList()
                    : claims;
        }

        private static Claim first(Claim claim) {
            return new Claim(
                    claim.delivery(), 1, claim.attempts(), claim.spent(), claim.possibleDuplicate(), claim.at());
        }

        @Override
        public List<Claim> overdue(int most) {
            return flaw == Flaw.OVERDUE ? new ArrayList<>(given.values()) : sound.overdue(most);
        }

        @Override
        public boolean start(Claim claim, Duration lease) {
            return sound.start(now(claim), lease);
        }

        @Override
        public boolean move(Claim claim, Optional<Result> result, Next next) {
            Next then = flaw == Flaw.PAUSES ? with(next, next.after(), Duration.ZERO) : next;
            if (flaw == Flaw.PLACES && next.givesBack(result)) {
                then = with(next, Duration.ofMillis(-1), next.pause());
            }
            return sound.move(now(claim), flaw == Flaw.RESULTS ? Optional.empty() : result, then);
        }

        private static Next with(Next next, Duration after, Duration pause) {
            return new Next(
                    next.state(), after, next.reason(), next.possibleDuplicate(), next.spent(), next.open(), pause);
        }

        private Claim now(Claim claim) {
            return flaw == Flaw.FENCES || flaw == Flaw.HIGHER_FENCES
                    ? given.getOrDefault(claim.delivery().id(), claim)
                    : claim;
        }

        @Override
        public Optional<Duration> untilNext(Channel channel) {
            return flaw == Flaw.WAITING ? Optional.of(Duration.ZERO) : sound.untilNext(channel);
        }
    }
}
