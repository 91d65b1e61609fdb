package org.patrondesk.examples.cli.nos;

import java.time.LocalDate;
import java.util.List;
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

    /**
     * Takes them apart.
     *
     * @throws BadInput when one is not written as {@code ATTRIBUTE=VALUE}, or an attribute is given twice
     */
    GivenFacts(List<String> written) {
        this.given = new TreeMap<>();
        for (String fact : written) {
            int equals = fact.indexOf('=');
            if (equals < 1 || fact.substring(equals + 1).isBlank()) {
                throw new BadInput("--fact must be written as ATTRIBUTE=VALUE, such as age=9.");
            }
            if (given.put(fact.substring(0, equals), fact.substring(equals + 1)) != null) {
                throw new BadInput("--fact gives one attribute twice; give each once.");
            }
        }
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
