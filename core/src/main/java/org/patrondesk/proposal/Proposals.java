package org.patrondesk.proposal;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Permission;
import org.patrondesk.analysis.FindingTally;
import org.patrondesk.analysis.Findings;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.decision.RecordedDecisions;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Characters;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.replay.DecisionLog;
import org.patrondesk.replay.Recorded;
import org.patrondesk.replay.Relaxation;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * What recorded decisions say about a policy, and which change of it would help; records nothing. Safe for many threads.
 *
 * <p>Everything is about the decisions of a run, or the said ones when no run is named, within the actor's branches.
 */
public final class Proposals {
    private final Tools tools;
    private final ActorContext context;

    public Proposals(Tools tools, ActorContext context) {
        this.tools = tools;
        this.context = context;
    }

    /**
     * Counts for each finding about a policy the decisions that it hits, asked on the day of the analysis.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not review
     */
    public CountedFindings count(Optional<String> run, Findings findings) {
        return read(run, log -> {
            FindingTally tally = findings.tally();
            BasisTally basis = new BasisTally(findings.vocabulary());
            log.each(recorded -> {
                if (basis.add(recorded) && !tally.add(recorded.facts(), recorded.vocabulary())) {
                    basis.addUntold(1);
                }
            });
            return new CountedFindings(tally.findings(), basis.basis());
        });
    }

    /**
     * Counts for every small edit of a policy what it would change; each decision is taken as the policy answers it now.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not review
     */
    public RelaxationReport relax(Optional<String> run, PolicySet policy) {
        return read(run, log -> {
            Policy ready = Policy.ofKept(policy);
            Held held = log.held(ready);
            Relaxation table = Relaxation.of(ready, held.decisions());
            return new RelaxationReport(ready.ref(), held.basis(table), size(policy.vocabulary()), table);
        });
    }

    /**
     * Proposes how the nos of one rule could become a yes.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not review
     * @throws IllegalArgumentException when the policy has no such rule, or no such attribute that a rule can name
     */
    public RuleProposal propose(Optional<String> run, PolicySet policy, RuleProposal.Wish wish) {
        return read(run, log -> {
            Policy ready = Policy.ofKept(policy);
            wish.rule().filter(rule -> policy.rule(rule).isEmpty()).ifPresent(rule -> {
                throw new IllegalArgumentException("The policy has no rule " + Characters.named(rule) + ".");
            });
            // An attribute that cannot be named is refused before the log is read.
            var unused = new ExceptionSearch(ready, wish.attributes());
            Held held = log.held(ready);
            Relaxation table = Relaxation.of(ready, held.decisions());
            RemedyMaking making = new RemedyMaking(ready, table, new CandidateMaking(ready, held.decisions()));
            return new RuleProposal(ready.ref(), held.basis(table), table.rules(), making.make(wish, log::each));
        });
    }

    private static BigInteger size(Vocabulary words) {
        return words.attributes().stream()
                .map(Attribute::domain)
                .map(domain -> BigInteger.valueOf((long) domain.high() - domain.low() + 1))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    private <R> R read(Optional<String> run, Function<Log, R> work) {
        return tools.storage()
                .read(
                        tools.guard().permit(context, Permission.REVIEW_NOS),
                        transaction -> work.apply(new Log(transaction, run)));
    }

    /** The decisions, to be read as often as needed within one transaction. */
    private final class Log {
        private final Transaction transaction;
        private final DecisionSelection selection;
        private final RecordedDecisions recorded;

        Log(Transaction transaction, Optional<String> run) {
            this.transaction = transaction;
            this.selection = DecisionSelection.runOrSaid(run);
            this.recorded = new RecordedDecisions(transaction, tools.zone());
        }

        void each(Consumer<Recorded> to) {
            transaction.store(Decisions.class).each(selection, decision -> to.accept(recorded.of(decision)));
        }

        Held held(Policy policy) {
            DecisionLog.Builder builder = new DecisionLog.Builder(policy.set().vocabulary());
            BasisTally tally = new BasisTally(policy.set().vocabulary());
            each(each -> {
                tally.add(each);
                builder.add(each);
            });
            return new Held(builder.build(), tally);
        }
    }

    /** The decisions in memory. */
    private record Held(DecisionLog decisions, BasisTally tally) {
        Basis basis(Relaxation table) {
            tally.addUntold(table.untold());
            return tally.basis();
        }
    }
}
