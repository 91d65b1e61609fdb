package org.patrondesk.meeting;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.library.Period;
import org.patrondesk.library.Spi;

/** The store of what meetings answered. Nothing in it is changed; reasons are removed by retention alone. */
@Spi
public interface Resolutions {
    /** resolutions-1: it is found, field for field, by every later transaction. */
    void record(Resolution resolution);

    /** resolutions-2: the tenant's resolution with this id. */
    Optional<Resolution> find(UUID id);

    /**
     * resolutions-3: hands over the tenant's that were recorded in the period, its start included and its end excluded, in
     * the order of recording.
     */
    void each(Period period, Consumer<Resolution> to);
}
