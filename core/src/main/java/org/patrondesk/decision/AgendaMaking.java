package org.patrondesk.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Period;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Rule;
import org.patrondesk.replay.Replay;

/** Makes one review with its agenda: a pass that adds up, and one that replays without each of the loudest rules. */
final class AgendaMaking {
    private static final int PROPOSALS = 3;

    private final Transaction transaction;
    private final DecisionSelection selection;
    private final RecordedDecisions recorded;
    private final ReviewTally tally = new ReviewTally();
    private final Map<String, List<Agenda.SpelledOut>> spelledOut = new HashMap<>();
    private final Map<String, PolicySet> citedIn = new HashMap<>();

    AgendaMaking(Transaction transaction, DecisionSelection selection) {
        this.transaction = transaction;
        this.selection = selection;
        this.recorded = new RecordedDecisions(transaction);
    }

    Agenda make(Period period) {
        transaction.store(Decisions.class).each(selection, this::take);
        Review review = new Review(
                period,
                tally.nos(),
                tally.asks(),
                tally.byRule(),
                tally.byBranch(),
                tally.unwritten(),
                tally.inconsistent(),
                proposals());
        return new Agenda(review, review.byRule().stream().map(this::item).toList());
    }

    private void take(Decision decision) {
        tally.add(decision);
        if (decision.outcome().isNo()) {
            recorded.policy(decision).ifPresent(set -> citedIn.put(decision.rule(), set));
            List<Agenda.SpelledOut> nos = spelledOut.computeIfAbsent(decision.rule(), key -> new ArrayList<>());
            if (nos.size() < Agenda.SPELLED_OUT) {
                nos.add(new Agenda.SpelledOut(
                        decision.at(),
                        decision.branch().code(),
                        decision.channel().code(),
                        decision.outcome().code(),
                        decision.wording(),
                        decision.facts().canonical()));
            }
        }
    }

    private Agenda.Item item(Review.RuleCount count) {
        Optional<Rule> rule = Optional.ofNullable(citedIn.get(count.rule())).flatMap(set -> set.rule(count.rule()));
        return new Agenda.Item(
                count.rule(),
                rule.map(found -> found.because().in(Locale.ENGLISH)).orElse(""),
                rule.map(Rule::source).orElse(""),
                count.n(),
                List.copyOf(spelledOut.getOrDefault(count.rule(), List.of())));
    }

    private List<Review.Proposal> proposals() {
        List<Review.RuleCount> loudest =
                tally.byRule().stream().limit(PROPOSALS).toList();
        Map<String, Replay> replays = new HashMap<>();
        for (Review.RuleCount count : loudest) {
            PolicySet set = citedIn.get(count.rule());
            if (set != null && set.rule(count.rule()).isPresent()) {
                replays.put(count.rule(), new Replay(Policy.of(set).without(count.rule())));
            }
        }
        if (!replays.isEmpty()) {
            transaction
                    .store(Decisions.class)
                    .each(selection, decision -> replays.values().forEach(replay -> replay.add(recorded.of(decision))));
        }
        return loudest.stream()
                .map(count -> proposal(count, Optional.ofNullable(replays.get(count.rule()))))
                .toList();
    }

    private static Review.Proposal proposal(Review.RuleCount count, Optional<Replay> replay) {
        if (count.rule().equals(Decision.UNWRITTEN)) {
            return new Review.Proposal(count.rule(), "write-rule", count.n(), Optional.empty(), Optional.empty());
        }
        Optional<Replay.Report> report =
                replay.map(Replay::report).filter(found -> found.noToYes() + found.otherChange() > 0);
        return new Review.Proposal(
                count.rule(),
                report.isPresent() ? "drop-rule" : "review-rule",
                count.n(),
                report.map(Replay.Report::noToYes),
                report.map(found -> found.yesToNo() + found.otherChange()));
    }
}
