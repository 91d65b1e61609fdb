package org.patrondesk.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Once;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Text;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Rule;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Vocabulary;

/** Answers requests by the policy in force and records every answer. Safe for use by many threads. */
public final class Requests {
    private final Tools tools;
    private final Actor actor;

    public Requests(Tools tools, Actor actor) {
        this.tools = tools;
        this.actor = actor;
    }

    /**
     * Answers a request. A no is a verdict like any other: the call is done.
     *
     * <p>{@code NotFound} when no policy is in force or the branch is out of the actor's reach; {@code Invalid} when a
     * fact does not fit the vocabulary.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not decide
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another request
     */
    public Answer<Given> decide(Request request) {
        Scope scope = tools.guard().permit(actor, Permission.DECIDE);
        if (!scope.covers(request.branch())) {
            return new Answer.NotFound<>();
        }
        return tools.storage().write(scope, transaction -> decide(transaction, request));
    }

    private Answer<Given> decide(Transaction transaction, Request request) {
        Optional<StoredObject> before;
        try {
            before = Once.answered(transaction, key(request), request.request());
        } catch (IllegalArgumentException e) {
            return unfit(e);
        }
        if (before.isPresent()) {
            // Answered again by the policy of then: another one may be in force by now.
            ContentHash cited = new ContentHash(before.get().text("policy"));
            Policy policy = tools.policies().find(transaction, cited).orElseThrow();
            LocalDate day =
                    before.get().optionalText("asOf").map(LocalDate::parse).orElseGet(tools::today);
            return done(before.get(), policy, policy.decide(facts(policy, request, day)));
        }
        return tools.policies()
                .inForce(transaction)
                .map(policy -> decide(transaction, policy, request))
                .orElseGet(Answer.NotFound::new);
    }

    private Answer<Given> decide(Transaction transaction, Policy policy, Request request) {
        Facts facts;
        try {
            facts = facts(policy, request, tools.today());
        } catch (IllegalArgumentException e) {
            return unfit(e);
        }
        Verdict verdict = policy.decide(facts);
        StoredObject answer = Once.run(transaction, key(request), request.request(), () -> {
            UUID id = tools.journal().nextId();
            DecisionEvents.record(transaction, tools.journal(), List.of(said(id, request, facts, verdict)));
            return StoredObject.of("decided", 1)
                    .with("decision", id.toString())
                    .with("policy", verdict.policy().hash().hex())
                    .withOptional("asOf", facts.value(Vocabulary.AS_OF).orElse(null));
        });
        return done(answer, policy, verdict);
    }

    /** A policy with rules that begin or end is asked for a day, unless the request names its day. */
    private static Facts facts(Policy policy, Request request, LocalDate day) {
        Facts facts = policy.set().vocabulary().facts(request.facts());
        return policy.set().vocabulary().asksDay() ? facts.on(day) : facts;
    }

    private static Optional<String> key(Request request) {
        return request.key().map(given -> "decide:" + given);
    }

    private static Answer<Given> unfit(IllegalArgumentException e) {
        return new Answer.Invalid<>(List.of(new Violation("facts", "UnfitFact", String.valueOf(e.getMessage()))));
    }

    private static Answer<Given> done(StoredObject answer, Policy policy, Verdict verdict) {
        String because = policy.set()
                .rule(verdict.rule())
                .map(Rule::because)
                .orElse(Text.NONE)
                .in(Locale.ENGLISH);
        return new Answer.Done<>(
                new Given(UUID.fromString(answer.must("decided", 1).text("decision")), verdict, because), 1);
    }

    private Decision said(UUID id, Request request, Facts facts, Verdict verdict) {
        return new Decision(
                id,
                DecisionKind.SAID,
                Optional.empty(),
                tools.journal().now(),
                request.branch(),
                request.channel(),
                Optional.of(verdict.policy().hash()),
                verdict.outcome(),
                verdict.rule(),
                facts,
                Optional.empty());
    }
}
