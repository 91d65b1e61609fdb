package org.patrondesk.storage.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Characters;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.person.KeyVault;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.keys.FileKeyVault;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.Corpora;
import org.patrondesk.testkit.HostileTexts;
import org.patrondesk.testkit.HostileTexts.HostileText;
import org.slf4j.LoggerFactory;

/** Hostile texts in every place for a text of every call; {@code -Dhostile.whole=true} leaves none out. */
class HostileCallsTest {
    private static final boolean WHOLE = Boolean.getBoolean("hostile.whole");

    @TempDir
    Path directory;

    @TempDir
    Path apart;

    @Test
    void every_call_that_takes_text_is_tried() {
        HostileDesk desk = new HostileDesk(new InMemoryStorage(), 1);

        assertThat(Call.all()).extracting(Call::toString).containsExactlyInAnyOrderElementsOf(desk.known());
    }

    @Test
    void the_store_in_memory_keeps_a_text_as_it_is_or_the_call_is_refused() {
        through(InMemoryStorage::new, HostileTexts.all(), 4);
    }

    @Test
    void sqlite_keeps_a_text_as_it_is_or_the_call_is_refused() {
        try (KeyVault keys = keys();
                Storage storage = SqliteStorage.open(directory, keys)) {
            through(() -> storage, HostileTexts.all(), 23);
        }
    }

    @Test
    void postgresql_keeps_a_text_as_it_is_or_the_call_is_refused() throws SQLException {
        TestDatabase database = TestDatabase.ready();
        try (KeyVault keys = keys();
                Storage storage = PostgresStorage.open(database.runtime(), keys)) {
            through(() -> storage, HostileTexts.all(), 97);
        } finally {
            database.drop();
        }
    }

    /**
     * Sealed as a library seals them: the driver of PostgreSQL logs each value that it sends. What a message is about is
     * looked up by the record's id, so that is not sealed.
     */
    @Test
    void no_log_holds_personal_data_even_at_the_finest_level() throws SQLException {
        List<HostileText> marked = HostileTexts.all().stream()
                .filter(text -> text.value().contains(HostileTexts.MARK))
                .toList();
        TestDatabase database = TestDatabase.ready();
        try (KeyVault keys = keys();
                KeyVault others = FileKeyVault.open(apart.resolve("others.keys"));
                Storage sqlite = SqliteStorage.open(directory, keys);
                Storage postgres = PostgresStorage.open(database.runtime(), others);
                Overheard heard = Overheard.listeningFor(HostileTexts.MARK)) {
            int places = tried(() -> sqlite, HostileCallsTest::isPersonal, marked, 40);
            long ofSqlite = heard.lines();
            tried(() -> postgres, HostileCallsTest::isPersonal, marked, 40);

            assertThat(places).isGreaterThan(15);
            assertThat(ofSqlite).isGreaterThan(1_000);
            assertThat(heard.lines()).isGreaterThan(ofSqlite + 1_000);
            assertThat(heard.found()).isEmpty();
            LoggerFactory.getLogger("canary").trace("{} is heard", HostileTexts.MARK);
            assertThat(heard.found()).hasSize(1);
        } finally {
            database.drop();
        }
    }

    @Test
    void texts_of_ten_megabytes_are_refused_at_once() {
        through(InMemoryStorage::new, HostileTexts.huge(), HostileTexts.huge().size());
    }

    @Test
    void the_texts_of_others_are_kept_as_they_are_or_refused() {
        assumeTrue(Corpora.areThere(), Corpora.ABSENT);
        List<HostileText> texts = Corpora.naughtyStrings();

        through(InMemoryStorage::new, texts, 4);
        try (KeyVault keys = keys();
                Storage storage = SqliteStorage.open(directory, keys)) {
            through(() -> storage, texts, 43);
        }
    }

    /** Apart from the store, so that texts are sealed as a library seals them. */
    private KeyVault keys() {
        return FileKeyVault.open(apart.resolve("patrondesk.keys"));
    }

    /** Tries every place with every nth text, and with every fifth that no store can hold. */
    private static void through(Supplier<Storage> storage, List<HostileText> texts, int nth) {
        assertThat(tried(storage, place -> true, texts, nth)).isGreaterThan(50);
    }

    private static int tried(Supplier<Storage> storage, Predicate<Place> which, List<HostileText> texts, int nth) {
        List<String> wrong = new ArrayList<>();
        int number = 0;
        for (Call call : Call.all()) {
            Trial trial = new Trial(new HostileDesk(storage.get(), number), call);
            for (String path : trial.paths(which)) {
                int shift = number++;
                Stream<HostileText> chosen = IntStream.range(0, texts.size())
                        .filter(n ->
                                WHOLE || (n + shift) % nth == 0 || ((n + shift) % 5 == 0 && isUnstorable(texts.get(n))))
                        .mapToObj(texts::get);
                chosen.forEach(text -> trial.of(path, text).ifPresent(wrong::add));
            }
        }
        assertThat(wrong).isEmpty();
        return number;
    }

    private static boolean isPersonal(Place place) {
        return place.personal() && !place.path().startsWith("about.");
    }

    private static boolean isUnstorable(HostileText text) {
        return text.value().length() < 100 && !Characters.areStorable(text.value());
    }
}
