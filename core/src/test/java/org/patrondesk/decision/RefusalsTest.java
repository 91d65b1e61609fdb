package org.patrondesk.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.access.Permission;
import org.patrondesk.journal.Answer;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ref;
import org.patrondesk.policy.Outcome;
import org.patrondesk.vocabulary.Facts;

class RefusalsTest {
    private final Riverside library = new Riverside();
    private final Decision no = new Decision(
            new UUID(1, 2),
            DecisionKind.SAID,
            Optional.empty(),
            Riverside.WEDNESDAY,
            Riverside.CENTRAL,
            Channel.DESK,
            Optional.empty(),
            Outcome.NO,
            "too-young",
            Optional.empty(),
            Facts.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private Answer<String> refused(boolean recordedFirst) {
        return library.storage.write(Riverside.scope(Permission.DECIDE), transaction -> {
            if (recordedFirst) {
                transaction.store(Decisions.class).record(List.of(no));
            }
            return Refusals.because(transaction, no, "Come with a guardian.");
        });
    }

    @Test
    void a_refusal_cites_the_decision_its_rule_and_what_to_do() {
        assertThat(refused(true))
                .isEqualTo(new Answer.Refused<String>(
                        new Ref("decision", no.id().toString()), "too-young", "Come with a guardian."));
        assertThat(library.decisions(DecisionSelection.said())).containsExactly(no);
    }

    @Test
    void a_decision_that_is_not_in_the_logbook_refuses_nobody() {
        assertThatThrownBy(() -> refused(false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A refusal cites a decision in the logbook; record it first.");
    }
}
