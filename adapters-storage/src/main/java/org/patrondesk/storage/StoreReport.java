package org.patrondesk.storage;

import java.util.List;
import java.util.Optional;
import org.patrondesk.journal.StorageUnavailable;

/**
 * What a store stands on, and whether each thing that its promises need is so.
 *
 * @param standsOn the engine and its version
 * @param preconditions all that were looked at; those behind one that makes looking further impossible are missing
 */
public record StoreReport(String standsOn, List<Precondition> preconditions) {
    public StoreReport {
        preconditions = List.copyOf(preconditions);
    }

    /**
     * One thing that must be so.
     *
     * @param name stable, such as {@code synchronous-commit}
     * @param promise the promise that would be broken otherwise, by its number and in words
     * @param found what is there
     * @param mend one sentence with the reason and what to do; empty when it holds
     */
    public record Precondition(String name, String promise, String found, Optional<String> mend) {
        public boolean holds() {
            return mend.isEmpty();
        }

        /**
         * Refuses when it does not hold.
         *
         * @throws StorageUnavailable not retryable, with how to mend it
         */
        public void check() {
            mend.ifPresent(sentence -> {
                throw new StorageUnavailable(sentence, null, false);
            });
        }
    }

    /** Whether the store may be opened. */
    public boolean holds() {
        return preconditions.stream().allMatch(Precondition::holds);
    }

    /**
     * Refuses when something is not so, with the first such thing.
     *
     * @throws StorageUnavailable not retryable
     */
    public void check() {
        preconditions.forEach(Precondition::check);
    }
}
