package org.patrondesk.logbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.decision.RecordedDecisions;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Period;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Rule;

/** Makes one review with its agenda: a pass that adds up, and one that replays changes of the loudest rules. */
final class AgendaMaking {
    private static final int LOUDEST = 3;

    private final Tools tools;
    private final Transaction transaction;
    private final DecisionSelection selection;
    private final RecordedDecisions recorded;
    private final ReviewTally tally;
    private final Map<String, List<Agenda.SpelledOut>> spelledOut = new HashMap<>();
    private final Map<String, PolicySet> citedIn = new HashMap<>();
    private final Pivots pivots = new Pivots();

    AgendaMaking(Tools tools, Transaction transaction, DecisionSelection selection) {
        this.tools = tools;
        this.transaction = transaction;
        this.selection = selection;
        this.tally = new ReviewTally(tools.zone());
        this.recorded = new RecordedDecisions(transaction, tools.zone());
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
            recorded.policy(decision).ifPresent(set -> {
                citedIn.put(decision.toldRule(), set);
                if (pivots.isPivotal(recorded.of(decision), set)) {
                    tally.addPivotal(decision.rule());
                }
            });
            List<Agenda.SpelledOut> nos = spelledOut.computeIfAbsent(decision.toldRule(), key -> new ArrayList<>());
            if (nos.size() < Agenda.SPELLED_OUT
                    && !transaction.scope().context().isBarredFrom(decision.person())) {
                nos.add(new Agenda.SpelledOut(
                        decision.at(),
                        decision.branch().code(),
                        decision.channel().code(),
                        decision.told().code(),
                        decision.wording(),
                        decision.facts().canonical(),
                        decision.origin()));
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
                count.pivotal(),
                List.copyOf(spelledOut.getOrDefault(count.rule(), List.of())));
    }

    private List<Review.Proposal> proposals() {
        List<Review.RuleCount> loudest = tally.byRule().stream().limit(LOUDEST).toList();
        ProposalMaking making = new ProposalMaking(loudest, recorded, current());
        if (!citedIn.isEmpty()) {
            transaction.store(Decisions.class).each(selection, making::add);
        }
        return making.proposals();
    }

    /** A run is about the policy it was made under; what patrons are told, about the one in force. */
    private Optional<Policy> current() {
        return selection.run().isPresent()
                ? citedIn.values().stream().findFirst().map(Policy::ofKept)
                : tools.policies().inForce(transaction, tools.journal().now());
    }
}
