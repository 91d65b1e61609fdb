package org.patrondesk.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.patrondesk.message.Parcel;
import org.patrondesk.message.Result;
import org.patrondesk.message.Tracer;

/**
 * A courier, and the provider behind it, that do what they were told, attempt by attempt, and take everything when they were
 * told nothing. They remember every attempt. Safe for use by many threads.
 */
public final class ScriptedCourier implements Tracer {
    private final Object lock = new Object();
    private final Deque<Function<Parcel, Result>> script = new ArrayDeque<>();
    private final List<Parcel> carried = new ArrayList<>();
    private final List<Parcel> taken = new ArrayList<>();

    /** Answers the next attempt nobody has told it about so; the provider takes the copy only when it is accepted. */
    public ScriptedCourier answer(Result result) {
        return next(parcel -> result instanceof Result.Accepted ? take(parcel, result) : result);
    }

    /** Has the provider take the copy of that attempt, and the answer lost on the way back. */
    public ScriptedCourier loseAnswer() {
        return next(parcel -> take(parcel, new Result.Unknown("timeout")));
    }

    /** Fails at that attempt with an exception, and nothing goes out. */
    public ScriptedCourier fail() {
        return next(parcel -> {
            throw new IllegalStateException("The courier was told to fail.");
        });
    }

    private ScriptedCourier next(Function<Parcel, Result> step) {
        synchronized (lock) {
            script.add(step);
        }
        return this;
    }

    private Result take(Parcel parcel, Result result) {
        taken.add(parcel);
        return result;
    }

    @Override
    public Result send(Parcel parcel) {
        synchronized (lock) {
            carried.add(parcel);
            lock.notifyAll();
            Function<Parcel, Result> told = script.poll();
            return told == null ? take(parcel, new Result.Accepted("p-" + carried.size())) : told.apply(parcel);
        }
    }

    @Override
    public boolean took(String messageId) {
        return taken().stream().anyMatch(parcel -> parcel.messageId().equals(messageId));
    }

    /** Waits until it was given so many; false when that took longer. */
    public boolean awaitCarried(int attempts, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (lock) {
            for (long left = atMost.toMillis(); carried.size() < attempts && left > 0; ) {
                lock.wait(left);
                left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            }
            return carried.size() >= attempts;
        }
    }

    /** What it was given, attempt by attempt. */
    public List<Parcel> carried() {
        synchronized (lock) {
            return List.copyOf(carried);
        }
    }

    /** What the provider took, copy by copy. */
    public List<Parcel> taken() {
        synchronized (lock) {
            return List.copyOf(taken);
        }
    }
}
