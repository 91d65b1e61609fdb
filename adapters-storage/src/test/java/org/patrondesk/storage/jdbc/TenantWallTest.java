package org.patrondesk.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.PersonContent;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.StoreContent;
import org.patrondesk.storage.jdbc.Trespasses.Trespass;
import org.patrondesk.storage.jdbc.store.AllStores;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.Sample;

/** Behind the wall, statements that have lost their tenant reach nothing; without it, each of them does. */
class TenantWallTest {
    /** Methods that only add rows of their own, and one that looks at a clock. */
    private static final Set<String> LOOK_FOR_NOTHING = Set.of(
            "AccessLog.add",
            "Barriers.record",
            "Consents.record",
            "Counters.add",
            "Decisions.record",
            "Deliveries.add",
            "Deliveries.now",
            "Emergencies.record",
            "Events.append",
            "FollowUps.record",
            "Links.add",
            "Members.add",
            "PoliciesInForce.adopt",
            "PolicySets.keep",
            "PrivacyCases.open",
            "Resolutions.record",
            "StoryShelf.record");

    /** Due work is found over all tenants, by ids that begin with the tenant; its table has no such column. */
    private static final Set<String> BEFORE_THE_WALL = Set.of("DueTasks.schedule", "DueTasks.withdraw");

    private static TestDatabase filled;
    private static List<String> walled;

    @BeforeAll
    static void one_tenant_has_something_in_every_store() throws Exception {
        filled = TestDatabase.ready();
        walled = List.of(filled.query("SELECT table_name FROM information_schema.columns"
                        + " WHERE table_schema = 'public' AND column_name = 'tenant' ORDER BY 1")
                .split(",", -1));
        try (PostgresStorage storage = PostgresStorage.open(filled.runtime())) {
            StoreContent.fill(storage);
            StoreContent.seal(storage);
            StoreContent.send(storage);
            StoreContent.consent(storage);
            PersonContent.privacy(storage);
            AboutPatron.fill(storage);
            PersonContent.emergencies(storage);
            TextDeliveries.fill(storage);
        }
    }

    private static TestDatabase copy() {
        return TestDatabase.made(" TEMPLATE " + filled.name());
    }

    @Test
    void every_method_of_every_store_that_looks_for_rows_is_tried() throws Exception {
        Trespasses trespasses = new Trespasses();
        try (Storage storage = PostgresStorage.open(copy().runtime())) {
            trespasses.all().forEach(trespass -> reaches(storage, trespass));
        }

        Set<String> all = new TreeSet<>(trespasses.tried());
        all.addAll(LOOK_FOR_NOTHING);
        all.addAll(BEFORE_THE_WALL);
        assertThat(all).isEqualTo(methods());
        assertThat(trespasses.tried()).doesNotContainAnyElementsOf(LOOK_FOR_NOTHING);
    }

    private static Set<String> methods() throws ReflectiveOperationException {
        Field stores = AllStores.class.getDeclaredField("ALL");
        stores.setAccessible(true);
        Set<String> methods = new TreeSet<>();
        for (Object type : ((Map<?, ?>) stores.get(null)).keySet()) {
            Class<?> store = (Class<?>) type;
            Arrays.stream(store.getDeclaredMethods())
                    .filter(method -> !method.isSynthetic())
                    .forEach(method -> methods.add(store.getSimpleName() + "." + method.getName()));
        }
        return methods;
    }

    @Test
    void behind_the_wall_a_store_without_its_tenant_predicate_finds_and_changes_nothing_of_another_tenant()
            throws Exception {
        TestDatabase database = copy();
        String before = rows(database);
        assertThat(before).doesNotContain("empty");
        LostPredicate mutant = new LostPredicate(database.runtime());
        try (Storage storage = PostgresStorage.open(mutant.mutant())) {
            for (Trespass trespass : new Trespasses().all()) {
                int lost = mutant.lost();
                assertThat(reaches(storage, trespass)).as(trespass.name()).isFalse();
                assertThat(mutant.lost()).as(trespass.name()).isGreaterThan(lost);
            }
        }

        assertThat(rows(database)).isEqualTo(before);
    }

    @Test
    void without_the_wall_each_of_these_reaches_what_is_another_tenants() throws Exception {
        String before = rows(filled);
        for (Trespass trespass : new Trespasses().all()) {
            TestDatabase database = copy();
            boolean reached;
            try (Storage storage = PostgresStorage.open(new LostPredicate(database.runtime()).mutant())) {
                // Only now: a store does not open over tables without it.
                noWall(database);
                reached = reaches(storage, trespass);
            }
            boolean changed = !rows(database).equals(before);
            database.drop();
            assertThat(reached || changed).as(trespass.name()).isTrue();
        }
    }

    private static boolean reaches(Storage storage, Trespass trespass) {
        try {
            return Trespasses.reaches(storage, trespass);
        } catch (StorageUnavailable e) {
            // Such as a seal over events of which none waits.
            return false;
        }
    }

    private static void noWall(TestDatabase database) throws SQLException {
        StringBuilder commands = new StringBuilder();
        for (String table : walled) {
            commands.append("ALTER TABLE ").append(table).append(" DISABLE ROW LEVEL SECURITY;\n");
        }
        database.admin(commands.toString());
    }

    /** A digest of all that the first tenant has in each table. */
    private static String rows(TestDatabase database) throws SQLException {
        return database.query(walled.stream()
                .map(table ->
                        "SELECT '" + table + "' || coalesce(md5(string_agg(t::text, ' ' ORDER BY t::text)), ' empty')"
                                + " FROM " + table + " t WHERE tenant = '" + Sample.TENANT + "'")
                .collect(Collectors.joining(" UNION ALL ")));
    }
}
