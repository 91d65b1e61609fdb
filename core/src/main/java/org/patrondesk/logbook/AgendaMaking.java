package org.patrondesk.logbook;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.decision.RecordedDecisions;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Period;
import org.patrondesk.policy.Outcome;
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
    private final ReviewTally tally;
    private final Map<String, List<Agenda.SpelledOut>> spelledOut = new HashMap<>();
    private final Map<String, PolicySet> citedIn = new HashMap<>();

    AgendaMaking(Transaction transaction, DecisionSelection selection, ZoneId zone) {
        this.transaction = transaction;
        this.selection = selection;
        this.tally = new ReviewTally(zone);
        this.recorded = new RecordedDecisions(transaction, zone);
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
                selection.run().isPresent() ? Review.SecondLooks.NONE : secondLooks(period),
                proposals());
        return new Agenda(review, review.byRule().stream().map(this::item).toList());
    }

    private Review.SecondLooks secondLooks(Period period) {
        Map<String, Long> exceptions = new TreeMap<>();
        long[] appeals = new long[2];
        transaction.store(FollowUps.class).each(period, followUp -> {
            switch (followUp.kind()) {
                case EXCEPTION -> exceptions.merge(followUp.rule(), 1L, Long::sum);
                case APPEAL -> appeals[0]++;
                case APPEAL_ANSWER ->
                    appeals[1] += followUp.outcome().filter(Outcome::isYes).isPresent() ? 1 : 0;
            }
        });
        return new Review.SecondLooks(exceptions, appeals[0], appeals[1]);
    }

    private void take(Decision decision) {
        tally.add(decision);
        if (decision.told().isNo()) {
            recorded.policy(decision).ifPresent(set -> citedIn.put(decision.toldRule(), set));
            List<Agenda.SpelledOut> nos = spelledOut.computeIfAbsent(decision.toldRule(), key -> new ArrayList<>());
            if (nos.size() < Agenda.SPELLED_OUT) {
                nos.add(new Agenda.SpelledOut(
                        decision.at(),
                        decision.branch().code(),
                        decision.channel().code(),
                        decision.told().code(),
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
        Set<String> looked = loudest.stream().map(Review.RuleCount::rule).collect(Collectors.toSet());
        Map<Dropped, Replay> replays = new HashMap<>();
        if (!citedIn.isEmpty()) {
            transaction.store(Decisions.class).each(selection, decision -> {
                if (looked.contains(decision.rule())) {
                    replayWithout(decision, replays);
                }
            });
        }
        return loudest.stream().map(count -> proposal(count, replays)).toList();
    }

    /** A policy without one of its rules: dropping the rule can touch only what the rule determined. */
    private record Dropped(ContentHash policy, String rule) {}

    private void replayWithout(Decision decision, Map<Dropped, Replay> replays) {
        recorded.policy(decision)
                .filter(set -> set.rule(decision.rule()).isPresent())
                .ifPresent(set -> replays.computeIfAbsent(
                                new Dropped(decision.policy().orElseThrow(), decision.rule()),
                                dropped -> new Replay(Policy.ofKept(set).without(dropped.rule())))
                        .add(recorded.of(decision)));
    }

    private static Review.Proposal proposal(Review.RuleCount count, Map<Dropped, Replay> replays) {
        if (count.rule().equals(Decision.UNWRITTEN)) {
            return new Review.Proposal(count.rule(), "write-rule", count.n(), Optional.empty(), Optional.empty());
        }
        long noToYes = 0;
        long other = 0;
        for (Map.Entry<Dropped, Replay> replay : replays.entrySet()) {
            if (replay.getKey().rule().equals(count.rule())) {
                Replay.Report report = replay.getValue().report();
                noToYes += report.noToYes();
                other += report.yesToNo() + report.otherChange();
            }
        }
        return noToYes + other > 0
                ? new Review.Proposal(count.rule(), "drop-rule", count.n(), Optional.of(noToYes), Optional.of(other))
                : new Review.Proposal(count.rule(), "review-rule", count.n(), Optional.empty(), Optional.empty());
    }
}
