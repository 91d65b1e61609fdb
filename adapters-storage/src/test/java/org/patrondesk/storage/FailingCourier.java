package org.patrondesk.storage;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.patrondesk.message.Courier;
import org.patrondesk.message.Parcel;
import org.patrondesk.message.Result;
import org.patrondesk.message.Result.Concern;

/** Fails in every way by chance, the same way for the same text and attempt, and remembers each call. */
final class FailingCourier implements Courier {
    private final long seed;
    private final Map<UUID, List<Call>> calls = new ConcurrentHashMap<>();

    FailingCourier(long seed) {
        this.seed = seed;
    }

    /** @param result the word for what it answered; {@code unknown} when it threw */
    record Call(int attempt, boolean marked, String result) {
        boolean mayHaveGoneOut() {
            return result.equals("accepted") || result.equals("unknown");
        }
    }

    /** In their order, by delivery. */
    Map<UUID, List<Call>> calls() {
        return calls;
    }

    @Override
    public Result send(Parcel parcel) {
        int chance = new Random(
                        seed + 31L * parcel.delivery().message().subject().hashCode() + parcel.attempt() * 1_000_003L)
                .nextInt(100);
        if (chance < 10) {
            called(parcel, "unknown");
            throw new IllegalStateException("The courier fell over.");
        }
        Result result = result(chance);
        called(parcel, result.code());
        return result;
    }

    private static Result result(int chance) {
        if (chance < 20) {
            return new Result.Unknown("no-answer");
        }
        if (chance < 40) {
            return new Result.Deferred(Concern.ADDRESS, Duration.ZERO, "451-4.2.1");
        }
        if (chance < 45) {
            return new Result.Deferred(Concern.SENDER, Duration.ZERO, "421-4.7.0");
        }
        if (chance < 55) {
            return new Result.Rejected(Concern.ADDRESS, "550-5.1.1");
        }
        return chance < 60 ? new Result.Rejected(Concern.CONFIG, "535-5.7.8") : new Result.Accepted("");
    }

    private void called(Parcel parcel, String result) {
        calls.computeIfAbsent(parcel.delivery().id(), id -> new CopyOnWriteArrayList<>())
                .add(new Call(parcel.attempt(), parcel.possibleDuplicate(), result));
    }
}
