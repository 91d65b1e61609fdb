package org.patrondesk.logbook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.adoption.Policies;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionEvents;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.decision.RecordedDecisions;
import org.patrondesk.decision.Tools;
import org.patrondesk.decision.WhatIfRun;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Once;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Period;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Rule;
import org.patrondesk.reading.Access;
import org.patrondesk.replay.Replay;

/** The logbook of nos: written in seconds, reviewed weekly, replayed against a candidate. Safe for many threads. */
public final class Logbook {
    private final Tools tools;
    private final ActorContext context;

    public Logbook(Tools tools, ActorContext context) {
        this.tools = tools;
        this.context = context;
    }

    /**
     * Writes down a no that staff said; answers the decision's id.
     *
     * <p>{@code Invalid} lists every violation, among them a rule that the policy in force does not have;
     * {@code NotFound} when the branch is out of the actor's reach.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not log, or was told no themselves
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another no
     */
    public Answer<UUID> log(LogNo no) {
        return log(no, Optional.empty());
    }

    /**
     * Records a no that another system said; answers the decision's id.
     *
     * <p>A rule that the policy in force does not have, or that never says no, is recorded as {@code unwritten}: systems do
     * not ask. The origin keeps the code. {@code Invalid} lists every violation, facts that do not fit the policy in force
     * among them; {@code NotFound} when the branch is out of the actor's reach. Each system has keys of its own.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not log
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another no of the system
     */
    public Answer<UUID> log(NativeNo no) {
        return new NativeNos(tools, context).log(no);
    }

    /**
     * Puts a policy in force and writes down a no under it, both or neither.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not log, or not adopt policies, or was told no themselves
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another no
     */
    public Answer<UUID> logUnder(PolicySet policy, LogNo no) {
        tools.guard().permit(context, Permission.ADOPT_POLICY);
        return log(no, Optional.of(policy));
    }

    private Answer<UUID> log(LogNo no, Optional<PolicySet> first) {
        Scope scope = tools.guard().permit(context, Permission.LOG_NO, no.person());
        List<Violation> violations = tools.check().violations(no);
        if (!violations.isEmpty()) {
            return new Answer.Invalid<>(violations);
        }
        if (!scope.covers(no.branch())) {
            return new Answer.NotFound<>();
        }
        return tools.storage().write(scope, transaction -> {
            List<Violation> reused =
                    first.map(set -> Policies.violations(transaction, set)).orElse(List.of());
            if (!reused.isEmpty()) {
                return new Answer.Invalid<>(reused);
            }
            Answer<UUID> answer = log(transaction, no, first);
            if (answer instanceof Answer.Done) {
                first.ifPresent(set -> Policies.adopt(transaction, tools.journal(), set, Optional.empty()));
            }
            return answer;
        });
    }

    private Answer<UUID> log(Transaction transaction, LogNo no, Optional<PolicySet> first) {
        Optional<String> key = no.key().map(given -> "log:" + given);
        Optional<StoredObject> before;
        try {
            before = Once.answered(transaction, key, no.request());
        } catch (IllegalArgumentException e) {
            return new Answer.Invalid<>(List.of(Said.unfit(e)));
        }
        if (before.isPresent()) {
            return done(before.get());
        }
        Optional<Policy> policy = first.map(Policy::ofKept)
                .or(() -> tools.policies().inForce(transaction, tools.journal().now()));
        Said said = new Said(tools, no, policy);
        List<Violation> violations = said.violations();
        if (!violations.isEmpty()) {
            return new Answer.Invalid<>(violations);
        }
        StoredObject answer = Once.at(tools.journal().now()).run(transaction, key, no.request(), () -> {
            Decision decision = said.decision(transaction);
            DecisionEvents.record(transaction, tools.journal(), List.of(decision));
            return StoredObject.of("no-logged", 1)
                    .with("decision", decision.id().toString());
        });
        return done(answer);
    }

    static Answer<UUID> done(StoredObject answer) {
        return new Answer.Done<>(UUID.fromString(answer.must("no-logged", 1).text("decision")), 1);
    }

    /** Whether a no can rest on this rule: it decides, and not always yes. */
    public static boolean isCitable(Rule rule) {
        return rule.decide().filter(outcome -> outcome != Outcome.YES).isPresent();
    }

    /**
     * Reviews the nos of a run, or the said ones when no run is named.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not review
     */
    public Review review(Optional<String> run, Period period) {
        return agenda(run, period).review();
    }

    /**
     * Whether a run of this name was ever begun, so that a name mistyped is not taken for a quiet week.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not review
     */
    public boolean hasRun(String run) {
        return tools.storage()
                .read(
                        tools.guard().permit(context, Permission.REVIEW_NOS),
                        transaction -> WhatIfRun.isKnown(transaction, run));
    }

    /**
     * Whether a run of this name was begun and is not through, so that it tells of its first part only.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not review
     */
    public boolean isCutOff(String run) {
        return tools.storage()
                .read(
                        tools.guard().permit(context, Permission.REVIEW_NOS),
                        transaction -> WhatIfRun.isCutOff(transaction, run));
    }

    /** The review with the words written down, for the weekly meeting; an actor's own no is counted, and not spelled out. */
    public Agenda agenda(Optional<String> run, Period period) {
        DecisionSelection selection = DecisionSelection.runOrSaid(run).during(period);
        return tools.reading()
                .read(
                        tools.guard().permit(context, Permission.REVIEW_NOS),
                        Access.by("logbook.agenda"),
                        transaction -> new AgendaMaking(tools, transaction, selection).make(period));
    }

    /**
     * Reviews where the host's own answers and the policy's differed, within the actor's branches.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not review
     */
    public ShadowReview shadowReview(Period period) {
        return tools.storage().read(tools.guard().permit(context, Permission.REVIEW_NOS), transaction -> {
            ShadowTally tally = new ShadowTally();
            transaction.store(Decisions.class).each(DecisionSelection.shadow().during(period), tally::add);
            return tally.review(period);
        });
    }

    /**
     * Answers the recorded decisions of a run, or the said ones, again under a candidate; records nothing.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not review
     */
    public Replay.Report replay(Optional<String> run, PolicySet candidate) {
        return replay(DecisionSelection.runOrSaid(run), candidate);
    }

    /**
     * The same over the shadows: what the policy answered then against what the candidate would answer.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not review
     */
    public Replay.Report replayShadows(PolicySet candidate) {
        return replay(DecisionSelection.shadow(), candidate);
    }

    private Replay.Report replay(DecisionSelection selection, PolicySet candidate) {
        return tools.storage().read(tools.guard().permit(context, Permission.REVIEW_NOS), transaction -> {
            Replay replay = new Replay(Policy.of(candidate));
            RecordedDecisions recorded = new RecordedDecisions(transaction, tools.zone());
            transaction.store(Decisions.class).each(selection, decision -> replay.add(recorded.of(decision)));
            return replay.report();
        });
    }
}
