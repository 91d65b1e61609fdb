package org.patrondesk.decision;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Ref;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;
import org.patrondesk.person.Subject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.vocabulary.Facts;

/**
 * One answer given: when, where, by which policy and rule, on which facts. Names nobody; whom it is about stands in it by
 * pseudonym alone, where that is known.
 *
 * @param run the named run and the request's number in it; only for what-if decisions
 * @param policy the hash of the policy that was in force; empty when there was none
 * @param outcome what was answered: what was said where only staff spoke, else what was computed
 * @param rule the rule that determined it, {@value #UNWRITTEN} when no policy asked for the no
 * @param said what the patron was told, where that is known beside what was computed; for a shadow the host's answer
 * @param wording the words of the staff member; personal data
 * @param handledBy the id of the staff member who said it, so that somebody else decides on an appeal
 * @param origin the system that said it and its own code for it, such as {@code koha} and {@code debt_limit}, where it was
 *     not said here; never personal data
 * @param person whom it is about; empty where nobody said, and nobody need
 */
@Impersonal({"rule", "origin"})
public record Decision(
        UUID id,
        DecisionKind kind,
        Optional<RunPlace> run,
        Instant at,
        Branch branch,
        Channel channel,
        Optional<ContentHash> policy,
        Outcome outcome,
        String rule,
        Optional<Outcome> said,
        Facts facts,
        Optional<Wording> wording,

        @PersonalData(purpose = "appeals are decided by somebody else", retention = "P90D")
        Optional<String> handledBy,

        Optional<Ref> origin,

        @PersonalData(purpose = "whom a decision is about", retention = "P90D")
        Optional<Subject.Pseudonym> person) {
    /** Stands for the rule where no policy asked for the no. */
    public static final String UNWRITTEN = "unwritten";

    /** The kind of a link to a decision. */
    public static final String KIND = "decision";

    /** A link to the decision with this id. */
    public static Ref ref(UUID id) {
        return new Ref(KIND, id.toString());
    }

    /** What the patron was told: what was said where that is known, else what was computed. */
    public Outcome told() {
        return said.orElse(outcome);
    }

    /** The rule that asked for what the patron was told; {@value #UNWRITTEN} for a no that the policy did not ask for. */
    public String toldRule() {
        return told().isNo() && !outcome.isNo() ? UNWRITTEN : rule;
    }

    /** The decision without words, without who said it and without whom it is about. */
    public Decision withoutPersons() {
        return with(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The decision without whom it is about. */
    public Decision withoutPerson() {
        return with(wording, handledBy, Optional.empty());
    }

    /** The decision without the words of the staff member. */
    public Decision withoutWording() {
        return with(Optional.empty(), handledBy, person);
    }

    /** The decision without who said it. */
    public Decision withoutStaff() {
        return with(wording, Optional.empty(), person);
    }

    private Decision with(Optional<Wording> words, Optional<String> staff, Optional<Subject.Pseudonym> patron) {
        return new Decision(
                id, kind, run, at, branch, channel, policy, outcome, rule, said, facts, words, staff, origin, patron);
    }

    @Override
    public String toString() {
        return "Decision[" + id + ", " + outcome + " by " + rule + "]";
    }

    /** A named run, and the 1-based number of the request in it. */
    @Impersonal("run")
    public record RunPlace(String run, long number) {}
}
