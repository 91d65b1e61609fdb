package org.patrondesk.testkit.journal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.patrondesk.adoption.Adopted;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.adoption.PolicySets;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.Transaction;
import org.patrondesk.measure.Counters;
import org.patrondesk.measure.Delta;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.Members;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.testkit.Sample;

/** How much is in each store, as far as one transaction sees. */
record Contents(int events, int keys, int members, int decisions, int policies, int inForce, int deltas) {
    static final Contents NONE = new Contents(0, 0, 0, 0, 0, 0, 0);
    static final Contents ONE_OF_EACH = new Contents(1, 1, 1, 1, 1, 1, 1);
    static final Member MEMBER = Sample.member(1, Sample.CENTRAL, LocalDate.of(2026, 5, 1));
    static final Decision DECISION = Sample.said(1, Sample.CENTRAL);
    static final Delta DELTA = Sample.delta(Sample.CENTRAL, LocalDate.of(2026, 11, 18), 1);

    static boolean writeOneOfEach(Transaction transaction, IdempotencyKeys.Kept kept) {
        PolicySet set = Sample.policySet();
        transaction.store(Events.class).append(List.of(Sample.event(1)));
        transaction.store(IdempotencyKeys.class).keep("key", kept);
        transaction.store(Members.class).add(List.of(MEMBER));
        transaction.store(Decisions.class).record(List.of(DECISION));
        transaction.store(PolicySets.class).keep(set);
        transaction.store(PoliciesInForce.class).adopt(Adopted.atOnce(set.hash(), Sample.NOON));
        transaction.store(Counters.class).add(List.of(DELTA));
        return true;
    }

    static Contents in(Transaction transaction) {
        return new Contents(
                Contents.<Event>collected(transaction.store(Events.class)::each).size(),
                size(transaction
                        .store(IdempotencyKeys.class)
                        .find("key")
                        .filter(found -> found.answer().isEmpty())),
                Contents.<Member>collected(
                                to -> transaction.store(Members.class).each(MemberSelection.all(), to))
                        .size(),
                Contents.<Decision>collected(
                                to -> transaction.store(Decisions.class).each(DecisionSelection.said(), to))
                        .size(),
                size(transaction.store(PolicySets.class).find(Sample.policySet().hash())),
                size(transaction
                        .store(PoliciesInForce.class)
                        .at(Sample.NOON)
                        .filter(Sample.policySet().hash()::equals)),
                Contents.<Delta>collected(transaction.store(Counters.class)::each)
                        .size());
    }

    private static <T> List<T> collected(Consumer<Consumer<T>> each) {
        List<T> all = new ArrayList<>();
        each.accept(all::add);
        return all;
    }

    private static int size(Optional<?> found) {
        return found.isPresent() ? 1 : 0;
    }
}
