package org.patrondesk.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Once;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.ContentHash;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Vocabulary;

/** Answers one request by the policy in force and records the answer: given to a patron, or observed as a shadow. */
final class Answering<T> {
    private final Tools tools;
    private final Request request;
    private final Manner<T> manner;
    private final Optional<String> key;

    Answering(Tools tools, Request request, Manner<T> manner) {
        this.tools = tools;
        this.request = request;
        this.manner = manner;
        this.key = request.key().map(given -> manner.keys() + given);
    }

    /**
     * In which sense a request is answered.
     *
     * @param keys what sets these idempotency keys apart from those of other calls
     * @param said what the patron was told beside the verdict; a part of what the key stands for
     * @param form the stored answer before it is filled in
     * @param value what the caller gets, from the decision's id and the verdict
     */
    record Manner<T>(
            DecisionKind kind,
            String keys,
            Optional<Outcome> said,
            StoredObject form,
            BiFunction<UUID, Verdict, T> value) {}

    /** Answers as {@link Requests#decide} and {@link Shadows#observe} promise. */
    Answer<T> by(ActorContext context) {
        Scope scope = tools.guard().permit(context, Permission.DECIDE, request.person());
        if (!scope.covers(request.branch())) {
            return new Answer.NotFound<>();
        }
        // Without a key there is nothing to check; most requests have none.
        List<Violation> violations = key.isPresent() ? tools.check().violations(request) : List.of();
        return violations.isEmpty() ? tools.storage().write(scope, this::within) : new Answer.Invalid<>(violations);
    }

    private Answer<T> within(Transaction transaction) {
        StoredObject asked;
        Optional<StoredObject> before;
        try {
            asked = request.request()
                    .withOptional("said", manner.said().map(Outcome::code).orElse(null));
            // Text without a canonical form is refused here, with a key or without one.
            asked.canonical();
            before = Once.answered(transaction, key, asked);
        } catch (IllegalArgumentException e) {
            return unfit(e);
        }
        return before.map(kept -> again(transaction, kept))
                .orElseGet(() -> tools.policies()
                        .inForce(transaction, tools.journal().now())
                        .map(policy -> first(transaction, policy, asked))
                        .orElseGet(Answer.NotFound::new));
    }

    /** Answers by the policy of then: another one may be in force by now. */
    private Answer<T> again(Transaction transaction, StoredObject kept) {
        ContentHash cited = new ContentHash(kept.text("policy"));
        Policy policy = tools.policies().find(transaction, cited).orElseThrow();
        LocalDate day = kept.optionalText("asOf").map(LocalDate::parse).orElseGet(tools::today);
        return done(kept, policy.decide(facts(policy, day)));
    }

    private Answer<T> first(Transaction transaction, Policy policy, StoredObject asked) {
        Facts facts;
        try {
            facts = facts(policy, tools.today());
        } catch (IllegalArgumentException e) {
            return unfit(e);
        }
        Verdict verdict = policy.decide(facts);
        StoredObject answer = Once.at(tools.journal().now()).run(transaction, key, asked, () -> {
            Decision decision = decision(transaction, facts, verdict);
            DecisionEvents.record(transaction, tools.journal(), List.of(decision));
            return manner.form()
                    .with("decision", decision.id().toString())
                    .with("policy", verdict.policy().hash().hex())
                    .withOptional("asOf", facts.value(Vocabulary.AS_OF).orElse(null));
        });
        return done(answer, verdict);
    }

    /** A policy with rules that begin or end is asked for a day, unless the request names its day. */
    private Facts facts(Policy policy, LocalDate day) {
        Vocabulary words = policy.set().vocabulary();
        return words.on(day, words.facts(request.facts()));
    }

    private Decision decision(Transaction transaction, Facts facts, Verdict verdict) {
        return new Decision(
                tools.journal().nextId(),
                manner.kind(),
                Optional.empty(),
                tools.journal().now(),
                request.branch(),
                request.channel(),
                Optional.of(verdict.policy().hash()),
                verdict.outcome(),
                verdict.rule(),
                manner.said(),
                facts,
                Optional.empty(),
                manner.kind() == DecisionKind.SAID ? Tools.handler(transaction) : Optional.empty(),
                Optional.empty(),
                request.person());
    }

    private Answer<T> done(StoredObject answer, Verdict verdict) {
        StoredObject known =
                answer.must(manner.form().text("type"), (int) manner.form().number("v"));
        UUID decision = UUID.fromString(known.text("decision"));
        return new Answer.Done<>(manner.value().apply(decision, verdict), 1);
    }

    private Answer<T> unfit(IllegalArgumentException e) {
        return new Answer.Invalid<>(List.of(new Violation("facts", "UnfitFact", String.valueOf(e.getMessage()))));
    }
}
