package org.patrondesk.logbook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Wording;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.StorableText;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;
import org.patrondesk.person.Subject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Rule;

/**
 * A no to be written down; needs no patron.
 *
 * @param asked what was asked, 1–500 characters
 * @param rule a rule of the policy in force, or {@value Decision#UNWRITTEN}; {@value #BY_POLICY} where facts are given
 * @param facts by attribute, what the request was about, so that the no can be replayed: the policy in force finds the rule
 * @param why more about the reason, where the rule does not say it all
 * @param offered what was offered instead
 * @param key the caller's idempotency key; empty for a caller who repeats nothing
 * @param person who was told no; empty where nobody said, and nobody need
 */
@Impersonal({"rule", "facts", "key"})
public record LogNo(
        @NotBlank @StorableText @Size(max = 500) @PersonalData(purpose = "weekly review of nos", retention = "P90D")
        String asked,

        @NotBlank @StorableText @Size(max = 200) String rule,

        @PersonalData(purpose = "weekly review of nos", retention = "P90D")
        Optional<@StorableText @Pattern(regexp = ANY_WORD, message = NO_WORD) @Size(max = 500) String> why,

        @PersonalData(purpose = "weekly review of nos", retention = "P90D")
        Optional<@StorableText @Pattern(regexp = ANY_WORD, message = NO_WORD) @Size(max = 500) String> offered,

        @NotNull Map<String, Object> facts,
        @NotNull Branch branch,
        @NotNull Channel channel,
        Optional<@StorableText @Size(min = 1, max = 200) String> key,
        Optional<Subject.Pseudonym> person) {

    /** Unlike {@link NotBlank}, this lets an empty {@code Optional} pass. */
    private static final String ANY_WORD = "(?s).*\\S.*";

    private static final String NO_WORD = "is empty; write something";

    /** Stands for the rule where the policy in force is to find it for the facts. */
    public static final String BY_POLICY = "by-policy";

    public LogNo {
        facts = Map.copyOf(facts);
    }

    /** A no at the desk, with nothing offered. */
    public static LogNo atDesk(Branch branch, String asked, String rule) {
        return new LogNo(
                asked,
                rule,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                branch,
                Channel.DESK,
                Optional.empty(),
                Optional.empty());
    }

    /** The same no on these facts: what the policy in force answers to them is recorded beside what was said. */
    public LogNo on(Map<String, Object> known) {
        return new LogNo(asked, BY_POLICY, why, offered, known, branch, channel, key, person);
    }

    /** The same, with what was offered instead. */
    public LogNo offering(String alternative) {
        return new LogNo(asked, rule, why, Optional.of(alternative), facts, branch, channel, key, person);
    }

    /** The same, told to this person. */
    public LogNo to(Subject.Pseudonym told) {
        return new LogNo(asked, rule, why, offered, facts, branch, channel, key, Optional.of(told));
    }

    /** The outcome that is recorded when the no rests on this rule, or on none. */
    public Outcome outcome(Optional<Rule> cited) {
        if (cited.flatMap(Rule::decide).map(Outcome.REFER::equals).orElse(false)) {
            return Outcome.REFER;
        }
        return offered.isPresent() ? Outcome.NO_WITH_ALTERNATIVE : Outcome.NO;
    }

    Wording wording() {
        return new Wording(asked, why, offered);
    }

    Spoken spoken() {
        return new Spoken(
                rule, facts, this::outcome, Optional.of(wording()), branch, channel, Optional.empty(), person);
    }

    StoredObject request() {
        StoredObject request = wording()
                .stored()
                .with("rule", rule)
                .with("branch", branch.code())
                .with("channel", channel.code())
                .withOptional("person", person.map(Subject.Pseudonym::code).orElse(null));
        return facts.isEmpty() ? request : request.with("facts", facts);
    }

    @Override
    public String toString() {
        return "LogNo[" + rule + ", " + channel + "]";
    }
}
