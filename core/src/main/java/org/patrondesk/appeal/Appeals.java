package org.patrondesk.appeal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionKind;
import org.patrondesk.decision.Decisions;
import org.patrondesk.decision.Refusals;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Once;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.journal.Violation;
import org.patrondesk.policy.Authority;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Rule;
import org.patrondesk.reading.Access;

/** Looks at nos again: exceptions at the desk, and appeals that somebody else decides. Safe for use by many threads. */
public final class Appeals {
    private final Tools tools;
    private final ActorContext context;

    public Appeals(Tools tools, ActorContext context) {
        this.tools = tools;
        this.context = context;
    }

    /**
     * Says yes all the same; answers the follow-up's id.
     *
     * <p>Where the rule says who may (its {@code override}), only they may, up to its amount; otherwise whoever has
     * {@link Permission#GRANT_EXCEPTION}. {@code Refused}, with the rule, for anybody else. {@code Invalid} when the
     * decision is no no that was said, an exception stands already, the outcome is no yes, or the amount is missing.
     * {@code NotFound} when there is no such decision within the actor's reach.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not log nos, or the no was told to them
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another command
     */
    public Answer<UUID> grant(Reconsideration.ExceptionGrant grant) {
        return followUp(Permission.LOG_NO, grant);
    }

    /**
     * Writes down that a patron asks for another look; answers the follow-up's id.
     *
     * <p>{@code Invalid} when the decision is no no that was said, or an appeal is open already; {@code NotFound} as for
     * {@link #grant}.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not log nos, or the no was told to them
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another command
     */
    public Answer<UUID> lodge(Reconsideration.LodgeAppeal appeal) {
        return followUp(Permission.LOG_NO, appeal);
    }

    /**
     * Decides on an appeal; answers the follow-up's id.
     *
     * <p>{@code Refused} for whoever said the no; {@code Invalid} when no appeal is open; {@code NotFound} as for
     * {@link #grant}.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not answer appeals, or the no was told to them
     * @throws org.patrondesk.journal.IdempotencyConflict when the key was used with another command
     */
    public Answer<UUID> answer(Reconsideration.AnswerAppeal answer) {
        return followUp(Permission.ANSWER_APPEAL, answer);
    }

    /**
     * What became of a no, in the order of recording; empty too when there is no such decision within the actor's reach.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not review, or the no was told to them
     */
    public List<FollowUp> of(UUID decision) {
        Scope scope = tools.guard().permit(context, Permission.REVIEW_NOS);
        return tools.reading().read(scope, Access.of("appeals.of", decision), transaction -> {
            Optional<Decision> found = transaction.store(Decisions.class).find(decision);
            tools.guard().permit(context, Permission.REVIEW_NOS, found.flatMap(Decision::person));
            return transaction.store(FollowUps.class).of(decision);
        });
    }

    private Answer<UUID> followUp(Permission permission, Reconsideration command) {
        Scope scope = tools.guard().permit(context, permission);
        List<Violation> violations = tools.check().violations(command);
        return violations.isEmpty()
                ? tools.storage().write(scope, transaction -> followUp(transaction, command))
                : new Answer.Invalid<>(violations);
    }

    private Answer<UUID> followUp(Transaction transaction, Reconsideration command) {
        Optional<Decision> decision = transaction
                .store(Decisions.class)
                .find(command.decision())
                .filter(found -> found.kind() == DecisionKind.SAID);
        if (decision.isEmpty()) {
            return new Answer.NotFound<>();
        }
        tools.guard()
                .permit(
                        context,
                        transaction.scope().permission(),
                        decision.get().person());
        Optional<String> key = command.key().map(given -> "follow-up:" + given);
        Optional<StoredObject> before = Once.answered(transaction, key, command.stored());
        if (before.isPresent()) {
            return done(before.get());
        }
        Standing standing =
                new Standing(decision.get(), transaction.store(FollowUps.class).of(command.decision()));
        Optional<Answer<UUID>> objection = objection(transaction, command, standing);
        return objection.orElseGet(() -> done(Once.at(tools.journal().now())
                .run(transaction, key, command.stored(), () -> record(transaction, command, standing))));
    }

    private Optional<Answer<UUID>> objection(Transaction transaction, Reconsideration command, Standing standing) {
        if (command instanceof Reconsideration.ExceptionGrant grant) {
            return standing.violation(grant)
                    .<Answer<UUID>>map(Appeals::invalid)
                    .or(() -> unauthorised(transaction, grant, standing));
        }
        if (command instanceof Reconsideration.AnswerAppeal answer) {
            return standing.violation(answer)
                    .<Answer<UUID>>map(Appeals::invalid)
                    .or(() -> standing.isHandledBy(context.actor().id())
                            ? Optional.of(Refusals.because(
                                    transaction,
                                    standing.decision(),
                                    "An appeal is decided by somebody else than who said the no."))
                            : Optional.empty());
        }
        return standing.violation().map(Appeals::invalid);
    }

    private static Answer<UUID> invalid(Violation violation) {
        return new Answer.Invalid<>(List.of(violation));
    }

    private Optional<Answer<UUID>> unauthorised(
            Transaction transaction, Reconsideration.ExceptionGrant grant, Standing standing) {
        Optional<Authority> authority = authority(transaction, standing.decision());
        if (authority.isEmpty()) {
            return tools.guard().allows(context, Permission.GRANT_EXCEPTION)
                    ? Optional.empty()
                    : Optional.of(Refusals.because(
                            transaction,
                            standing.decision(),
                            "The rule names nobody who may make an exception; ask somebody whose"
                                    + " role may grant exceptions."));
        }
        Optional<BigDecimal> limit = authority.get().upTo();
        if (limit.isPresent() && grant.amount().isEmpty()) {
            return Optional.of(invalid(new Violation(
                    "amount",
                    "AmountNeeded",
                    "is missing; the rule allows exceptions up to an amount, so say what is at" + " stake")));
        }
        boolean within = limit.isEmpty()
                || grant.amount()
                        .filter(amount -> amount.compareTo(limit.get()) <= 0)
                        .isPresent();
        if (roleOf(authority.get().by()).isPresent() && within) {
            return Optional.empty();
        }
        return Optional.of(Refusals.because(
                transaction,
                standing.decision(),
                "An exception to this rule may be made by "
                        + String.join(" or ", authority.get().by())
                        + limit.map(amount -> ", up to " + amount.toPlainString())
                                .orElse("")
                        + "; ask one of them, or lodge an appeal."));
    }

    private Optional<Authority> authority(Transaction transaction, Decision decision) {
        return decision.policy()
                .flatMap(hash -> tools.policies().find(transaction, hash))
                .map(Policy::set)
                .flatMap(set -> set.rule(decision.toldRule()))
                .flatMap(Rule::override);
    }

    private Optional<String> roleOf(List<String> wanted) {
        Set<String> own = context.actor() instanceof Actor.Staff staff ? staff.roles() : Set.of();
        return wanted.stream().filter(own::contains).findFirst();
    }

    private String role(Transaction transaction, Decision decision, Permission otherwise) {
        return authority(transaction, decision)
                .flatMap(authority -> roleOf(authority.by()))
                .or(() -> context.actor() instanceof Actor.Staff staff
                        ? staff.roles().stream()
                                .sorted()
                                .filter(role -> tools.guard().allows(role, otherwise))
                                .findFirst()
                        : Optional.empty())
                .orElse(context.actor().id());
    }

    private StoredObject record(Transaction transaction, Reconsideration command, Standing standing) {
        FollowUp followUp = followUp(transaction, command, standing);
        transaction.store(FollowUps.class).record(followUp);
        tools.journal().append(transaction, List.of(event(followUp)));
        return StoredObject.of("followed-up", 1).with("followUp", followUp.id().toString());
    }

    private FollowUp followUp(Transaction transaction, Reconsideration command, Standing standing) {
        Decision decision = standing.decision();
        Optional<Outcome> outcome = Optional.empty();
        Optional<String> authority = Optional.empty();
        if (command instanceof Reconsideration.ExceptionGrant grant) {
            outcome = Optional.of(grant.outcome());
            authority = Optional.of(role(transaction, decision, Permission.GRANT_EXCEPTION));
        } else if (command instanceof Reconsideration.AnswerAppeal answer) {
            outcome = Optional.of(answer.outcome());
            authority = Optional.of(role(transaction, decision, Permission.ANSWER_APPEAL));
        }
        return new FollowUp(
                tools.journal().nextId(),
                decision.id(),
                command.kind(),
                tools.journal().now(),
                decision.branch(),
                decision.toldRule(),
                outcome,
                authority,
                Optional.of(command.words()),
                context.actor().id());
    }

    private static StoredObject event(FollowUp followUp) {
        return StoredObject.of("follow-up-recorded", 1)
                .with("followUp", followUp.id().toString())
                .with("decision", followUp.decision().toString())
                .with("kind", followUp.kind().code())
                .with("branch", followUp.branch().code())
                .with("rule", followUp.rule())
                .withOptional("outcome", followUp.outcome().map(Outcome::code).orElse(null))
                .withOptional("authority", followUp.authority().orElse(null));
    }

    private static Answer<UUID> done(StoredObject answer) {
        return new Answer.Done<>(UUID.fromString(answer.must("followed-up", 1).text("followUp")), 1);
    }
}
