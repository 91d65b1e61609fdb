package org.patrondesk.proposal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Rule;
import org.patrondesk.replay.Relaxation;

/** Makes the proposal for one rule's nos. One use, one thread. */
final class RemedyMaking {
    private final Policy policy;
    private final Relaxation table;
    private final CandidateMaking candidates;
    private final Answered answered;

    RemedyMaking(Policy policy, Relaxation table, CandidateMaking candidates) {
        this.policy = policy;
        this.table = table;
        this.candidates = candidates;
        this.answered = new Answered(policy);
    }

    Optional<RuleProposal.Remedy> make(RuleProposal.Wish wish, Answered.Log log) {
        return wanted(wish)
                .map(count -> new RuleProposal.Remedy(
                        count, edits(count.rule()), exception(rule(count.rule()), wish.attributes(), log)));
    }

    private Rule rule(String id) {
        return policy.set().rule(id).orElseThrow();
    }

    private Optional<Relaxation.RuleCount> wanted(RuleProposal.Wish wish) {
        if (wish.rule().isPresent()) {
            return table.rules().stream()
                    .filter(count -> count.rule().equals(wish.rule().get()))
                    .findFirst();
        }
        return table.rules().stream()
                .max(Comparator.<Relaxation.RuleCount, Boolean>comparing(count -> count.pivotal() > 0)
                        .thenComparingLong(Relaxation.RuleCount::determining)
                        .thenComparing(Relaxation.RuleCount::rule, Comparator.reverseOrder()));
    }

    private List<RuleProposal.ByEdit> edits(String rule) {
        return table.edits().stream()
                .filter(effect -> effect.edit().rule().equals(rule))
                .limit(RuleProposal.EDITS)
                .map(effect -> new RuleProposal.ByEdit(
                        effect,
                        table.opened(effect),
                        candidates.of(effect.edit().applyTo(policy.set().stored()))))
                .toList();
    }

    private RuleProposal.Exemption exception(Rule rule, List<String> given, Answered.Log log) {
        ExceptionMaking making = given.isEmpty()
                ? ExceptionMaking.among(policy, rule, chosen(rule, log))
                : ExceptionMaking.over(policy, rule, given.stream().distinct().toList());
        answered.each(log, making::add);
        RuleProposal.Exemption found = making.found(candidates);
        return found.candidate()
                .map(candidate -> found.answering(answered.answeredBy(Policy.ofKept(candidate.set()), log)))
                .orElse(found);
    }

    private List<String> chosen(Rule rule, Answered.Log log) {
        FreeAttributes free = new FreeAttributes(policy, rule);
        answered.each(log, answer -> {
            if (answer.isNoBy(rule.id())) {
                free.turn(answer.facts());
            } else if (ExceptionMaking.mustKeep(policy, answer)) {
                free.keep(answer.facts());
            }
        });
        return free.chosen();
    }
}
