package org.patrondesk.decision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.CommandCheck;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.Journal;
import org.patrondesk.journal.Once;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Period;
import org.patrondesk.policy.Facts;
import org.patrondesk.policy.Policies;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Rule;
import org.patrondesk.replay.Replay;

/** The logbook of nos: written in seconds, reviewed weekly, replayed against a candidate. Safe for many threads. */
public final class Logbook {
    private final Storage storage;
    private final Journal journal;
    private final CommandCheck check;
    private final Guard guard;
    private final Actor actor;

    /** What a logbook works with. */
    public record Desk(Storage storage, Journal journal, CommandCheck check, Guard guard) {}

    public Logbook(Desk desk, Actor actor) {
        this.storage = desk.storage();
        this.journal = desk.journal();
        this.check = desk.check();
        this.guard = desk.guard();
        this.actor = actor;
    }

    /**
     * Writes down a no that staff said; answers the decision's id.
     *
     * <p>{@code Invalid} lists every violation, among them a rule that the policy in force does not have;
     * {@code NotFound} when the branch is out of the actor's reach.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not log
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another no
     */
    public Answer<UUID> log(LogNo no) {
        Scope scope = guard.permit(actor, Permission.LOG_NO);
        List<Violation> violations = check.violations(no);
        if (!violations.isEmpty()) {
            return new Answer.Invalid<>(violations);
        }
        if (!scope.covers(no.branch())) {
            return new Answer.NotFound<>();
        }
        return storage.write(scope, transaction -> log(transaction, no));
    }

    private Answer<UUID> log(Transaction transaction, LogNo no) {
        Optional<String> key = no.key().map(given -> "log:" + given);
        Optional<StoredObject> before = Once.answered(transaction, key, no.request());
        if (before.isPresent()) {
            return done(before.get());
        }
        Optional<PolicySet> policy = Policies.inForce(transaction);
        Optional<Rule> rule = policy.flatMap(set -> set.rule(no.rule()));
        if (rule.isEmpty() && !no.rule().equals(Decision.UNWRITTEN)) {
            String known =
                    policy.map(set -> "it has " + String.join(", ", ids(set))).orElse("no policy is in force");
            return new Answer.Invalid<>(List.of(new Violation(
                    "rule",
                    "UnknownRule",
                    "names no rule of the policy in force; " + known
                            + ". Write unwritten when no rule asked for the no.")));
        }
        StoredObject answer = Once.run(transaction, key, no.request(), () -> {
            Decision decision = said(no, policy, rule);
            DecisionEvents.record(transaction, journal, List.of(decision));
            return StoredObject.of("no-logged", 1)
                    .with("decision", decision.id().toString());
        });
        return done(answer);
    }

    private static Answer<UUID> done(StoredObject answer) {
        return new Answer.Done<>(UUID.fromString(answer.text("decision")), 1);
    }

    private static List<String> ids(PolicySet set) {
        return set.rules().stream().map(Rule::id).toList();
    }

    private Decision said(LogNo no, Optional<PolicySet> policy, Optional<Rule> rule) {
        return new Decision(
                journal.nextId(),
                DecisionKind.SAID,
                Optional.empty(),
                journal.now(),
                no.branch(),
                no.channel(),
                policy.map(PolicySet::hash),
                no.outcome(rule),
                no.rule(),
                Facts.NONE,
                Optional.of(no.wording()));
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
        return storage.read(
                guard.permit(actor, Permission.REVIEW_NOS),
                transaction -> transaction.store(Decisions.class).lastNumber(run) > 0
                        || transaction
                                .store(IdempotencyKeys.class)
                                .find(WhatIfRun.key(run))
                                .isPresent());
    }

    /** The review with the words written down, for the weekly meeting. */
    public Agenda agenda(Optional<String> run, Period period) {
        DecisionSelection selection = DecisionSelection.runOrSaid(run).during(period);
        return storage.read(
                guard.permit(actor, Permission.REVIEW_NOS),
                transaction -> new AgendaMaking(transaction, selection).make(period));
    }

    /**
     * Answers the recorded decisions of a run, or the said ones, again under a candidate; records nothing.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not review
     */
    public Replay.Report replay(Optional<String> run, PolicySet candidate) {
        DecisionSelection selection = DecisionSelection.runOrSaid(run);
        return storage.read(guard.permit(actor, Permission.REVIEW_NOS), transaction -> {
            Replay replay = new Replay(Policy.of(candidate));
            RecordedDecisions recorded = new RecordedDecisions(transaction);
            transaction.store(Decisions.class).each(selection, decision -> replay.add(recorded.of(decision)));
            return replay.report();
        });
    }
}
