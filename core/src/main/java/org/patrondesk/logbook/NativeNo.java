package org.patrondesk.logbook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.decision.Decision;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ref;
import org.patrondesk.library.StorableText;
import org.patrondesk.person.Impersonal;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Rule;

/**
 * A no that another system said to a patron, such as an ILS that blocks a loan; names no patron.
 *
 * <p>A refused request is one no, however many codes the system gives for it.
 *
 * @param system which system, such as {@code koha} or {@code sip2}: lower-case letters, digits and {@code -}, at most 40
 * @param code its own code for the no, as it came, up to 100 letters, digits and {@code . _ : / + # -}; a message would hold
 *     blanks and perhaps a name, and is refused
 * @param rule the rule that the code stands for; taken as {@value Decision#UNWRITTEN} where the policy in force has none by
 *     this id that can say no
 * @param facts by attribute, what the request was about, so that the no can be replayed; empty where they are not known.
 *     Where there are facts, the policy in force finds the rule
 * @param key the caller's idempotency key; empty for a caller who repeats nothing
 */
@Impersonal({"system", "code", "rule", "facts", "key"})
public record NativeNo(
        @NotNull @Pattern(regexp = SYSTEM, message = "is not the name of a system, such as koha or sip2")
        String system,

        @NotNull @Pattern(regexp = CODE, message = "is not a code; name the code of the no, never the message")
        String code,

        @NotBlank @StorableText @Size(max = 200) String rule,
        @NotNull Map<String, Object> facts,
        @NotNull Branch branch,
        @NotNull Channel channel,
        Optional<@StorableText @Size(min = 1, max = 200) String> key) {

    /** What the name of a system looks like. */
    public static final String SYSTEM = "[a-z0-9][a-z0-9-]{0,39}";

    /** What a code looks like. */
    public static final String CODE = "[A-Za-z0-9._:/+#-]{1,100}";

    public NativeNo {
        facts = Map.copyOf(facts);
    }

    /** A no of which nothing is known but the code and the rule it stands for. */
    public static NativeNo of(Ref origin, String rule, Branch branch, Channel channel) {
        return new NativeNo(origin.kind(), origin.id(), rule, Map.of(), branch, channel, Optional.empty());
    }

    /** The same no on these facts: what the policy in force answers to them is recorded beside it. */
    public NativeNo on(Map<String, Object> known) {
        return new NativeNo(system, code, rule, known, branch, channel, key);
    }

    /** The same no under an idempotency key, such as the system's own number of the transaction. */
    public NativeNo withKey(String given) {
        return new NativeNo(system, code, rule, facts, branch, channel, Optional.of(given));
    }

    /** What is recorded: {@code known} tells whether the policy in force has the rule. */
    Spoken spoken(boolean known) {
        String cited = known ? rule : Decision.UNWRITTEN;
        return new Spoken(
                facts.isEmpty() ? cited : LogNo.BY_POLICY,
                facts,
                NativeNo::outcome,
                Optional.empty(),
                branch,
                channel,
                Optional.of(new Ref(system, code)),
                Optional.empty());
    }

    /** A system offers nothing instead. */
    private static Outcome outcome(Optional<Rule> cited) {
        return cited.flatMap(Rule::decide).filter(Outcome.REFER::equals).orElse(Outcome.NO);
    }

    StoredObject request() {
        StoredObject request = StoredObject.of("native-no", 1)
                .with("system", system)
                .with("code", code)
                .with("rule", rule)
                .with("branch", branch.code())
                .with("channel", channel.code());
        return facts.isEmpty() ? request : request.with("facts", facts);
    }

    @Override
    public String toString() {
        return "NativeNo[" + system + " " + code + ", " + rule + ", " + channel + "]";
    }
}
