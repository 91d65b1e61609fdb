package org.patrondesk.logbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.RecordedDecisions;
import org.patrondesk.library.ContentHash;
import org.patrondesk.policy.Policy;
import org.patrondesk.replay.DecisionLog;
import org.patrondesk.replay.Recorded;
import org.patrondesk.replay.Relaxation;
import org.patrondesk.replay.Replay;

/**
 * Makes a review's proposals for its loudest rules out of one more pass over its decisions.
 *
 * <p>Dropping a rule is replayed under the policies that the decisions were taken by; narrower edits are made of the policy
 * that could be changed now. Either touches only what the rule determined, so that no more is held; but where a rule that
 * names another place in a tree has another precedence, an edit may touch any decision. One use, one thread.
 */
final class ProposalMaking {
    private final List<Review.RuleCount> loudest;
    private final Set<String> looked;
    private final RecordedDecisions recorded;
    private final Optional<Policy> inForce;
    private final Optional<Policy> current;
    private final Optional<DecisionLog.Builder> log;
    private final Map<Dropped, Replay> replays = new HashMap<>();

    /** @param current the policy that could be changed now; empty when there is none */
    ProposalMaking(List<Review.RuleCount> loudest, RecordedDecisions recorded, Optional<Policy> current) {
        this.loudest = loudest;
        this.looked = loudest.stream().map(Review.RuleCount::rule).collect(Collectors.toSet());
        this.recorded = recorded;
        this.inForce = current;
        this.current = current.filter(policy ->
                looked.stream().anyMatch(rule -> policy.set().rule(rule).isPresent()));
        this.log =
                this.current.map(policy -> new DecisionLog.Builder(policy.set().vocabulary()));
    }

    /** A policy without one of its rules: dropping the rule can touch only what the rule determined. */
    private record Dropped(ContentHash policy, String rule) {}

    void add(Decision decision) {
        Recorded again = recorded.of(decision);
        boolean isLookedAt = looked.contains(decision.rule());
        if (isLookedAt || anyMayMove() || isOfAnotherPolicy(decision)) {
            log.ifPresent(builder -> builder.add(again));
        }
        if (isLookedAt) {
            recorded.policy(decision)
                    .filter(set -> set.rule(decision.rule()).isPresent())
                    .ifPresent(set -> replays.computeIfAbsent(
                                    new Dropped(decision.policy().orElseThrow(), decision.rule()),
                                    dropped -> new Replay(Policy.ofKept(set).without(dropped.rule())))
                            .add(again));
        }
    }

    /** Decided by other rules, what the current ones make of it is not known from the rule of then. */
    private boolean isOfAnotherPolicy(Decision decision) {
        return current.map(policy -> policy.ref().hash())
                .filter(hash -> !decision.policy().equals(Optional.of(hash)))
                .isPresent();
    }

    private boolean anyMayMove() {
        return current.filter(policy -> policy.set().precedence().looksIntoTrees())
                .isPresent();
    }

    List<Review.Proposal> proposals() {
        Optional<Relaxation> table = log.map(builder -> Relaxation.of(current.orElseThrow(), builder.build()));
        return loudest.stream().flatMap(count -> of(count, table).stream()).toList();
    }

    private List<Review.Proposal> of(Review.RuleCount count, Optional<Relaxation> table) {
        if (count.rule().equals(Decision.UNWRITTEN)) {
            return List.of(new Review.Proposal(count.rule(), "write-rule", count.n()));
        }
        if (isAnswered(count, table)) {
            return List.of();
        }
        Optional<Relaxation.Effect> narrow = table.flatMap(edits -> narrow(count.rule(), edits));
        List<Review.Proposal> proposals = new ArrayList<>();
        dropped(count)
                .filter(drop -> narrow.filter(edit -> isAsGood(edit, drop)).isEmpty())
                .ifPresent(proposals::add);
        narrow.map(edit -> edited(count, edit)).ifPresent(proposals::add);
        return proposals.isEmpty() ? List.of(new Review.Proposal(count.rule(), "review-rule", count.n())) : proposals;
    }

    /** Whether the policy in force says no to none of the rule's nos any more, as far as facts were kept to tell. */
    private boolean isAnswered(Review.RuleCount count, Optional<Relaxation> table) {
        String rule = count.rule();
        boolean wasRule =
                replays.keySet().stream().anyMatch(dropped -> dropped.rule().equals(rule));
        boolean isGone =
                inForce.filter(policy -> policy.set().rule(rule).isEmpty()).isPresent();
        return (wasRule && isGone)
                || (dropped(count).isPresent()
                        && table.filter(edits -> edits.rules().stream()
                                        .noneMatch(other -> other.rule().equals(rule)))
                                .isPresent());
    }

    /** The edit of a part of the rule that turns most of its nos; among these the one with the least collateral. */
    private static Optional<Relaxation.Effect> narrow(String rule, Relaxation table) {
        return table.edits().stream()
                .filter(effect -> effect.edit().rule().equals(rule)
                        && !effect.edit().attribute().isEmpty())
                .findFirst();
    }

    private static boolean isAsGood(Relaxation.Effect edit, Review.Proposal drop) {
        return edit.nosTurned() >= drop.noToYes().orElse(0L)
                && edit.collateral() <= drop.otherChange().orElse(0L);
    }

    private static Review.Proposal edited(Review.RuleCount count, Relaxation.Effect effect) {
        return new Review.Proposal(
                count.rule(),
                effect.edit().kind().code(),
                count.n(),
                Optional.of(effect.nosTurned()),
                Optional.of(effect.collateral()),
                Optional.of(effect.edit()));
    }

    private Optional<Review.Proposal> dropped(Review.RuleCount count) {
        long noToYes = 0;
        long other = 0;
        for (Map.Entry<Dropped, Replay> replay : replays.entrySet()) {
            if (replay.getKey().rule().equals(count.rule())) {
                Replay.Report report = replay.getValue().report();
                noToYes += report.noToYes();
                other += report.yesToNo() + report.otherChange();
            }
        }
        return noToYes + other == 0
                ? Optional.empty()
                : Optional.of(new Review.Proposal(
                        count.rule(),
                        "drop-rule",
                        count.n(),
                        Optional.of(noToYes),
                        Optional.of(other),
                        Optional.empty()));
    }
}
