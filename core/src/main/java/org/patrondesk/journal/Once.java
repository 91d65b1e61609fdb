package org.patrondesk.journal;

import java.util.Optional;
import java.util.function.Supplier;
import org.patrondesk.library.ContentHash;

/** Carries out a call once for a key: the same request again gets the same answer, another request is refused. */
public final class Once {
    private Once() {}

    /**
     * Runs the work unless the key was answered before, and keeps its answer in the same transaction.
     *
     * @param key empty for a caller who repeats nothing
     * @throws IdempotencyConflict when the key was used with another request
     */
    public static StoredObject run(
            Transaction transaction, Optional<String> key, StoredObject request, Supplier<StoredObject> work) {
        if (key.isEmpty()) {
            return work.get();
        }
        IdempotencyKeys keys = transaction.store(IdempotencyKeys.class);
        ContentHash asked = request.hash();
        Optional<IdempotencyKeys.Kept> kept = keys.find(key.get());
        if (kept.isPresent()) {
            if (!kept.get().request().equals(asked)) {
                throw new IdempotencyConflict("This key was used with another request; use a new key.");
            }
            return kept.get()
                    .answer()
                    .orElseThrow(() -> new IdempotencyConflict(
                            "The call with this key has begun and not finished; repeat it later."));
        }
        StoredObject answer = work.get();
        keys.keep(key.get(), new IdempotencyKeys.Kept(asked, Optional.of(answer)));
        return answer;
    }
}
