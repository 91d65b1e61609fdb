package org.patrondesk.logbook;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Rule;
import org.patrondesk.replay.Recorded;
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

    /** The decisions, handed over one at a time and as often as asked for. */
    @FunctionalInterface
    interface Log {
        void each(Consumer<Recorded> to);
    }

    Optional<RuleProposal.Remedy> make(RuleProposal.Wish wish, Log log) {
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

    /**
     * Decisions that ask for a fact are kept out only where the exception found without them would answer one: an
     * exception can hardly go round what may be anything.
     */
    private RuleProposal.ByException exception(Rule rule, List<String> given, Log log) {
        List<String> attributes =
                given.isEmpty() ? chosen(rule, log) : given.stream().distinct().toList();
        Wanted wanted = new Wanted(rule, attributes, given.isEmpty());
        RuleProposal.ByException found = search(wanted, log, false);
        return found.candidate()
                        .filter(candidate -> answersMore(log, candidate))
                        .isPresent()
                ? search(wanted, log, true)
                : found;
    }

    /** @param mayNameFewer whether fewer attributes will do where they are as good */
    private record Wanted(Rule rule, List<String> attributes, boolean mayNameFewer) {}

    private RuleProposal.ByException search(Wanted wanted, Log log, boolean keepUntold) {
        ExceptionMaking making = wanted.mayNameFewer()
                ? ExceptionMaking.among(policy, wanted.rule(), wanted.attributes())
                : ExceptionMaking.over(policy, wanted.rule(), wanted.attributes());
        each(log, answer -> {
            if (keepUntold || !answer.isUntold()) {
                making.add(answer);
            }
        });
        return making.found(candidates);
    }

    /** Whether a decision that asks for a fact now would be answered. */
    private boolean answersMore(Log log, RuleProposal.Candidate candidate) {
        Answered after = new Answered(Policy.ofKept(candidate.set()));
        AtomicBoolean more = new AtomicBoolean();
        log.each(recorded -> {
            if (recorded.computed() && !more.get()) {
                Answered.Answer before = answered.of(recorded);
                more.set(before.isUntold()
                        && after.of(recorded).verdict().outcome()
                                != before.verdict().outcome());
            }
        });
        return more.get();
    }

    private List<String> chosen(Rule rule, Log log) {
        FreeAttributes free = new FreeAttributes(policy, rule);
        each(log, answer -> {
            if (answer.isNoBy(rule.id())) {
                free.turn(answer.facts());
            } else if (ExceptionMaking.mustKeep(policy, answer) && !answer.isUntold()) {
                free.keep(answer.facts());
            }
        });
        return free.chosen();
    }

    private void each(Log log, Consumer<Answered.Answer> to) {
        log.each(recorded -> {
            if (recorded.computed()) {
                to.accept(answered.of(recorded));
            }
        });
    }
}
