package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.examples.cli.Ran.keys;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Tenant;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.Result;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.PrivacyCase;
import org.patrondesk.privacy.PrivacyCases;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.keys.FileKeyVault;

/** What a privacy officer is behind with is told, and that nothing is there is told too. */
class PrivacyAlarmTest {
    private static final String ANNA = "koha:4711";
    private static final String BEN = "koha:0815";
    private static final String NOTHING =
            "Nothing is kept about this patron; check the ILS and the number of the card, unless it was removed"
                    + " before.";
    private static final String NO_TENANT = "This store holds nothing of that tenant; check --store and --tenant.";
    private static final Actor OFFICER =
            Actor.Staff.of(new Tenant("library"), "staff-9", Roles.PRIVACY_OFFICER, Roles.DESK);

    @TempDir
    Path folder;

    private String[] in(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--store", folder.resolve("store").toString()));
        return all.toArray(String[]::new);
    }

    private Ran run(String... args) {
        return Ran.command(in(args));
    }

    private void log(Duration ago, String patron, String... more) {
        List<String> args = new ArrayList<>(List.of("nos", "log", "--rule", "unwritten", "--branch", "CENTRAL"));
        args.addAll(List.of("--asked", "a guest pass", "--patron", patron));
        args.addAll(List.of(more));
        Ran ran = Ran.at(Clock.offset(Clock.systemUTC(), ago.negated()), in(args.toArray(String[]::new)));
        assertThat(ran.exit()).as(ran.err()).isZero();
    }

    private Storage storage() {
        return SqliteStorage.open(
                folder.resolve("store"),
                FileKeyVault.open(folder.resolve("store-keys").resolve("patrondesk.keys")));
    }

    /** As a process leaves it that dies before it has removed anything. */
    private void beginErasure(String person) {
        try (Storage storage = storage()) {
            ActorContext context = ActorContext.of(Identity::of, OFFICER, Instant.now());
            PrivacyCase begun = new PrivacyCase(
                    UUID.randomUUID(),
                    PrivacyCase.Kind.ERASURE,
                    new Subject.Pseudonym(person.repeat(64)),
                    "letter 7",
                    Instant.now().minus(Duration.ofHours(3)));
            storage.write(new Guard(Roles.shipped()).permit(context, Permission.ERASE_PERSON), transaction -> {
                transaction.store(PrivacyCases.class).open(begun);
                return begun;
            });
        }
    }

    /** As a worker leaves it that never comes back. */
    private void sendToAnna() throws SQLException {
        try (PatronDesk desk = PatronDesk.builder()
                .storage(storage())
                .courier(Channel.EMAIL, parcel -> new Result.Accepted(""))
                .build()) {
            Session session = desk.as(Identity::of, OFFICER);
            Subject.Pseudonym anna = session.pseudonym(new Subject.PatronRef("koha", "4711"));
            session.outbox()
                    .post(PostMessage.of(
                                    new Branch("CENTRAL"),
                                    Channel.EMAIL,
                                    "a@example.org",
                                    new Message("", "Your book is here."),
                                    "hold-ready")
                            .withPerson(anna, Purpose.SERVICE))
                    .orThrow();
        }
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store/patrondesk.db"));
                Statement statement = store.createStatement()) {
            statement.executeUpdate("UPDATE delivery SET state = 'sending'");
        }
    }

    @Test
    void what_is_overdue_for_hours_is_told_and_is_no_finding() {
        log(Duration.ofDays(90).plusHours(2), ANNA);

        Ran report = run("privacy", "report");
        assertThat(report.exit()).isZero();
        assertThat(report.out())
                .contains("Overdue: 3, the oldest for 2 hours; the hourly job or 'privacy retention' removes them.")
                .contains("Erasures not finished: 0.");
        Ran json = run("privacy", "report", "--json");
        assertThat(keys(json.json()))
                .containsExactly("at", "removed", "overdue", "late", "erasures", "alarm", "lines", "holds");
        assertThat(json.json().get("alarm").asBoolean()).isFalse();
    }

    @Test
    void what_is_overdue_for_more_than_a_day_is_a_finding_in_one_sentence_until_it_is_removed() {
        log(Duration.ofDays(92), ANNA);
        String sentence = "What should have been gone for more than 24 hours is still in 3 records;"
                + " run 'privacy retention', and see why the hourly job does not.";

        Ran report = run("privacy", "report");
        assertThat(report.exit()).isEqualTo(1);
        assertThat(report.out().lines()).endsWith(sentence);
        Ran json = run("privacy", "report", "--json");
        assertThat(json.exit()).isEqualTo(1);
        assertThat(json.json().get("late").asInt()).isEqualTo(3);
        assertThat(json.json().get("alarm").asBoolean()).isTrue();
        assertThat(json.json().get("sentence").asText()).isEqualTo(sentence);

        assertThat(run("privacy", "retention").exit()).isZero();
        assertThat(run("privacy", "report").exit()).isZero();
    }

    @Test
    void an_erasure_that_was_cut_off_is_a_finding_until_it_is_finished() {
        log(Duration.ZERO, ANNA);
        beginErasure("a");

        Ran report = run("privacy", "report");
        assertThat(report.exit()).isEqualTo(1);
        assertThat(report.out())
                .contains("Erasures not finished: 1, the oldest for 3 hours.")
                .endsWith("1 erasure is not finished; run 'privacy retention', and see why the hourly job does not.\n");
        beginErasure("b");
        Ran json = run("privacy", "report", "--json");
        assertThat(json.exit()).isEqualTo(1);
        assertThat(json.json().get("erasures").asInt()).isEqualTo(2);
        assertThat(json.json().get("sentence").asText()).startsWith("2 erasures are not finished; ");

        Ran finished = run("privacy", "retention", "--json");
        assertThat(finished.exit()).isZero();
        assertThat(finished.json().get("erasures").asInt()).isZero();
        assertThat(run("privacy", "report").exit()).isZero();
    }

    @Test
    void retention_that_could_not_finish_an_erasure_says_so() throws SQLException {
        log(Duration.ofDays(92), BEN);
        sendToAnna();
        assertThat(run("privacy", "erase", "--patron", ANNA, "--matter", "letter 7")
                        .exit())
                .isEqualTo(1);

        Ran removed = run("privacy", "retention", "--json");
        assertThat(removed.exit()).isEqualTo(1);
        assertThat(removed.json().get("removed").asInt()).isEqualTo(3);
        assertThat(removed.json().get("erasures").asInt()).isEqualTo(1);
        assertThat(removed.json().get("sentence").asText())
                .isEqualTo("1 erasure is not finished; what is left are messages that workers have,"
                        + " so see why they do not let them go.");
    }

    @Test
    void that_nothing_is_kept_about_a_patron_is_said_plainly() {
        log(Duration.ZERO, ANNA);

        Ran export = run("privacy", "export", "--patron", BEN);
        assertThat(export.exit()).isEqualTo(1);
        assertThat(export.err()).isEqualTo(NOTHING + "\n");
        assertThat(export.out()).endsWith("Nothing.\n");
        Ran json = run("privacy", "export", "--json", "--patron", BEN);
        assertThat(json.exit()).isEqualTo(1);
        assertThat(json.json().get("records")).isEmpty();

        Ran erase = run("privacy", "erase", "--patron", BEN, "--matter", "letter 7");
        assertThat(erase.exit()).isEqualTo(1);
        assertThat(erase.out()).isEqualTo(NOTHING + "\n");
        Ran hold = run("privacy", "hold", "--json", "--patron", BEN, "--matter", "court 1");
        assertThat(hold.exit()).isEqualTo(1);
        assertThat(hold.json().get("stands").asBoolean()).isTrue();
        assertThat(hold.json().get("sentence").asText()).isEqualTo(NOTHING);
        assertThat(run("privacy", "hold", "--patron", BEN, "--matter", "court 1")
                        .out())
                .startsWith("Held: ")
                .endsWith(NOTHING + "\n");
        assertThat(run("privacy", "hold", "--patron", ANNA, "--matter", "court 1")
                        .exit())
                .isZero();
    }

    @Test
    void a_patron_of_another_library_is_like_one_whom_nobody_knows() {
        log(Duration.ZERO, ANNA);
        log(Duration.ZERO, BEN, "--tenant", "valley");

        for (String command : List.of("export", "erase")) {
            List<Ran> told = new ArrayList<>();
            for (String patron : List.of(BEN, "koha:none")) {
                List<String> args = new ArrayList<>(List.of("privacy", command, "--patron", patron));
                args.addAll(command.equals("erase") ? List.of("--matter", "letter 7") : List.of());
                told.add(run(args.toArray(String[]::new)));
            }
            assertThat(told.get(0).exit()).isEqualTo(1);
            assertThat(told.get(0)).isEqualTo(told.get(1));
        }
        assertThat(run("privacy", "export", "--tenant", "valley", "--patron", BEN)
                        .exit())
                .isZero();
    }

    @Test
    void a_tenant_that_is_not_in_the_store_is_refused_and_nothing_is_made_for_it() {
        log(Duration.ZERO, ANNA);

        for (String command : List.of(
                "export --patron koha:4711",
                "erase --patron koha:4711 --matter 7",
                "hold --patron koha:4711 --matter 7",
                "hold --list",
                "retention",
                "report")) {
            List<String> args = new ArrayList<>(List.of("privacy"));
            args.addAll(List.of(command.split(" ")));
            args.addAll(List.of("--tenant", "libary"));
            for (int time = 0; time < 2; time++) {
                assertThat(run(args.toArray(String[]::new)).refusal(2)).isEqualTo(NO_TENANT);
            }
        }
        assertThat(run("privacy", "report").exit()).isZero();
    }
}
