package org.patrondesk.story;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Ref;
import org.patrondesk.person.PersonalData;
import org.patrondesk.person.Subject;

/**
 * What somebody's visit changed for them. What it came from is linked to it.
 *
 * @param version 1 when told, one more at each change
 * @param text what brought them, what happened, what changed; empty once consent was refused
 * @param by the id of the staff member who wrote it down
 * @param person whose story it is; empty where nobody said
 */
public record Story(
        UUID id,
        long version,
        Instant at,
        Branch branch,

        @PersonalData(purpose = "impact stories", retention = "P2Y")
        Optional<String> text,

        Consent consent,

        @PersonalData(purpose = "questions about a story", retention = "P90D")
        String by,

        @PersonalData(purpose = "whose story it is", retention = "P2Y")
        Optional<Subject.Pseudonym> person) {
    /** The kind of a link to a story. */
    public static final String KIND = "story";

    public Ref ref() {
        return new Ref(KIND, id.toString());
    }

    /** The next version, with this consent; the text is gone where it was refused. */
    Story with(Consent given) {
        return new Story(
                id, version + 1, at, branch, given == Consent.REFUSED ? Optional.empty() : text, given, by, person);
    }

    /** The story as it may be told to others: without its text while nobody agreed to that, without who wrote it down and
     * whose it is. */
    public Story asMayBeTold() {
        return new Story(
                id, version, at, branch, consent.mayBeUsed() ? text : Optional.empty(), consent, "", Optional.empty());
    }

    /** The story without its text. */
    public Story withoutText() {
        return new Story(id, version, at, branch, Optional.empty(), consent, by, person);
    }

    /** The story without whose it is. */
    public Story withoutPerson() {
        return new Story(id, version, at, branch, text, consent, by, Optional.empty());
    }

    /** The story without who wrote it down. */
    public Story withoutStaff() {
        return new Story(id, version, at, branch, text, consent, "", person);
    }

    @Override
    public String toString() {
        return "Story[" + id + "]";
    }
}
