package org.patrondesk.storage.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Purpose;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.Result;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyVault;
import org.patrondesk.person.Subject;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.testkit.Sample;

/** A message that cannot be read any more is not sent, waits for a person, and keeps no other from going. */
class UnreadableDeliveryTest {
    @TempDir
    Path folder;

    private final List<String> sent = new ArrayList<>();

    private FileKeyVault vault() {
        return FileKeyVault.open(folder.resolve("keys").resolve("patrondesk.keys"));
    }

    private PatronDesk desk() {
        return PatronDesk.builder()
                .storage(SqliteStorage.open(folder.resolve("desk"), vault()))
                .courier(Channel.EMAIL, parcel -> {
                    sent.add(parcel.delivery().to());
                    return new Result.Accepted("p-1");
                })
                .build();
    }

    private static Session session(PatronDesk desk) {
        return desk.as(Identity::of, Actor.Staff.of(Sample.TENANT, "staff-1", Roles.DESK, Roles.SUPERVISOR));
    }

    private static Subject.Pseudonym post(Session session, String number) {
        Subject.Pseudonym person = session.pseudonym(new Subject.PatronRef("koha", number));
        session.outbox()
                .post(PostMessage.of(
                                Sample.CENTRAL,
                                Channel.EMAIL,
                                number + "@example.org",
                                new Message("Ready", "Your book is here."),
                                "hold-ready")
                        .withPerson(person, Purpose.SERVICE))
                .orThrow();
        return person;
    }

    private static List<String> failed(Session session) {
        List<DeliveryStatus> failed = new ArrayList<>();
        session.outbox().each(DeliveryState.FAILED, failed::add);
        return failed.stream().map(DeliveryStatus::reason).toList();
    }

    @Test
    void one_whose_key_was_destroyed_is_not_sent_to_nobody() {
        try (PatronDesk desk = desk();
                KeyVault keys = vault()) {
            Subject.Pseudonym person = post(session(desk), "1");
            post(session(desk), "2");
            keys.destroy(Sample.TENANT, Set.of(new KeyOwner.Person(person)));
            desk.work().runDue();

            assertThat(sent).containsExactly("2@example.org");
            assertThat(failed(session(desk))).containsExactly("unreadable");
        }
    }

    @Test
    void one_that_was_changed_past_the_store_does_not_stop_its_channel() throws Exception {
        try (PatronDesk desk = desk()) {
            post(session(desk), "1");
        }
        for (String column : List.of("text", "recipient")) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:"
                            + folder.resolve("desk").resolve("patrondesk.db").toUri());
                    Statement statement = connection.createStatement()) {
                statement.execute("UPDATE delivery SET " + column + " = substr(" + column + ", 1, 30)");
            }
        }
        try (PatronDesk desk = desk()) {
            post(session(desk), "2");
            desk.work().runDue();

            assertThat(sent).containsExactly("2@example.org");
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:"
                        + folder.resolve("desk").resolve("patrondesk.db").toUri());
                Statement statement = connection.createStatement();
                var states = statement.executeQuery("SELECT state || ' ' || reason FROM delivery ORDER BY id")) {
            assertThat(states.next()).isTrue();
            assertThat(states.getString(1)).isEqualTo("failed unreadable");
        }
    }
}
