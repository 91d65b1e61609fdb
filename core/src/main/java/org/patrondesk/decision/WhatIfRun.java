package org.patrondesk.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.adoption.PolicySets;
import org.patrondesk.journal.IdempotencyConflict;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.Journal;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.Transaction;
import org.patrondesk.patron.MemberRow;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;
import org.patrondesk.trial.RequestRow;
import org.patrondesk.trial.RequestSource;
import org.patrondesk.trial.RunReport;
import org.patrondesk.trial.WhatIf;
import org.patrondesk.vocabulary.Facts;

/**
 * Answers every request of a file under a policy and records each decision, in transactions of {@value #CHUNK}.
 *
 * <p>A run is known by its name; the same order again gets the same answer. A run that was cut off goes on behind the
 * last decision that was recorded. Safe for use by many threads; each run is one thread's.
 */
public final class WhatIfRun {
    /** Decisions per transaction. */
    public static final int CHUNK = 2_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,60}");
    private static final int REMEMBERED = 20_000;

    private final Storage storage;
    private final Journal journal;
    private final Supplier<Scope> permitted;

    /**
     * Runs for this actor.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not run what-ifs
     */
    public WhatIfRun(Storage storage, Journal journal, Guard guard, ActorContext context) {
        this.storage = storage;
        this.journal = journal;
        this.permitted = () -> guard.permit(context, Permission.RUN_WHAT_IF);
        guard.permit(context, Permission.RUN_WHAT_IF);
    }

    /**
     * Runs the order to its end.
     *
     * @param progress told how many requests are decided and durable, after each transaction
     * @throws org.patrondesk.access.AccessDenied when the actor may not run what-ifs any more; the run may be taken up again
     * @throws IdempotencyConflict when the name belongs to a run over other content, policy or day
     * @throws IllegalArgumentException when the name is not one
     */
    public RunReport run(WhatIf order, RequestSource requests, LongConsumer progress) {
        if (!isName(order.run())) {
            throw new IllegalArgumentException(
                    "A run's name has 1 to 60 letters, digits, '.', '_' and '-'; choose such a name.");
        }
        Policy policy = Policy.of(order.policy());
        Start start = storage.write(permitted.get(), transaction -> start(transaction, order));
        return start.answered().orElseGet(() -> new Run(order, policy, start.recorded(), progress).all(requests));
    }

    private record Start(Optional<RunReport> answered, long recorded) {}

    private static Start start(Transaction transaction, WhatIf order) {
        IdempotencyKeys keys = transaction.store(IdempotencyKeys.class);
        String key = key(order);
        Optional<IdempotencyKeys.Kept> kept = keys.find(key);
        if (kept.isEmpty()) {
            keys.keep(key, new IdempotencyKeys.Kept(order.request().hash(), Optional.empty(), Optional.empty()));
            transaction.store(PolicySets.class).keep(order.policy());
            return new Start(Optional.empty(), 0);
        }
        if (!kept.get().request().equals(order.request().hash())) {
            throw new IdempotencyConflict("The run '" + order.run()
                    + "' was made over another file, policy or day; choose another name for this one.");
        }
        return new Start(
                kept.get().answer().map(RunReport::of),
                transaction.store(Decisions.class).lastNumber(order.run()));
    }

    private static String key(WhatIf order) {
        return key(order.run());
    }

    /** Whether a run of this name was ever begun in the transaction's tenant. */
    public static boolean isKnown(Transaction transaction, String run) {
        return isName(run)
                && (transaction.store(Decisions.class).lastNumber(run) > 0
                        || transaction
                                .store(IdempotencyKeys.class)
                                .find(key(run))
                                .isPresent());
    }

    /** Whether a run of this name was begun and did not come to its end. */
    public static boolean isCutOff(Transaction transaction, String run) {
        return isName(run)
                && transaction
                        .store(IdempotencyKeys.class)
                        .find(key(run))
                        .filter(kept -> kept.answer().isEmpty())
                        .isPresent();
    }

    private static String key(String run) {
        return "what-if:" + run;
    }

    /** Whether the text can name a run: 1–60 of letters, digits, '.', '_' and '-'. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** @param facts with the day of the order */
    private record Answered(Facts facts, Verdict verdict) {}

    private final class Run {
        private final WhatIf order;
        private final Policy policy;
        private final long recorded;
        private final LongConsumer progress;
        private final Map<Facts, Answered> answers = new HashMap<>();
        private final Map<String, Long> outcomes = new TreeMap<>();
        private final Map<String, Long> rules = new TreeMap<>();
        private final Map<String, Long> rejected = new TreeMap<>();
        private final Map<String, Long> unlisted = new TreeMap<>();
        private final List<Decision> chunk = new ArrayList<>(CHUNK);
        private Scope scope = permitted.get();
        private long decided;

        Run(WhatIf order, Policy policy, long recorded, LongConsumer progress) {
            this.order = order;
            this.policy = policy;
            this.recorded = recorded;
            this.progress = progress;
        }

        RunReport all(RequestSource requests) {
            for (@Nullable RequestRow row = requests.next(); row != null; row = requests.next()) {
                if (row instanceof RequestRow.Asked request) {
                    take(request);
                } else if (row instanceof RequestRow.Rejected wrong) {
                    rejected.merge(wrong.reason(), 1L, Long::sum);
                }
                if (chunk.size() == CHUNK) {
                    flush(Optional.empty());
                }
            }
            RunReport report = new RunReport(order.run(), policy.ref(), decided, outcomes, rules, rejected, unlisted);
            flush(Optional.of(report));
            return report;
        }

        private void take(RequestRow.Asked request) {
            if (!scope.covers(request.branch())) {
                rejected.merge(MemberRow.BRANCH_OUT_OF_REACH, 1L, Long::sum);
                return;
            }
            request.facts().unlisted().forEach(attribute -> unlisted.merge(attribute, 1L, Long::sum));
            Answered answered = answered(request.facts());
            Verdict verdict = answered.verdict();
            decided++;
            outcomes.merge(verdict.outcome().code(), 1L, Long::sum);
            rules.merge(verdict.rule(), 1L, Long::sum);
            if (decided > recorded) {
                chunk.add(new Decision(
                        journal.nextId(),
                        DecisionKind.WHAT_IF,
                        Optional.of(new Decision.RunPlace(order.run(), decided)),
                        journal.now(),
                        request.branch(),
                        request.channel(),
                        Optional.of(policy.ref().hash()),
                        verdict.outcome(),
                        verdict.rule(),
                        Optional.empty(),
                        answered.facts(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
            }
        }

        /**
         * Equal facts get equal answers, so that real files, in which few cases recur, are answered from memory; their
         * stored form is made once too.
         */
        private Answered answered(Facts asked) {
            if (answers.size() > REMEMBERED) {
                answers.clear();
            }
            return answers.computeIfAbsent(asked, facts -> {
                // The day is kept even where this policy asks for none: a candidate may.
                Facts onDay = facts.on(order.asOf());
                return new Answered(onDay, policy.decide(onDay));
            });
        }

        private void flush(Optional<RunReport> finished) {
            scope = permitted.get();
            storage.write(scope, transaction -> {
                if (!chunk.isEmpty()) {
                    DecisionEvents.record(transaction, journal, chunk);
                }
                finished.ifPresent(report -> transaction
                        .store(IdempotencyKeys.class)
                        .keep(
                                key(order),
                                new IdempotencyKeys.Kept(
                                        order.request().hash(), Optional.of(report.stored()), Optional.empty())));
                return chunk.size();
            });
            chunk.clear();
            progress.accept(decided);
        }
    }
}
