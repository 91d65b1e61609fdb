package org.patrondesk.testkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.library.Period;
import org.patrondesk.library.Purpose;
import org.patrondesk.reading.Access;
import org.patrondesk.reading.AccessEntry;
import org.patrondesk.reading.AccessLog;
import org.patrondesk.reading.AccessSelection;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;

/** What every {@link AccessLog} promises. */
public abstract class AccessLogContract extends PortContract {
    private static final AccessSelection EVER = AccessSelection.during(new Period(Sample.LONG_AGO, Sample.FAR_AHEAD));

    private final Scope scope = Sample.scope(Sample.TENANT, Permission.READ_ACCESS_LOG);
    private final Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.READ_ACCESS_LOG);

    private static AccessEntry entry(int n, Access access) {
        return new AccessEntry(
                Sample.id(n),
                Sample.NOON.plusMillis(n),
                "staff-" + n,
                Permission.READ_CONSENT,
                new Purpose("hold-notices"),
                access);
    }

    private static AccessEntry about(int n, int person) {
        return entry(n, Access.about("consents.history", Sample.person(person)));
    }

    private void add(AccessEntry... entries) {
        write(scope, AccessLog.class, store -> List.of(entries).forEach(store::add));
    }

    private List<AccessEntry> found(Scope where, AccessSelection selection) {
        return read(where, AccessLog.class, store -> {
            List<AccessEntry> found = new ArrayList<>();
            store.each(selection, found::add);
            return found;
        });
    }

    @Test
    @Promise({"accesses-1", "accesses-4"})
    void entries_come_back_field_for_field_in_the_order_of_their_ids() {
        AccessEntry record = entry(2, Access.of("outbox.find", Sample.id(7)));
        AccessEntry all = entry(3, Access.by("logbook.agenda"));
        add(all, about(1, 1), record);

        assertThat(found(scope, EVER)).containsExactly(about(1, 1), record, all);
    }

    @Test
    @Promise("accesses-2")
    void a_failed_transaction_added_none() {
        add(about(1, 1));
        writeAndFail(scope, transaction -> transaction.store(AccessLog.class).add(about(2, 1)));

        assertThat(found(scope, EVER)).containsExactly(about(1, 1));
    }

    @Test
    @Promise("accesses-3")
    void another_tenant_sees_none() {
        add(about(1, 1));

        assertThat(found(elsewhere, EVER)).isEmpty();
        assertThat(found(elsewhere, EVER.about(Sample.person(1)))).isEmpty();
        assertThat(found(scope, EVER)).hasSize(1);
    }

    @Test
    @Promise("accesses-4")
    void a_selection_takes_its_person_and_its_period_and_no_other() {
        add(about(1, 1), about(2, 2), about(3, 1), entry(4, new Access("a", Optional.empty(), Optional.empty())));
        Period two = new Period(Sample.NOON.plusMillis(2), Sample.NOON.plusMillis(4));

        assertThat(found(scope, EVER.about(Sample.person(1)))).containsExactly(about(1, 1), about(3, 1));
        assertThat(found(scope, AccessSelection.during(two))).containsExactly(about(2, 2), about(3, 1));
        assertThat(found(scope, AccessSelection.during(two).about(Sample.person(1))))
                .containsExactly(about(3, 1));
        assertThat(found(scope, EVER.about(Sample.person(3)))).isEmpty();
    }
}
