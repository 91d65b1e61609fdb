package org.patrondesk.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.appeal.FollowUpKind;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Period;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Race;
import org.patrondesk.testkit.Sample;

/** What every {@link org.patrondesk.journal.Storage} promises to writers that read before they write. */
public abstract class OneAfterTheOtherContract extends PortContract {
    /** A storage that breaks the promise breaks it now and then. */
    private static final int ROUNDS = 12;

    private static final Period EVER = new Period(Sample.NOON.minusSeconds(3600), Sample.NOON.plusSeconds(3600));

    private final Scope scope = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS);

    @Test
    @Promise("storage-7")
    void of_many_who_record_what_they_find_missing_one_does() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UUID decision = Sample.id(10_000 + round);
            int first = round * Race.THREADS;
            List<Boolean> missing = Race.run(number -> storage().<Boolean>write(scope, transaction -> {
                FollowUps followUps = transaction.store(FollowUps.class);
                boolean none = followUps.of(decision).isEmpty();
                if (none) {
                    followUps.record(followUp(first + number, decision));
                }
                return none;
            }));

            assertThat(missing).containsOnlyOnce(true);
        }
    }

    @Test
    @Promise("storage-7")
    void of_those_who_write_where_others_read_all_but_the_first_see_something() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            int first = round * Race.THREADS;
            int known = first / 2;
            List<Boolean> nothingNew = Race.run(number -> storage().<Boolean>write(scope, transaction -> {
                boolean even = number % 2 == 0;
                int seen = even ? barriers(transaction) : followUps(transaction);
                if (even) {
                    transaction.store(FollowUps.class).record(followUp(first + number, Sample.id(number)));
                } else {
                    transaction.store(Barriers.class).record(barrier(first + number));
                }
                return seen == known;
            }));

            // Whoever came first on one side was before all of the other side, or behind somebody there.
            assertThat(evenAndOddBoth(nothingNew)).isFalse();
        }
    }

    private static boolean evenAndOddBoth(List<Boolean> sawNothing) {
        boolean even = false;
        boolean odd = false;
        for (int i = 0; i < sawNothing.size(); i++) {
            even |= i % 2 == 0 && sawNothing.get(i);
            odd |= i % 2 != 0 && sawNothing.get(i);
        }
        return even && odd;
    }

    private static int barriers(Transaction transaction) {
        List<Barrier> found = new ArrayList<>();
        transaction.store(Barriers.class).each(found::add);
        return found.size();
    }

    private static int followUps(Transaction transaction) {
        List<FollowUp> found = new ArrayList<>();
        transaction.store(FollowUps.class).each(EVER, found::add);
        return found.size();
    }

    private static Barrier barrier(int n) {
        return new Barrier(Sample.id(n), Sample.NOON, Sample.CENTRAL, "No proof of address", "staff-1");
    }

    private static FollowUp followUp(int n, UUID decision) {
        return new FollowUp(
                Sample.id(n),
                decision,
                FollowUpKind.APPEAL,
                Sample.NOON,
                Sample.CENTRAL,
                "unwritten",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "staff-1");
    }
}
