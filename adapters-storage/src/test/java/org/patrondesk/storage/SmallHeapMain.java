package org.patrondesk.storage;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.Events;
import org.patrondesk.library.Branch;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.Members;
import org.patrondesk.testkit.Sample;

/** Writes many rows and reads them all, in a heap that could not hold them. */
final class SmallHeapMain {
    static final int ROWS = 60_000;

    private SmallHeapMain() {}

    public static void main(String[] arguments) {
        Scope scope = Sample.scope(Sample.TENANT, Permission.RUN_WHAT_IF);
        SqliteStorage storage = SqliteStorage.open(Path.of(arguments[0]));
        for (int from = 1; from <= ROWS; from += 2_000) {
            List<Integer> numbers = IntStream.range(from, from + 2_000).boxed().toList();
            storage.write(scope, transaction -> {
                transaction
                        .store(Members.class)
                        .add(numbers.stream().map(SmallHeapMain::member).toList());
                transaction
                        .store(Decisions.class)
                        .record(numbers.stream()
                                .map(n -> Sample.said(n, Sample.HARBOUR))
                                .toList());
                transaction
                        .store(Events.class)
                        .append(numbers.stream().map(Sample::event).toList());
                return true;
            });
        }
        LongAdder seen = new LongAdder();
        storage.read(scope, transaction -> {
            transaction.store(Members.class).each(MemberSelection.all(), row -> seen.increment());
            transaction.store(Decisions.class).each(DecisionSelection.said(), row -> seen.increment());
            transaction.store(Events.class).each(row -> seen.increment());
            return true;
        });
        storage.close();
        System.out.println(seen);
    }

    private static Member member(int n) {
        return Sample.member(n, new Branch("Branch " + n % 18), LocalDate.of(2026, 5, 1));
    }
}
