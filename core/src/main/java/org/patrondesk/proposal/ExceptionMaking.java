package org.patrondesk.proposal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Rule;

/**
 * Looks for the best exception to one rule: all its nos are to be turned, and every other decision keeps its answer.
 *
 * <p>A plain yes stays one within an exception, unless the rule that wins gives all outputs. A question is no answer to
 * be kept: an exception can make it a yes and nothing else. One use, one thread.
 */
final class ExceptionMaking {
    private final Policy policy;
    private final String rule;
    private final List<String> attributes;
    private final ExceptionSearch widest;
    /** Over fewer attributes, the fewest first. */
    private final Map<List<String>, ExceptionSearch> narrower = new LinkedHashMap<>();

    private ExceptionMaking(Policy policy, String rule, List<String> attributes) {
        this.policy = policy;
        this.rule = rule;
        this.attributes = attributes;
        this.widest = new ExceptionSearch(policy, attributes);
    }

    /** Over just these attributes. */
    static ExceptionMaking over(Policy policy, Rule rule, List<String> attributes) {
        return new ExceptionMaking(policy, rule.id(), attributes);
    }

    /** Over these attributes, and where that is as good, without some that the rule does not name. */
    static ExceptionMaking among(Policy policy, Rule rule, List<String> attributes) {
        ExceptionMaking making = new ExceptionMaking(policy, rule.id(), attributes);
        Set<String> named = FreeAttributes.named(rule);
        for (int fewer = 1; fewer < attributes.size(); fewer++) {
            making.searchWithout(fewer, named);
        }
        return making;
    }

    /** Adds the searches that may name so many attributes. */
    private void searchWithout(int size, Set<String> named) {
        for (int chosen = 1; chosen < 1 << attributes.size(); chosen++) {
            List<String> some = new ArrayList<>();
            boolean all = true;
            for (int i = 0; i < attributes.size(); i++) {
                boolean isChosen = (chosen >> i & 1) == 1;
                if (isChosen) {
                    some.add(attributes.get(i));
                }
                all &= isChosen || !named.contains(attributes.get(i));
            }
            if (all && some.size() == size) {
                narrower.put(List.copyOf(some), new ExceptionSearch(policy, some));
            }
        }
    }

    void add(Answered.Answer answer) {
        if (answer.isNoBy(rule)) {
            widest.turn(answer.facts());
            narrower.values().forEach(search -> search.turn(answer.facts()));
        } else if (mustKeep(policy, answer)) {
            widest.keep(answer.facts());
            narrower.values().forEach(search -> search.keep(answer.facts()));
        }
    }

    static boolean mustKeep(Policy policy, Answered.Answer answer) {
        return !answer.question()
                && (answer.outcome() != Outcome.YES || policy.set().precedence().together());
    }

    /** The exception that turns most nos; among equals the one that asks least. */
    RuleProposal.Exemption found(CandidateMaking candidates) {
        List<String> chosen = attributes;
        ExceptionBox box = widest.find();
        for (Map.Entry<List<String>, ExceptionSearch> fewer : narrower.entrySet()) {
            ExceptionBox simpler = fewer.getValue().find();
            boolean asksLess = fewer.getKey().size() < chosen.size();
            if (simpler.found() > box.found() || (simpler.found() == box.found() && asksLess)) {
                chosen = fewer.getKey();
                box = simpler;
            }
        }
        return written(chosen, box, candidates);
    }

    private RuleProposal.Exemption written(List<String> chosen, ExceptionBox box, CandidateMaking candidates) {
        try {
            RuleProposal.Candidate candidate = candidates.of(box.applyTo(policy, freeId()));
            return new RuleProposal.Exemption(chosen, box, Optional.of(candidate), 0, "");
        } catch (IllegalArgumentException e) {
            return new RuleProposal.Exemption(chosen, box, Optional.empty(), 0, String.valueOf(e.getMessage()));
        }
    }

    private String freeId() {
        String id = rule + ".exception";
        for (int n = 2; policy.set().rule(id).isPresent(); n++) {
            id = rule + ".exception-" + n;
        }
        return id;
    }
}
