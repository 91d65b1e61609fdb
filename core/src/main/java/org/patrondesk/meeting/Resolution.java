package org.patrondesk.meeting;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Ref;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;

/**
 * What the meeting answered to a rule's nos. The barriers and nos it is about are linked to it.
 *
 * @param rule the rule, {@code unwritten} for nos that no rule asked for, or {@code default}
 * @param reason why, in the meeting's words
 * @param change the new policy, for a change
 * @param by the id of the staff member who wrote it down
 */
@Impersonal("rule")
public record Resolution(
        UUID id,
        Instant at,
        ResolutionKind kind,
        String rule,

        @PersonalData(purpose = "what the meeting answered to nos", retention = "P2Y")
        String reason,

        Optional<Change> change,

        @PersonalData(purpose = "questions about a meeting's answer", retention = "P90D")
        String by) {
    /** The kind of a link to a resolution. */
    public static final String KIND = "resolution";

    /**
     * A new version of the policy.
     *
     * @param begins from when it answers
     */
    public record Change(ContentHash policy, Instant begins) {}

    public Ref ref() {
        return new Ref(KIND, id.toString());
    }

    /** The answer without who wrote it down. */
    public Resolution withoutPersons() {
        return new Resolution(id, at, kind, rule, reason, change, "");
    }

    /** The answer without why it was given. */
    public Resolution withoutReason() {
        return new Resolution(id, at, kind, rule, "", change, by);
    }

    @Override
    public String toString() {
        return "Resolution[" + kind.code() + " " + rule + "]";
    }
}
