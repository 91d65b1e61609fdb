package org.patrondesk.appeal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.library.Branch;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;
import org.patrondesk.policy.Outcome;

/**
 * What became of a no after it was said.
 *
 * @param decision the no
 * @param branch where the no was said
 * @param rule the rule that had asked for the no, or {@code unwritten}
 * @param outcome what the patron is told from now on; empty while an appeal is open
 * @param authority the role in which it was decided; empty while an appeal is open
 * @param words why, in the words of staff or of the patron who appeals
 * @param by the id of the staff member
 */
@Impersonal({"rule", "authority"})
public record FollowUp(
        UUID id,
        UUID decision,
        FollowUpKind kind,
        Instant at,
        Branch branch,
        String rule,
        Optional<Outcome> outcome,
        Optional<String> authority,

        @PersonalData(purpose = "weekly review of nos", retention = "P90D")
        Optional<String> words,

        @PersonalData(purpose = "appeals are decided by somebody else", retention = "P90D")
        String by) {
    /** The same without the words. */
    public FollowUp withoutWords() {
        return new FollowUp(id, decision, kind, at, branch, rule, outcome, authority, Optional.empty(), by);
    }

    /** The same without the words, and without who wrote them. */
    public FollowUp withoutPersons() {
        return new FollowUp(id, decision, kind, at, branch, rule, outcome, authority, Optional.empty(), "");
    }

    @Override
    public String toString() {
        return "FollowUp[" + kind.code() + " of " + decision + "]";
    }
}
