package org.patrondesk.benchmarks.policy;

import java.util.ArrayList;
import java.util.List;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** Easy Rules: every rule a condition in Java with the priority of its place. */
final class EasyRulesPeer {
    private final DefaultRulesEngine engine = new DefaultRulesEngine();
    private final Rules compiled = new Rules();
    private final List<RuleRecord> found = new ArrayList<>();

    EasyRulesPeer(List<RuleBox> rules) {
        for (int i = 0; i < rules.size(); i++) {
            RuleRecord rule = RuleRecord.of(rules.get(i));
            compiled.register(new RuleBuilder()
                    .name(rule.id())
                    .priority(i)
                    .when(facts -> rule.holds(facts.get("request")))
                    .then(facts -> found.add(rule))
                    .build());
        }
    }

    Decision decide(Request request) {
        Facts facts = new Facts();
        facts.put("request", request);
        engine.fire(compiled, facts);
        RuleRecord first = found.get(0);
        List<String> matches = new ArrayList<>(found.size());
        for (RuleRecord rule : found) {
            matches.add(rule.id());
        }
        found.clear();
        return new Decision(first.outcome(), first.id(), matches);
    }
}
