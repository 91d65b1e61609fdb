package org.patrondesk.appeal;

import java.util.List;
import java.util.Optional;
import org.patrondesk.decision.Decision;
import org.patrondesk.journal.Violation;
import org.patrondesk.policy.Outcome;

/** A decision and what became of it so far. Immutable. */
record Standing(Decision decision, List<FollowUp> followUps) {
    /** What the patron is told as it stands. */
    Outcome told() {
        return followUps.stream()
                .flatMap(followUp -> followUp.outcome().stream())
                .reduce(decision.told(), (before, after) -> after);
    }

    private boolean isAppealed() {
        return followUps.stream()
                .map(FollowUp::kind)
                .filter(kind -> kind != FollowUpKind.EXCEPTION)
                .reduce((before, after) -> after)
                .filter(FollowUpKind.APPEAL::equals)
                .isPresent();
    }

    boolean isHandledBy(String staff) {
        return decision.handledBy().filter(staff::equals).isPresent();
    }

    private Optional<Violation> noNo() {
        return told().isNo()
                ? Optional.empty()
                : Optional.of(new Violation(
                        "decision", "NotANo", "is no no as it stands; only a no that was said is looked at again"));
    }

    Optional<Violation> violation(Reconsideration.ExceptionGrant grant) {
        return noNo().or(() -> grant.outcome().isYes()
                ? Optional.empty()
                : Optional.of(new Violation("outcome", "NotAYes", "must be yes or conditional")));
    }

    Optional<Violation> violation(Reconsideration.AnswerAppeal answer) {
        if (!isAppealed()) {
            return Optional.of(
                    new Violation("decision", "NotAppealed", "has no open appeal; lodge one before it is answered"));
        }
        return answer.outcome() == Outcome.ASK
                ? Optional.of(new Violation("outcome", "NotAnAnswer", "must be yes, conditional, no or refer"))
                : Optional.empty();
    }

    /** Why no appeal can be lodged. */
    Optional<Violation> violation() {
        return noNo().or(() -> isAppealed()
                ? Optional.of(new Violation("decision", "AppealOpen", "has an open appeal already; answer that one"))
                : Optional.empty());
    }
}
