package org.patrondesk.decision;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.adoption.PolicySets;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.ContentHash;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.replay.Recorded;
import org.patrondesk.vocabulary.Vocabulary;

/** Joins decisions with the policy they were taken under. One transaction, one thread. */
public final class RecordedDecisions {
    private static final Vocabulary NO_WORDS = new Vocabulary(List.of());

    private final Transaction transaction;
    private final ZoneId zone;
    private final Map<ContentHash, Optional<PolicySet>> known = new HashMap<>();

    /** @param zone in which the days of decisions are told */
    public RecordedDecisions(Transaction transaction, ZoneId zone) {
        this.zone = zone;
        this.transaction = transaction;
    }

    /** The policy that the decision cites. */
    public Optional<PolicySet> policy(Decision decision) {
        return decision.policy()
                .flatMap(hash -> known.computeIfAbsent(
                        hash, key -> transaction.store(PolicySets.class).find(key)));
    }

    /** The decision as replay needs it. */
    public Recorded of(Decision decision) {
        return new Recorded(
                decision.outcome(),
                decision.rule(),
                decision.facts(),
                LocalDate.ofInstant(decision.at(), zone),
                policy(decision).map(PolicySet::vocabulary).orElse(NO_WORDS),
                decision.policy().isPresent()
                        && (decision.kind() != DecisionKind.SAID
                                || !decision.facts().isEmpty()));
    }
}
