package org.patrondesk.message;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
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

    /** Often enough for a passing trouble; then the lease ends and the attempt counts as one without a result. */
    private static final int TRIES = 3;

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
    private final Map<Channel, Duration> resting = new EnumMap<>(Channel.class);
    private Stage stage = Stage.TAKE_OVER;
    private int had;
    private int tries;
    private @Nullable Result result;

    Round(Sending sending) {
        this.sending = sending;
    }

    /** How many deliveries this round took over or claimed. */
    public int had() {
        return had;
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

    private void takeOver() {
        had += sending.takeOver();
        channels.addAll(sending.channels());
        goOn();
    }

    private void claim() {
        claims.addAll(sending.claim(channels.remove()));
        had += claims.size();
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
        Duration rest = resting.get(claim.delivery().channel());
        if (rest != null) {
            return Optional.of(sending.course().resting(claim, "channel-rests", rest));
        }
        return sending.course().withoutAttempt(claim);
    }

    private void send(Claim claim) {
        result = carried(sending.courier(claim), claim);
        stage = Stage.RECORD;
    }

    /** What a courier throws says nothing about what went out. */
    private static Result carried(Courier courier, Claim claim) {
        try {
            if (claim.possibleDuplicate()
                    && courier instanceof Tracer tracer
                    && tracer.took(claim.parcel().messageId())) {
                return new Result.Accepted("");
            }
            return courier.send(claim.parcel());
        } catch (RuntimeException e) {
            LOG.warn(
                    "The courier for {} failed with {}.",
                    claim.delivery().channel().code(),
                    e.getClass().getName());
            return new Result.Unknown("courier-failed");
        }
    }

    private Result known() {
        return result == null ? new Result.Unknown("no-result") : result;
    }

    private void record(Claim claim, Result known) {
        Next next = sending.course().after(claim, known);
        try {
            sending.move(claim, Optional.of(known), next);
        } catch (StorageUnavailable e) {
            tries++;
            if (tries < TRIES && e.retryable()) {
                return;
            }
            throw e;
        }
        if (!next.pause().isZero()) {
            resting.put(claim.delivery().channel(), next.pause());
        }
        endClaim();
    }

    private void endClaim() {
        claims.remove();
        tries = 0;
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
