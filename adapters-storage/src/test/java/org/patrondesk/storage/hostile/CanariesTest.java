package org.patrondesk.storage.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.Session;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.Storage;
import org.patrondesk.measure.Delta;
import org.patrondesk.person.KeyVault;
import org.patrondesk.person.Subject;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.keys.FileKeyVault;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.Sample;

/** A word in every text about one patron: theirs to have before they are erased, and afterwards nowhere. */
class CanariesTest {
    private static final Pattern FIELD = Pattern.compile("(?m)^\\| \\w+ \\| `([\\w.]+)` \\|");

    @TempDir
    Path folder;

    @Test
    void every_field_that_is_kept_has_a_canary_or_a_reason_why_not() throws IOException {
        String page = Files.readString(Path.of("../PERSONAL_DATA.md"));
        String kept = page.substring(page.indexOf("## What is kept"), page.indexOf("## What is only"));
        Set<String> fields =
                FIELD.matcher(kept).results().map(line -> line.group(1)).collect(Collectors.toSet());
        Set<String> known = new TreeSet<>(Canaries.PLANTED.keySet());
        known.addAll(Canaries.OTHERS.keySet());

        assertThat(known).containsExactlyInAnyOrderElementsOf(fields);
        assertThat(Canaries.PLANTED.keySet()).doesNotContainAnyElementsOf(Canaries.OTHERS.keySet());
    }

    @Test
    void in_sqlite_a_canary_is_theirs_before_and_in_no_file_log_or_export_after() throws Exception {
        Path store = folder.resolve("desk");
        Path keys = folder.resolve("keys").resolve("patrondesk.keys");
        Subject.Pseudonym person;
        try (Overheard heard = Overheard.listeningFor(Canaries.WORD);
                KeyVault vault = FileKeyVault.open(keys)) {
            try (Storage storage = SqliteStorage.open(store, vault)) {
                person = plantedAndErased(storage);
                assertThat(files(folder)).as("beside a running desk").isEmpty();
            }
            assertThat(heard.lines()).isGreaterThan(20);
            assertThat(heard.found()).isEmpty();
        }

        assertThat(files(folder)).isEmpty();
        assertThat(rows(store)).isNotEmpty().noneMatch(row -> row.contains(person.code()));
    }

    @Test
    void in_postgresql_a_canary_is_theirs_before_and_in_no_row_file_log_or_export_after() throws Exception {
        TestDatabase database = TestDatabase.ready();
        try (Overheard heard = Overheard.listeningFor(Canaries.WORD);
                KeyVault vault = FileKeyVault.open(folder.resolve("patrondesk.keys"));
                Storage storage = PostgresStorage.open(database.runtime(), vault)) {
            Subject.Pseudonym person = plantedAndErased(storage);

            assertThat(heard.lines()).isGreaterThan(20);
            assertThat(heard.found()).isEmpty();
            assertThat(dump(database))
                    .doesNotContain(Canaries.WORD, person.code())
                    .contains("decisions.said");
            database.admin("CHECKPOINT");
            assertThat(files(ofServer(database)))
                    .as("the server's own files, its log of writes too")
                    .isEmpty();
        } finally {
            database.drop();
        }
    }

    private static Subject.Pseudonym plantedAndErased(Storage storage) {
        Canaries canaries = new Canaries(storage);
        Subject.Pseudonym person = canaries.plant();
        Session officer = canaries.session("staff-3");
        String own = officer.dossiers().ownData(person).orThrow().json();
        Canaries.PLANTED.forEach((field, words) -> assertThat(own).as(field).contains(words));
        assertThat(own).doesNotContain("staff-1", "staff-2", "staff-3");
        assertThat(canaries.exported()).anyMatch(text -> text.contains(Canaries.WORD));
        List<Delta> counters = counters(officer);

        officer.dossiers().erase(person, "letter 7").orThrow();
        canaries.runDue();

        assertThat(canaries.exported()).noneMatch(text -> text.contains(Canaries.WORD) || text.contains(person.code()));
        assertThat(counters(officer)).isEqualTo(counters);
        assertThat(officer.sealing().verify(List.of()).sound()).isTrue();
        assertThat(events(storage)).noneMatch(text -> text.contains(Canaries.WORD) || text.contains(person.code()));
        return person;
    }

    private static List<Delta> counters(Session session) {
        List<Delta> all = new ArrayList<>();
        session.counters().each(all::add);
        return all;
    }

    private static List<String> events(Storage storage) {
        Scope scope = Sample.scope(Sample.TENANT, Permission.READ_JOURNAL);
        return storage.read(scope, transaction -> {
            List<String> bodies = new ArrayList<>();
            transaction
                    .store(Events.class)
                    .each((Event event) -> bodies.add(event.body().canonical()));
            return bodies;
        });
    }

    /** Every file below with the word in it, as it is on the disk. */
    private static List<Path> files(Path... folders) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path each : folders) {
            try (Stream<Path> files = Files.walk(each)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(Canaries.WORD)) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    private static Collection<String> rows(Path store) throws Exception {
        try (Stream<Path> files = Files.list(store)) {
            Path database = files.filter(file -> file.toString().endsWith(".db"))
                    .findFirst()
                    .orElseThrow();
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
                List<String> rows = new ArrayList<>();
                for (Map.Entry<String, List<String>> table : tables(connection).entrySet()) {
                    rows.addAll(strings(
                            connection,
                            "SELECT concat_ws('|', " + String.join(", ", table.getValue()) + ") FROM "
                                    + table.getKey()));
                }
                return rows;
            }
        }
    }

    private static Map<String, List<String>> tables(Connection connection) throws SQLException {
        return strings(
                        connection,
                        "SELECT m.name || ' ' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'")
                .stream()
                .map(line -> line.split(" ", -1))
                .collect(Collectors.groupingBy(
                        line -> line[0], Collectors.mapping(line -> '"' + line[1] + '"', Collectors.toList())));
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private static String dump(TestDatabase database) throws SQLException {
        StringBuilder all = new StringBuilder();
        for (String table : database.query(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
                .split(",", -1)) {
            all.append(database.query("SELECT t::text FROM " + table + " t")).append('\n');
        }
        return all.toString();
    }

    private static Path[] ofServer(TestDatabase database) throws SQLException {
        Path data = Path.of(database.query("SELECT setting FROM pg_settings WHERE name = 'data_directory'"));
        String number = database.query("SELECT oid FROM pg_database WHERE datname = current_database()");
        return new Path[] {data.resolve("base").resolve(number), data.resolve("pg_wal")};
    }
}
