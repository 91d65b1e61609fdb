package org.patrondesk.message;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round of a worker, step by step: whatever happens between two steps, a crash too, the next round of anybody goes on
 * from what the store has. One thread.
 */
public final class Round {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private enum Stage {
        TAKE_OVER,
        CLAIM,
        START,
        SEND,
        RECORD,
        OVER
    }

    private final Sending sending;
    private final Deque<Channel> channels = new ArrayDeque<>();
    private final Deque<Claim> claims = new ArrayDeque<>();
    private final Set<Channel> resting = EnumSet.noneOf(Channel.class);
    private Stage stage = Stage.TAKE_OVER;
    private int had;
    private Duration pause = Duration.ZERO;
    private Duration paused = Duration.ZERO;
    private @Nullable Result result;

    Round(Sending sending) {
        this.sending = sending;
    }

    /** How many deliveries this round took over or claimed. */
    public int had() {
        return had;
    }

    /** How long to wait before the next step: a result that cannot be written down now may be in a moment. */
    public Duration pause() {
        return pause;
    }

    /**
     * Does the next thing: one transaction, or one call of a courier.
     *
     * @return whether there is more to do
     * @throws StorageUnavailable when the store fails; the round may be left as it is
     */
    public boolean step() {
        switch (stage) {
            case TAKE_OVER -> takeOver();
            case CLAIM -> claim();
            case START -> start(claims.element());
            case SEND -> send(claims.element());
            case RECORD -> record(claims.element(), known());
            case OVER -> {}
        }
        return stage != Stage.OVER;
    }

    /** Does the next thing when the pause before it is over. */
    boolean stepAfterPause() {
        boolean interrupted = false;
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return step();
    }

    private void takeOver() {
        had += sending.takeOver();
        channels.addAll(sending.channels());
        goOn();
    }

    private void claim() {
        Sending.Claimed claimed = sending.claim(channels.remove());
        claims.addAll(claimed.wanted());
        had += claimed.all();
        goOn();
    }

    private void start(Claim claim) {
        Optional<Next> instead = withoutAttempt(claim);
        if (instead.isPresent()) {
            sending.move(claim, Optional.empty(), instead.get());
            endClaim();
        } else if (sending.start(claim)) {
            stage = Stage.SEND;
        } else {
            endClaim();
        }
    }

    private Optional<Next> withoutAttempt(Claim claim) {
        if (resting.contains(claim.delivery().channel())) {
            return Optional.of(sending.course().givenBack(claim));
        }
        return sending.course().withoutAttempt(claim);
    }

    private void send(Claim claim) {
        result = carried(sending.courier(claim), claim);
        stage = Stage.RECORD;
    }

    /** What a courier throws, whatever it is, says nothing about what went out. */
    private static Result carried(Courier courier, Claim claim) {
        try {
            return claim.possibleDuplicate() && took(courier, claim)
                    ? new Result.Accepted("")
                    : courier.send(claim.parcel());
        } catch (VirtualMachineError fatal) {
            throw fatal;
        } catch (Throwable failure) {
            warn(claim, failure);
            return new Result.Unknown("courier-failed");
        }
    }

    /** A provider that cannot be asked has not said that it took anything. */
    private static boolean took(Courier courier, Claim claim) {
        try {
            return courier instanceof Tracer tracer
                    && tracer.took(claim.parcel().messageId());
        } catch (RuntimeException failure) {
            warn(claim, failure);
            return false;
        }
    }

    private static void warn(Claim claim, Throwable failure) {
        LOG.warn(
                "The courier for {} failed with {}.",
                claim.delivery().channel().code(),
                failure.getClass().getName());
    }

    private Result known() {
        return result == null ? new Result.Unknown("no-result") : result;
    }

    /** Who interrupts a worker must not make a doubt of what is known. */
    private void record(Claim claim, Result known) {
        boolean interrupted = Thread.interrupted();
        try {
            tryToRecord(claim, known);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void tryToRecord(Claim claim, Result known) {
        Next next = sending.course().after(claim, known);
        try {
            sending.move(claim, Optional.of(known), next);
        } catch (StorageUnavailable e) {
            paused = paused.plus(pause);
            if (!e.retryable() || paused.compareTo(sending.terms().lease()) >= 0) {
                // From here on the attempt counts as one without a result.
                throw e;
            }
            Duration twice = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
            return;
        }
        if (!next.pause().isZero()) {
            resting.add(claim.delivery().channel());
        }
        endClaim();
    }

    private void endClaim() {
        claims.remove();
        pause = Duration.ZERO;
        paused = Duration.ZERO;
        result = null;
        goOn();
    }

    private void goOn() {
        if (!claims.isEmpty()) {
            stage = Stage.START;
        } else {
            stage = channels.isEmpty() ? Stage.OVER : Stage.CLAIM;
        }
    }
}
