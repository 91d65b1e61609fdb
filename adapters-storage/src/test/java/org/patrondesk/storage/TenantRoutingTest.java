package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Tenant;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.Sample;

class TenantRoutingTest {
    private final Scope riverside = Sample.scope(Sample.TENANT, Permission.READ_JOURNAL);
    private final Scope hillside = Sample.scope(Sample.OTHER_TENANT, Permission.READ_JOURNAL);

    private static void append(PostgresStorage storage, Scope scope, int n) {
        storage.write(scope, transaction -> {
            transaction.store(Events.class).append(List.of(Sample.event(n)));
            return true;
        });
    }

    private static List<Event> events(PostgresStorage storage, Scope scope) {
        List<Event> found = new ArrayList<>();
        return storage.read(scope, transaction -> {
            transaction.store(Events.class).each(found::add);
            return found;
        });
    }

    @Test
    void the_rows_of_each_tenant_are_in_its_own_database_alone() throws Exception {
        TestDatabase first = TestDatabase.ready();
        TestDatabase second = TestDatabase.ready();
        Map<Tenant, DataSource> sources = Map.of(Sample.TENANT, first.runtime(), Sample.OTHER_TENANT, second.runtime());
        try (PostgresStorage storage = PostgresStorage.open(tenant -> Optional.ofNullable(sources.get(tenant)))) {
            append(storage, riverside, 1);
            append(storage, hillside, 2);

            assertThat(events(storage, riverside)).containsExactly(Sample.event(1));
            assertThat(events(storage, hillside)).containsExactly(Sample.event(2));
        }
        assertThat(first.query("SELECT tenant FROM event")).isEqualTo(Sample.TENANT.code());
        assertThat(second.query("SELECT tenant FROM event")).isEqualTo(Sample.OTHER_TENANT.code());
    }

    @Test
    void a_tenant_without_a_database_is_refused_and_the_others_are_served() {
        DataSource only = TestDatabase.ready().runtime();
        try (PostgresStorage storage =
                PostgresStorage.open(tenant -> tenant.equals(Sample.TENANT) ? Optional.of(only) : Optional.empty())) {
            StorageUnavailable refusal =
                    catchThrowableOfType(StorageUnavailable.class, () -> append(storage, hillside, 1));
            assertThat(refusal).hasMessage("No database is named for the tenant hillside; add it to the routing.");
            assertThat(refusal.retryable()).isFalse();

            append(storage, riverside, 1);
            assertThat(events(storage, riverside)).containsExactly(Sample.event(1));
        }
    }

    @Test
    void a_database_on_which_a_promise_would_not_hold_is_refused_until_it_is_mended() throws Exception {
        TestDatabase database = TestDatabase.ready();
        database.admin("ALTER DATABASE " + database.name() + " SET synchronous_commit = off");
        DataSource runtime = database.runtime();
        try (PostgresStorage storage = PostgresStorage.open(tenant -> Optional.of(runtime))) {
            for (int i = 0; i < 2; i++) {
                assertThat(catchThrowableOfType(StorageUnavailable.class, () -> events(storage, riverside)))
                        .hasMessageContaining("ALTER DATABASE RESET synchronous_commit");
            }
            database.admin("ALTER DATABASE " + database.name() + " RESET synchronous_commit");
            append(storage, riverside, 1);
        }
    }
}
