package org.patrondesk.storage.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.consent.ConsentCommand;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.Matter;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Ref;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.measure.Delta;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.Result;
import org.patrondesk.person.KeyVaultUnavailable;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.Erased;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.story.Consent;
import org.patrondesk.story.TellStory;
import org.patrondesk.testkit.Sample;

/** Tokens planted wherever something is said about somebody: all of them are theirs to have, and none is left afterwards. */
class ErasedPersonTest {
    private static final List<String> TOKENS = List.of(
            "asked-7c1f", "offered-52ab", "story-90de", "reader-31ff", "subject-b00c", "text-d1ce", "evidence-4e4e");

    @TempDir
    Path folder;

    private Path keys() {
        return folder.resolve("desk-keys").resolve("patrondesk.keys");
    }

    private static PatronDesk desk(Storage storage) {
        return PatronDesk.builder()
                .storage(storage)
                .courier(Channel.EMAIL, parcel -> new Result.Accepted("p-1"))
                .build();
    }

    private static Session session(PatronDesk desk) {
        return desk.as(
                Identity::of,
                Actor.Staff.of(
                        Sample.TENANT, "staff-1", Roles.DESK, Roles.SUPERVISOR, Roles.AUDITOR, Roles.PRIVACY_OFFICER));
    }

    private static Subject.Pseudonym plant(Session session) {
        Subject.Pseudonym person = session.pseudonym(new Subject.PatronRef("koha", "4711"));
        var no = session.logbook()
                .log(LogNo.atDesk(Sample.CENTRAL, TOKENS.get(0), "unwritten")
                        .offering(TOKENS.get(1))
                        .to(person))
                .orThrow();
        session.stories()
                .tell(TellStory.of(TOKENS.get(2), Consent.TO_USE, Sample.CENTRAL, new Ref("decision", no.toString()))
                        .of(person))
                .orThrow();
        session.outbox()
                .post(PostMessage.of(
                                Sample.CENTRAL,
                                Channel.EMAIL,
                                TOKENS.get(3) + "@x.invalid",
                                new Message(TOKENS.get(4), TOKENS.get(5)),
                                "hold-ready")
                        .withPerson(person, Purpose.SERVICE))
                .orThrow();
        session.consents()
                .give(ConsentCommand.Give.express(
                        new Matter(person, new Purpose("programs"), Channel.EMAIL),
                        new ConsentEntry.Proof(TOKENS.get(6), "desk")))
                .orThrow();
        return person;
    }

    private static List<Delta> counters(Session session) {
        List<Delta> all = new ArrayList<>();
        session.counters().each(all::add);
        return all;
    }

    private void erased(Storage storage) {
        try (PatronDesk desk = desk(storage)) {
            Session session = session(desk);
            Subject.Pseudonym person = plant(session);
            List<Delta> counters = counters(session);
            assertThat(session.dossiers().ownData(person).orThrow().json()).contains(TOKENS);

            assertThat(session.dossiers().erase(person, "letter 7").orThrow()).isEqualTo(new Erased(1, 0, 1, 1, 1, 0));
            assertThat(session.dossiers().ownData(person).orThrow().records()).isEmpty();
            assertThat(counters(session)).isEqualTo(counters);
            assertThat(session.sealing().verify(java.util.Optional.empty()).sound())
                    .isTrue();
        }
    }

    @Test
    void in_sqlite_all_that_was_planted_is_theirs_and_nothing_of_it_is_left_in_any_file() throws IOException {
        erased(SqliteStorage.open(folder.resolve("desk"), FileKeyVault.open(keys())));

        assertThat(found(folder)).isEmpty();
    }

    private static List<String> found(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                TOKENS.stream().filter(bytes::contains).forEach(token -> found.add(token + " in " + file));
            }
        }
        return found;
    }

    @Test
    void in_postgresql_all_that_was_planted_is_theirs_and_no_row_holds_any_of_it() throws Exception {
        TestDatabase database = TestDatabase.ready();
        erased(PostgresStorage.open(database.runtime(), FileKeyVault.open(keys())));

        for (String table : database.query(
                        "SELECT table_name FROM information_schema.tables" + " WHERE table_schema = 'public'")
                .split(",", -1)) {
            assertThat(database.query("SELECT t::text FROM " + table + " t"))
                    .as(table)
                    .doesNotContain(TOKENS);
        }
        database.drop();
    }

    @Test
    void a_copy_from_before_reads_as_empty_once_the_key_is_gone() throws IOException {
        Path store = folder.resolve("desk");
        Subject.Pseudonym person;
        try (PatronDesk desk = desk(sealed(store))) {
            person = plant(session(desk));
        }
        Path copy = Files.createDirectory(folder.resolve("backup"));
        try (Stream<Path> files = Files.list(store)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        try (PatronDesk desk = desk(sealed(copy))) {
            assertThat(session(desk).dossiers().ownData(person).orThrow().text())
                    .contains(TOKENS);
        }
        try (PatronDesk desk = desk(sealed(store))) {
            session(desk).dossiers().erase(person, "letter 7").orThrow();
        }
        try (PatronDesk desk = desk(sealed(copy))) {
            assertThat(session(desk).dossiers().ownData(person).orThrow().text())
                    .contains("decision", "story", "consent")
                    .doesNotContain(TOKENS);
        }
    }

    private Storage sealed(Path store) {
        return SqliteStorage.open(store, FileKeyVault.open(keys()));
    }

    @Test
    void a_message_that_went_is_known_to_have_gone_though_no_key_can_be_had_for_its_providers_id() {
        DistantVault vault = new DistantVault(FileKeyVault.open(keys()));
        try (PatronDesk desk = PatronDesk.builder()
                .storage(SqliteStorage.open(folder.resolve("desk"), vault))
                .courier(Channel.EMAIL, parcel -> {
                    vault.away(true);
                    return new Result.Accepted("p-1");
                })
                .build()) {
            plant(session(desk));
            desk.work().runDue();
            vault.away(false);

            List<DeliveryStatus> accepted = new ArrayList<>();
            session(desk).outbox().each(DeliveryState.ACCEPTED, accepted::add);
            assertThat(accepted).hasSize(1);
        }
    }

    @Test
    void an_erasure_whose_key_could_not_be_destroyed_is_finished_by_the_job() {
        DistantVault vault = new DistantVault(FileKeyVault.open(keys()));
        try (PatronDesk desk = desk(SqliteStorage.open(folder.resolve("desk"), vault))) {
            Session session = session(desk);
            Subject.Pseudonym person = plant(session);
            vault.away(true);

            assertThatThrownBy(() -> session.dossiers().erase(person, "letter 7"))
                    .isInstanceOf(KeyVaultUnavailable.class);
            assertThat(session.dossiers().ownData(person).orThrow().records()).isEmpty();
            assertThat(session.dossiers().hold(person, "court 1")).isInstanceOf(Answer.Invalid.class);

            vault.away(false);
            desk.work().runDue();

            assertThat(vault.destroyed()).isEqualTo(1);
            assertThat(session.dossiers().hold(person, "court 1")).isInstanceOf(Answer.Done.class);
        }
    }
}
