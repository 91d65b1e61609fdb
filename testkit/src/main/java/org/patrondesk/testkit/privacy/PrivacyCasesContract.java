package org.patrondesk.testkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.privacy.PrivacyCase;
import org.patrondesk.privacy.PrivacyCase.Kind;
import org.patrondesk.privacy.PrivacyCases;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;

/** What every {@link PrivacyCases} promises. */
public abstract class PrivacyCasesContract extends PortContract {
    private final Scope scope = Sample.scope(Sample.TENANT, Permission.HOLD_PERSON);
    private final Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.HOLD_PERSON);

    private static PrivacyCase hold(int n, int person) {
        return new PrivacyCase(
                Sample.id(n), Kind.HOLD, Sample.person(person), "court 12/" + n, Sample.NOON.plusMillis(n));
    }

    private static PrivacyCase erasure(int n, int person) {
        return new PrivacyCase(Sample.id(n), Kind.ERASURE, Sample.person(person), "letter 7", Sample.NOON);
    }

    private void open(PrivacyCase... cases) {
        write(scope, PrivacyCases.class, store -> List.of(cases).forEach(store::open));
    }

    private List<PrivacyCase> holds(Scope where) {
        return of(where, Kind.HOLD);
    }

    private List<PrivacyCase> of(Scope where, Kind kind) {
        return read(where, PrivacyCases.class, store -> store.of(kind));
    }

    private List<PrivacyCase> of(Scope where, int person) {
        return read(where, PrivacyCases.class, store -> store.of(Sample.person(person)));
    }

    @Test
    @Promise({"cases-1", "cases-3"})
    void the_open_cases_of_a_kind_come_back_field_for_field_the_oldest_first() {
        open(hold(2, 1), erasure(3, 1), hold(1, 2));

        assertThat(holds(scope)).containsExactly(hold(1, 2), hold(2, 1));
        assertThat(of(scope, Kind.ERASURE)).containsExactly(erasure(3, 1));
        assertThat(holds(elsewhere)).isEmpty();
    }

    @Test
    @Promise("cases-1")
    void a_failed_transaction_opens_and_closes_none() {
        open(hold(1, 1));
        writeAndFail(scope, transaction -> transaction.store(PrivacyCases.class).open(hold(2, 1)));
        writeAndFail(scope, transaction -> transaction.store(PrivacyCases.class).close(Sample.id(1)));

        assertThat(holds(scope)).containsExactly(hold(1, 1));
    }

    @Test
    @Promise("cases-2")
    void a_closed_case_is_gone_and_all_others_stay() {
        open(hold(1, 1), hold(2, 1), hold(3, 1));

        assertThat(close(elsewhere, 2)).isFalse();
        assertThat(close(scope, 2)).isTrue();
        assertThat(close(scope, 2)).isFalse();
        assertThat(holds(scope)).containsExactly(hold(1, 1), hold(3, 1));
    }

    private boolean close(Scope where, int n) {
        return storage()
                .<Boolean>write(
                        where,
                        transaction -> transaction.store(PrivacyCases.class).close(Sample.id(n)));
    }

    @Test
    @Promise("cases-4")
    void the_open_cases_of_a_person_are_found() {
        open(hold(3, 1), hold(2, 2), erasure(1, 1));

        assertThat(of(scope, 1)).containsExactly(erasure(1, 1), hold(3, 1));
        assertThat(of(scope, 3)).isEmpty();
        assertThat(of(elsewhere, 1)).isEmpty();
    }
}
