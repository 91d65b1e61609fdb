package org.patrondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Tenant;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.seal.Checkpoint;
import org.patrondesk.seal.JournalCheck;
import org.patrondesk.storage.SqliteStorage;

/** The page about the journal, on a store with two events. */
class JournalSnippetsTest {
    private static final Tenant TOWN = new Tenant("town");

    private final Actor auditor = Actor.Staff.of(TOWN, "staff-9", Roles.AUDITOR);

    @TempDir
    Path folder;

    private PatronDesk desk() {
        return PatronDesk.builder().storage(SqliteStorage.open(folder)).build();
    }

    @BeforeEach
    void two_nos_are_logged() {
        try (PatronDesk desk = desk()) {
            Actor ann = Actor.Staff.of(TOWN, "staff-7", Roles.DESK);
            for (String asked : new String[] {"A pen", "A stapler"}) {
                desk.as(Identity::of, ann)
                        .logbook()
                        .log(LogNo.atDesk(new Branch("City"), asked, "unwritten"))
                        .orThrow();
            }
        }
    }

    private Checkpoint sealed() {
        try (PatronDesk desk = desk()) {
            // tag::seal
            long sealed = desk.as(Identity::of, auditor).sealing().seal();
            JournalCheck check = desk.as(Identity::of, auditor).sealing().verify(Optional.empty());
            Optional<Checkpoint> keep = check.last(); // to be kept elsewhere: 12:5f0c…
            // end::seal
            assertThat(sealed).isEqualTo(2);
            assertThat(check.sound()).isTrue();
            return keep.orElseThrow();
        }
    }

    @Test
    void what_was_sealed_is_held_against_a_checkpoint_that_was_kept() throws Exception {
        Checkpoint kept = sealed();
        try (PatronDesk desk = desk()) {
            // tag::verify
            JournalCheck check = desk.as(Identity::of, auditor).sealing().verify(Optional.of(kept));
            check.faults().forEach(fault -> System.err.println(fault.kind().code() + " in seal " + fault.seal()));
            // end::verify
            assertThat(check.sound()).isTrue();
        }
    }

    /** Word for word what the page says about it, by a program of its own. */
    @Test
    void the_first_seal_is_made_as_the_page_says() throws Exception {
        Checkpoint kept = sealed();
        MessageDigest linked = MessageDigest.getInstance("SHA-256");
        linked.update("patrondesk-seal-1\n".getBytes(StandardCharsets.UTF_8));
        linked.update(MessageDigest.getInstance("SHA-256").digest("town".getBytes(StandardCharsets.UTF_8)));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("patrondesk.db"));
                Statement statement = connection.createStatement()) {
            try (ResultSet seal = statement.executeQuery("SELECT number, at FROM seal")) {
                linked.update(numbers(seal.getLong(1), seal.getLong(2), 2));
            }
            try (ResultSet event =
                    statement.executeQuery("SELECT id, at, actor, body, actor_salt FROM event ORDER BY id")) {
                while (event.next()) {
                    byte[] mark = mark(event.getBytes(5), event.getString(3));
                    linked.update(event.getBytes(1));
                    linked.update(numbers(event.getLong(2), mark.length));
                    linked.update(mark);
                    linked.update(MessageDigest.getInstance("SHA-256")
                            .digest(event.getString(4).getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
        assertThat(kept.written()).isEqualTo("1:" + HexFormat.of().formatHex(linked.digest()));
    }

    private static byte[] mark(byte[] salt, String actor) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update("patrondesk-actor-1\n".getBytes(StandardCharsets.UTF_8));
        digest.update(salt);
        digest.update(actor.getBytes(StandardCharsets.UTF_8));
        return ("sha256:" + HexFormat.of().formatHex(digest.digest())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] numbers(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * values.length);
        for (long value : values) {
            bytes.putLong(value);
        }
        return bytes.array();
    }
}
