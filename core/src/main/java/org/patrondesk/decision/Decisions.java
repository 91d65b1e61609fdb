package org.patrondesk.decision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.library.Spi;
import org.patrondesk.person.Subject;

/** The store of decisions. Nothing in it is changed; wording is removed by retention alone. */
@Spi
public interface Decisions {
    /**
     * Records the decisions.
     *
     * <p>decisions-1: each is found, field for field, by every later transaction. decisions-2: a place in a run is
     * recorded once; recording it again is refused with {@link org.patrondesk.journal.StorageUnavailable}, and nothing
     * of that transaction is kept. decisions-3: a decision at a branch outside the scope is refused likewise.
     */
    void record(List<Decision> decisions);

    /**
     * Hands over the decisions that the selection and the scope cover, in the order of recording, one at a time.
     *
     * <p>decisions-4: only the scope's tenant and branches are seen. decisions-5: a period includes its start and
     * excludes its end.
     */
    void each(DecisionSelection selection, Consumer<Decision> to);

    /** decisions-7: the decision with this id, if the scope covers its branch. */
    Optional<Decision> find(UUID id);

    /**
     * decisions-8: hands over the tenant's decisions about this person, as far as the scope covers their branches, in the order
     * of their recording.
     */
    void about(Subject.Pseudonym person, Consumer<Decision> to);

    /** decisions-6: the highest number recorded in a run of the tenant; 0 when there is none. */
    long lastNumber(String run);
}
