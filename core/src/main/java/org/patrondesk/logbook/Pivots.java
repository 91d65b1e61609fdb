package org.patrondesk.logbook;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.patrondesk.library.ContentHash;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Rule;
import org.patrondesk.policy.Verdict;
import org.patrondesk.recall.Remembered;
import org.patrondesk.replay.Recorded;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Vocabulary;

/** Tells which nos were a yes if their rule alone were gone; equal ones are asked about once. One thread. */
final class Pivots {
    private final Map<ContentHash, Policy> policies = new HashMap<>();
    private final Map<Dropped, Policy> without = new HashMap<>();
    private final Map<Case, Boolean> known = new Remembered<>();

    private record Dropped(ContentHash policy, String rule) {}

    private record Case(ContentHash policy, String rule, Facts facts) {}

    /** Whether the no by this rule is pivotal under the policy that it was said by. */
    boolean isPivotal(Recorded no, PolicySet set) {
        if (!no.computed() || !no.outcome().isNo() || set.rule(no.rule()).isEmpty()) {
            return false;
        }
        ContentHash hash = set.hash();
        Policy policy = policies.computeIfAbsent(hash, none -> Policy.ofKept(set));
        Facts facts = set.vocabulary().on(no.day(), no.facts());
        return known.computeIfAbsent(new Case(hash, no.rule(), facts), none -> isYesWithout(policy, no.rule(), facts));
    }

    private boolean isYesWithout(Policy policy, String rule, Facts facts) {
        Vocabulary words = policy.set().vocabulary();
        boolean complete = IntStream.range(0, words.attributes().size())
                .allMatch(axis -> words.places(axis, facts).isPoint());
        return complete
                ? next(policy, rule, policy.decide(facts)).isYes()
                : without.computeIfAbsent(
                                new Dropped(policy.ref().hash(), rule), dropped -> policy.without(dropped.rule()))
                        .decide(facts)
                        .outcome()
                        .isYes();
    }

    /** Where every fact is known, what goes behind the rule is among what holds; no policy need be made for it. */
    private static Outcome next(Policy policy, String rule, Verdict verdict) {
        Outcome otherwise = policy.set().philosophy().otherwise();
        for (String id : verdict.matches()) {
            Rule other = policy.set().rule(id).orElseThrow();
            if (!id.equals(rule) && policy.canDetermine(other)) {
                return other.outcome().orElse(otherwise);
            }
        }
        return otherwise;
    }
}
