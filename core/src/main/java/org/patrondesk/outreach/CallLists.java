package org.patrondesk.outreach;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Journal;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.Members;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;
import org.patrondesk.reading.Access;
import org.patrondesk.reading.LoggedReading;
import org.patrondesk.trial.MemberFacts;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Vocabulary;

/** Builds call lists from members under policy. Safe for use by many threads. */
public final class CallLists {
    /** The columns of a sheet; the last three are for the caller to fill in. */
    public static final List<String> COLUMNS =
            List.of("Member", "Branch", "Postcode", "Last used", "Called on", "Result", "Note");

    private final Storage storage;
    private final Journal journal;
    private final Supplier<Scope> permitted;

    /**
     * Builds for this actor.
     *
     * @throws org.patrondesk.access.AccessDenied when the actor may not build call lists
     */
    public CallLists(Storage storage, Journal journal, Guard guard, ActorContext context) {
        this.storage = storage;
        this.journal = journal;
        this.permitted = () -> guard.permit(context, Permission.BUILD_CALL_LIST);
        guard.permit(context, Permission.BUILD_CALL_LIST);
    }

    /**
     * Builds a list and hands its sheet, ordered by branch and member, to the receiver. That it is built is
     * journalled before, so that no list of people exists of which the journal knows nothing.
     *
     * @param receiver called once, inside one reading of the store; what it throws ends the call
     * @throws org.patrondesk.access.AccessDenied when the actor may not build call lists any more
     */
    public CallListReport build(CallListOrder order, Receiver receiver) {
        Scope scope = permitted.get();
        CallListReport expected = reading(scope, order, sheet -> sheet.each(row -> {}));
        storage.write(scope, transaction -> {
            journal.append(
                    transaction,
                    List.of(StoredObject.of("call-list-built", 1)
                            .with("candidates", expected.candidates())
                            .with("selected", expected.selected())
                            .with("policy", order.policy().hash().hex())));
            return expected;
        });
        return new LoggedReading(storage, journal)
                .read(scope, Access.by("call-lists.build"), transaction -> taken(transaction, order, receiver));
    }

    private CallListReport reading(Scope scope, CallListOrder order, Receiver receiver) {
        return storage.read(scope, transaction -> taken(transaction, order, receiver));
    }

    private static CallListReport taken(Transaction transaction, CallListOrder order, Receiver receiver) {
        Selecting sheet = new Selecting(order, transaction.store(Members.class));
        receiver.take(sheet);
        return sheet.report();
    }

    /** Takes a sheet, for instance to write it to a file. */
    @FunctionalInterface
    public interface Receiver {
        void take(CallSheet sheet);
    }

    private static final class Selecting implements CallSheet {
        private final CallListOrder order;
        private final Members members;
        private final Function<Facts, Verdict> verdicts;
        private final MemberFacts facts;
        private final Map<String, Long> byBranch = new TreeMap<>();
        private final Map<String, Long> refused = new TreeMap<>();
        private long candidates;
        private long selected;

        Selecting(CallListOrder order, Members members) {
            this.order = order;
            this.members = members;
            this.facts = new MemberFacts(order.policy().vocabulary(), order.asOf());
            Policy policy = Policy.of(order.policy());
            Map<Facts, Verdict> known = new HashMap<>();
            Vocabulary words = order.policy().vocabulary();
            this.verdicts = asked -> known.computeIfAbsent(words.on(order.asOf(), asked), policy::decide);
        }

        @Override
        public List<String> columns() {
            return COLUMNS;
        }

        @Override
        public void each(Consumer<List<String>> writer) {
            candidates = 0;
            selected = 0;
            byBranch.clear();
            refused.clear();
            members.each(order.members(), member -> {
                candidates++;
                Verdict verdict = verdicts.apply(facts.of(member.district(), member.lastUsed(), member.branch()));
                if (verdict.outcome().isNo()) {
                    refused.merge(verdict.rule(), 1L, Long::sum);
                } else {
                    selected++;
                    byBranch.merge(member.branch().code(), 1L, Long::sum);
                    writer.accept(row(member));
                }
            });
        }

        private static List<String> row(Member member) {
            LocalDate day = member.lastUsed().day();
            return List.of(
                    member.id().toString(),
                    member.branch().code(),
                    member.district(),
                    day == null ? "" : day.toString(),
                    "",
                    "",
                    "");
        }

        CallListReport report() {
            return new CallListReport(candidates, selected, byBranch, refused);
        }
    }
}
