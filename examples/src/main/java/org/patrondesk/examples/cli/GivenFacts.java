package org.patrondesk.examples.cli;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Vocabulary;

/** Facts given as options: {@code --fact age=9}. */
final class GivenFacts {
    private final Map<String, String> given;

    GivenFacts(Map<String, String> given) {
        this.given = given;
    }

    /** The facts in the words of the policy; a number or truth value is written as it is. */
    Map<String, Object> in(Optional<PolicySet> policy) {
        Map<String, Object> facts = new TreeMap<>();
        given.forEach((attribute, text) -> facts.put(
                attribute,
                policy.map(set -> value(set.vocabulary(), attribute, text)).orElse(text)));
        return facts;
    }

    private static Object value(Vocabulary words, String attribute, String text) {
        if (fits(words, attribute, text)) {
            return text;
        }
        if (text.matches("-?\\d{1,18}")) {
            return Long.parseLong(text);
        }
        return text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : text;
    }

    private static boolean fits(Vocabulary words, String attribute, String text) {
        try {
            words.facts(Map.of(attribute, text));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What the policy answers to them; refused in one sentence when they do not fit it. */
    static Verdict answered(PolicySet policy, Map<String, Object> facts, LocalDate day) {
        try {
            return Policy.ofKept(policy)
                    .decide(policy.vocabulary().on(day, policy.vocabulary().facts(facts)));
        } catch (IllegalArgumentException e) {
            throw new BadInput("--fact does not fit the policy: " + e.getMessage());
        }
    }
}
