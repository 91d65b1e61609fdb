package org.patrondesk.memory.privacy;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.patrondesk.memory.store.TenantRecords;
import org.patrondesk.memory.store.Writing;
import org.patrondesk.privacy.Emergencies;
import org.patrondesk.privacy.EmergencyAccess;
import org.patrondesk.privacy.Unseen;

/** The book of access taken in emergencies, in the heap. */
public record InMemoryEmergencies(TenantRecords records, Writing writing) implements Emergencies {
    private static final Comparator<EmergencyAccess> OLDEST_FIRST = Comparator.comparing(EmergencyAccess::at)
            .thenComparing(access -> access.id().toString());

    @Override
    public void record(EmergencyAccess access) {
        writing.check();
        if (records.emergencies.containsKey(access.id())) {
            throw writing.refused("An emergency of this id is there already; nothing was recorded.");
        }
        records.emergencies.put(access.id(), access);
        writing.done(() -> records.emergencies.remove(access.id()));
    }

    @Override
    public Optional<EmergencyAccess> find(UUID id) {
        return Optional.ofNullable(records.emergencies.get(id));
    }

    @Override
    public boolean close(UUID id, Instant at) {
        writing.check();
        return replace(find(id).filter(access -> access.closed().isEmpty()).map(access -> access.closedAt(at)));
    }

    @Override
    public boolean see(UUID id, EmergencyAccess.Seen seen) {
        writing.check();
        return replace(find(id).filter(access -> access.seen().isEmpty()).map(access -> access.seenBy(seen)));
    }

    private boolean replace(Optional<EmergencyAccess> next) {
        next.ifPresent(access -> {
            EmergencyAccess before = records.emergencies.replace(access.id(), access);
            writing.done(() -> records.emergencies.put(access.id(), before));
        });
        return next.isPresent();
    }

    @Override
    public void eachUnseen(Consumer<EmergencyAccess> to) {
        waiting().forEach(to);
    }

    @Override
    public Unseen unseen() {
        return new Unseen(waiting().count(), waiting().findFirst().map(EmergencyAccess::at));
    }

    private Stream<EmergencyAccess> waiting() {
        return records.emergencies.values().stream()
                .filter(access -> access.seen().isEmpty())
                .sorted(OLDEST_FIRST);
    }
}
