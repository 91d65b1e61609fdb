package org.patrondesk.examples.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.BitSet;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.Events;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.Members;
import org.patrondesk.storage.SqliteStorage;

/** What a store holds after a kill. */
final class Kept {
    private Kept() {}

    private static Scope scope(Permission permission) {
        return new Guard(Roles.shipped()).permit(ActorContext.of(Identity::of, Work.STAFF, Instant.EPOCH), permission);
    }

    static long members(SqliteStorage storage) {
        long[] n = {0};
        storage.<Object>read(scope(Permission.READ_MEMBERS), transaction -> {
            transaction.store(Members.class).each(MemberSelection.all(), member -> n[0]++);
            return n;
        });
        return n[0];
    }

    /** Counts a run's decisions and proves that its numbers are 1, 2, 3 … without a gap or a repetition. */
    static long decisions(SqliteStorage storage) {
        BitSet numbers = new BitSet();
        long[] n = {0};
        storage.<Object>read(scope(Permission.REVIEW_NOS), transaction -> {
            transaction.store(Decisions.class).each(DecisionSelection.run(Work.RUN), decision -> {
                n[0]++;
                numbers.set((int) decision.run().orElseThrow().number());
            });
            return n;
        });
        assertThat(numbers.cardinality()).as("numbers told apart").isEqualTo((int) n[0]);
        assertThat(numbers.length()).as("one beyond the highest number").isEqualTo(n[0] == 0 ? 0 : (int) n[0] + 1);
        return n[0];
    }

    /** How many decisions have their event. */
    static long events(SqliteStorage storage) {
        long[] n = {0};
        storage.<Object>read(scope(Permission.READ_JOURNAL), transaction -> {
            transaction.store(Events.class).each(event -> n[0] += event.type().equals("decision-recorded") ? 1 : 0);
            return n;
        });
        return n[0];
    }
}
