package org.patrondesk.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.testkit.PortContract;

/** What the contracts of {@link Decisions} share: recording, being refused, and selecting. */
abstract class DecisionRows extends PortContract {
    final void record(Scope where, List<Decision> decisions) {
        write(where, Decisions.class, store -> store.record(decisions));
    }

    final void assertRefused(Scope where, List<Decision> decisions) {
        assertThatThrownBy(() -> record(where, decisions))
                .isInstanceOfSatisfying(
                        StorageUnavailable.class,
                        refused -> assertThat(refused.retryable()).isFalse());
    }

    final List<Decision> select(Scope where, DecisionSelection selection) {
        return read(where, Decisions.class, store -> collected(to -> store.each(selection, to)));
    }
}
