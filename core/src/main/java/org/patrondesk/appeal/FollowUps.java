package org.patrondesk.appeal;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.library.Period;
import org.patrondesk.library.Spi;

/** The store of what became of nos. Nothing in it is changed; words are removed by retention alone. */
@Spi
public interface FollowUps {
    /**
     * Records a follow-up.
     *
     * <p>follow-ups-1: it is found, field for field, by every later transaction. follow-ups-2: one at a branch outside
     * the scope is refused with {@link org.patrondesk.journal.StorageUnavailable}, and nothing of that transaction is
     * kept.
     */
    void record(FollowUp followUp);

    /** follow-ups-3: those of one decision that the scope covers, in the order of recording. */
    List<FollowUp> of(UUID decision);

    /** follow-ups-4: hands over those recorded in the period that the scope covers, in the order of recording. */
    void each(Period period, Consumer<FollowUp> to);
}
