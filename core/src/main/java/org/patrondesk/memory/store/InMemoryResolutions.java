package org.patrondesk.memory.store;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.library.Period;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.Resolutions;

/** The meetings' answers in the heap. */
public record InMemoryResolutions(TenantRecords records, Writing writing) implements Resolutions {
    @Override
    public void record(Resolution resolution) {
        writing.check();
        records.resolutions.put(resolution.id(), resolution);
        writing.done(() -> records.resolutions.remove(resolution.id()));
    }

    @Override
    public Optional<Resolution> find(UUID id) {
        return Optional.ofNullable(records.resolutions.get(id));
    }

    @Override
    public void each(Period period, Consumer<Resolution> to) {
        records.resolutions.values().stream()
                .filter(resolution -> period.contains(resolution.at()))
                .forEach(to);
    }
}
