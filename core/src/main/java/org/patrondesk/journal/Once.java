package org.patrondesk.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries out a call once for a key: the same request again gets the same answer, another request is refused. */
public final class Once {
    private final Instant now;

    private Once(Instant now) {
        this.now = now;
    }

    /** For a call of this moment, from which its key is kept for a time. */
    public static Once at(Instant now) {
        return new Once(now);
    }

    /**
     * Runs the work unless the key was answered before, and keeps its answer in the same transaction.
     *
     * @param key empty for a caller who repeats nothing
     * @throws IdempotencyConflict when the key was used with another request
     */
    public StoredObject run(
            Transaction transaction, Optional<String> key, StoredObject request, Supplier<StoredObject> work) {
        Optional<StoredObject> before = answered(transaction, key, request);
        if (before.isPresent()) {
            return before.get();
        }
        StoredObject answer = work.get();
        key.ifPresent(given -> transaction
                .store(IdempotencyKeys.class)
                .keep(given, new IdempotencyKeys.Kept(request.hash(), Optional.of(answer), Optional.of(now))));
        return answer;
    }

    /**
     * The answer this key got before, to be given again before anything is looked at that may have changed since.
     *
     * @param key empty for a caller who repeats nothing
     * @throws IdempotencyConflict when the key was used with another request
     */
    public static Optional<StoredObject> answered(Transaction transaction, Optional<String> key, StoredObject request) {
        Optional<IdempotencyKeys.Kept> kept = key.flatMap(transaction.store(IdempotencyKeys.class)::find);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        if (!kept.get().request().equals(request.hash())) {
            throw new IdempotencyConflict("This key was used with another request; use a new key.");
        }
        return Optional.of(kept.get()
                .answer()
                .orElseThrow(() -> new IdempotencyConflict(
                        "The call with this key has begun and not finished; repeat it later.")));
    }
}
