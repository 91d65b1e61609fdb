package org.patrondesk.testkit.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.patrondesk.message.Parcel;
import org.patrondesk.message.Result;
import org.patrondesk.message.Tracer;

/** A provider in one of its moods, which remembers what it really took. One thread. */
final class SimulatedProvider implements Tracer {
    enum Mood {
        WELL,
        ANSWERS_GET_LOST,
        BREAKS,
        BUSY,
        BOX_FULL,
        REFUSES,
        MISCONFIGURED,
        ANY
    }

    /** One copy that the provider took. */
    record Copy(UUID delivery, String messageId, int attempt, boolean marked, Instant at) {}

    private final Random random;
    private final Clock clock;
    private final boolean canTrace;
    private final List<Copy> taken = new ArrayList<>();
    private Mood mood = Mood.WELL;

    SimulatedProvider(Random random, Clock clock) {
        this.random = random;
        this.clock = clock;
        this.canTrace = random.nextBoolean();
    }

    void setMood(Mood other) {
        mood = other;
    }

    List<Copy> taken() {
        return taken;
    }

    @Override
    public Result send(Parcel parcel) {
        Mood now = mood == Mood.ANY ? Mood.values()[random.nextInt(Mood.values().length - 1)] : mood;
        return switch (now) {
            case WELL, ANY -> take(parcel);
            case ANSWERS_GET_LOST -> {
                take(parcel);
                yield lost();
            }
            case BREAKS -> lost();
            case BUSY -> new Result.Deferred(Result.Concern.SENDER, Duration.ofSeconds(30), "429");
            case BOX_FULL -> new Result.Deferred(Result.Concern.ADDRESS, Duration.ZERO, "452-4.2.2");
            case REFUSES ->
                new Result.Rejected(
                        random.nextBoolean() ? Result.Concern.ADDRESS : Result.Concern.CONTENT, "550-5.1.1");
            case MISCONFIGURED -> new Result.Rejected(Result.Concern.CONFIG, "535-5.7.8");
        };
    }

    private Result take(Parcel parcel) {
        taken.add(new Copy(
                parcel.delivery().id(),
                parcel.messageId(),
                parcel.attempt(),
                parcel.possibleDuplicate(),
                clock.instant()));
        return new Result.Accepted("p-" + taken.size());
    }

    private Result lost() {
        if (random.nextBoolean()) {
            throw new IllegalStateException("The line broke.");
        }
        return new Result.Unknown("timeout");
    }

    @Override
    public boolean took(String messageId) {
        return canTrace && taken.stream().anyMatch(copy -> copy.messageId().equals(messageId));
    }
}
