package org.patrondesk.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.patrondesk.policy.Condition;
import org.patrondesk.policy.Offering;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyTrees;
import org.patrondesk.policy.Rule;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Facts;

/** What is wrong with a small policy, found by asking it every request. */
final class Enumeration {
    private final Policy policy;
    private final LocalDate day;
    private final Map<Facts, Verdict> answers = new LinkedHashMap<>();

    Enumeration(Policy policy, LocalDate day) {
        this.policy = policy;
        this.day = day;
        for (Map<String, Object> request : PolicyTrees.requests()) {
            Facts facts = facts(request);
            answers.put(facts, policy.decide(facts));
        }
    }

    Facts facts(Map<String, Object> request) {
        Facts known = policy.set().vocabulary().facts(request);
        return policy.set().vocabulary().asksDay() ? known.on(day) : known;
    }

    Verdict answer(Map<String, Object> request) {
        return policy.decide(facts(request));
    }

    /** Each kind with the rules, or the offering, it is about. */
    Set<String> findings() {
        Set<String> found = new TreeSet<>();
        for (Rule rule : policy.set().rules()) {
            if (rule.effective().until().filter(day::isAfter).isPresent()) {
                found.add("never-effective " + rule.id());
            } else if (rule.words().review().filter(day::isAfter).isPresent()) {
                found.add("review-overdue " + rule.id());
            }
            if (some(verdict -> verdict.matches().contains(rule.id()))) {
                addHolding(rule, found);
            }
        }
        for (Rule first : policy.set().rules()) {
            for (Rule second : policy.set().rules()) {
                if (isConflict(first, second)) {
                    found.add("conflict " + first.id() + " " + second.id());
                }
            }
        }
        boolean open = some(verdict -> verdict.rule().equals(Verdict.DEFAULT));
        if (open && !policy.set().philosophy().otherwise().isYes()) {
            found.add("gap");
        }
        for (Offering offering : policy.set().offerings()) {
            if (isContradicted(offering)) {
                found.add("offering " + offering.id());
            }
        }
        return found;
    }

    private void addHolding(Rule rule, Set<String> found) {
        if (answers.values().stream().noneMatch(verdict -> comesThrough(rule, verdict))) {
            found.add("shadowed " + rule.id());
            return;
        }
        if (isRedundant(rule)) {
            found.add("redundant " + rule.id());
        }
        if (!rule.require().isEmpty()
                && !some(verdict ->
                        verdict.outcome().isYes() && (verdict.rule().equals(rule.id()) || adds(rule, verdict)))) {
            found.add("obligation " + rule.id());
        }
    }

    private boolean some(Predicate<Verdict> such) {
        return answers.values().stream().anyMatch(such);
    }

    private boolean isTogether() {
        return policy.set().precedence().together();
    }

    private boolean adds(Rule rule, Verdict verdict) {
        return !isTogether()
                && rule.decide().isEmpty()
                && verdict.matches().contains(rule.id())
                && !rule.require().isEmpty();
    }

    private boolean comesThrough(Rule rule, Verdict verdict) {
        if (verdict.rule().equals(rule.id()) || adds(rule, verdict)) {
            return true;
        }
        return !isTogether()
                && rule.set().keySet().stream()
                        .anyMatch(output -> verdict.matches().stream()
                                .map(id -> policy.set().rule(id).orElseThrow())
                                .filter(other -> other.set().containsKey(output))
                                .findFirst()
                                .filter(rule::equals)
                                .isPresent());
    }

    boolean isRedundant(Rule rule) {
        Policy without = policy.without(rule.id());
        return answers.entrySet().stream()
                .allMatch(each -> told(each.getValue()).equals(told(without.decide(each.getKey()))));
    }

    static List<Object> told(Verdict verdict) {
        return List.of(verdict.outcome(), new HashSet<>(verdict.require()), verdict.instead(), verdict.set());
    }

    private boolean isContradicted(Offering offering) {
        List<Outcome> outcomes = new ArrayList<>();
        answers.forEach((facts, verdict) -> {
            if (offering.needs().stream().anyMatch(need -> holds(need, facts))) {
                outcomes.add(verdict.outcome());
            }
        });
        return switch (offering.must()) {
            case BE_POSSIBLE -> outcomes.stream().noneMatch(Outcome::isYes);
            case ALWAYS -> outcomes.stream().anyMatch(Outcome::isNo);
            case NEVER -> outcomes.stream().anyMatch(Outcome::isYes);
        };
    }

    private boolean holds(Condition condition, Facts facts) {
        return condition.sides().entrySet().stream().allMatch(side -> {
            int place = place(side.getKey(), facts);
            return side.getValue().places().stream().anyMatch(span -> span.first() <= place && place <= span.last());
        });
    }

    private int place(String attribute, Facts facts) {
        return policy.set()
                .vocabulary()
                .places(policy.set().vocabulary().axis(attribute), facts)
                .first();
    }

    private boolean isConflict(Rule first, Rule second) {
        return !first.equals(second)
                && decided(first) != decided(second)
                && !isWithin(first, second)
                && !isWithin(second, first)
                && answers.entrySet().stream()
                        .anyMatch(each -> each.getValue().rule().equals(first.id())
                                && each.getValue().matches().contains(second.id())
                                && (isTogether() || second.decide().isPresent())
                                && level(first, each.getKey()).equals(level(second, each.getKey())));
    }

    private Outcome decided(Rule rule) {
        return rule.decide().orElse(policy.set().philosophy().otherwise());
    }

    private boolean isWithin(Rule rule, Rule general) {
        return answers.values().stream()
                .allMatch(verdict -> !verdict.matches().contains(rule.id())
                        || verdict.matches().contains(general.id()));
    }

    /** What a rule is ranked by at a request; for presets that go by tier and weight, those. */
    private Object level(Rule rule, Facts facts) {
        int[] point = policy.set().vocabulary().attributes().stream()
                .mapToInt(attribute -> place(attribute.id(), facts))
                .toArray();
        Optional<Policy.Region> region = policy.regions().stream()
                .filter(each -> each.rule().equals(rule) && each.box().contains(point))
                .findFirst();
        boolean simple = policy.set().precedence().order().stream()
                .map(regulation -> regulation.kind().code())
                .allMatch(code -> Set.of("tier", "weight", "first", "last").contains(code));
        return simple
                ? List.of(rule.tier(), rule.weight())
                : region.orElseThrow().level();
    }
}
