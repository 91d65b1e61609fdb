package org.patrondesk.memory.store;

import java.util.Optional;
import org.patrondesk.journal.IdempotencyKeys;

/** Keys in the heap. */
public record InMemoryIdempotencyKeys(TenantRecords records, Writing writing) implements IdempotencyKeys {
    @Override
    public Optional<Kept> find(String key) {
        return Optional.ofNullable(records.keys.get(key));
    }

    @Override
    public void keep(String key, Kept kept) {
        writing.check();
        Kept before = records.keys.put(key, kept);
        writing.done(() -> {
            if (before == null) {
                records.keys.remove(key);
            } else {
                records.keys.put(key, before);
            }
        });
    }
}
