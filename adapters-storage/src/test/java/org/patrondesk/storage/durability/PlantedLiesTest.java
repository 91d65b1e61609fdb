package org.patrondesk.storage.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.journal.Storage;
import org.patrondesk.storage.durability.held.Ledger;
import org.patrondesk.storage.durability.place.Place;
import org.patrondesk.storage.durability.place.SqlitePlace;
import org.patrondesk.storage.durability.work.Lie;
import org.patrondesk.storage.durability.work.Victim;
import org.patrondesk.storage.durability.work.WorkMain;

/** The proof is able to fail: storages that break their promise are found out by one kill each. */
@Tag("kill")
class PlantedLiesTest {
    private static final int IN_ROUND_1 = 52;

    @TempDir
    Path folder;

    private Ledger.Finding after(Lie lie, int transactions) throws Exception {
        Place place = new SqlitePlace(folder);
        Ledger ledger = new Ledger(WorkMain.library(0));
        List<Victim.Acknowledgement> acknowledged;
        try (Victim victim = Victim.start(lie.name(), Integer.toString(transactions))) {
            acknowledged = victim.killed(place.address() + " 1 0", Integer.MAX_VALUE, 0);
        }
        acknowledged.forEach(each -> ledger.acknowledge(1, each.call(), each.answer()));
        assertThat(acknowledged).as("calls before the lie").isNotEmpty();
        try (Storage storage = place.open()) {
            return ledger.afterKill(storage, 1);
        }
    }

    @Test
    void a_storage_that_keeps_its_word_until_it_is_killed_is_found_sound() throws Exception {
        Ledger.Finding finding = after(Lie.NONE, IN_ROUND_1);

        assertThat(finding.isSound()).isTrue();
        assertThat(finding.content().lines()).hasSizeGreaterThan(100);
    }

    @Test
    void a_storage_that_acknowledges_before_the_commit_has_lost_what_it_acknowledged() throws Exception {
        Ledger.Finding finding = after(Lie.ACKNOWLEDGES_BEFORE_THE_COMMIT, IN_ROUND_1);

        assertThat(finding.lost())
                .anyMatch(line -> line.startsWith("Decisions "))
                .anyMatch(line -> line.startsWith("Events "))
                .anyMatch(line -> line.startsWith("IdempotencyKeys "))
                .noneMatch(line -> line.startsWith("Members "));
    }

    @Test
    void a_storage_that_writes_the_state_and_its_event_in_two_transactions_is_found_half_written() throws Exception {
        Ledger.Finding finding = after(Lie.WRITES_EVENTS_LATER, IN_ROUND_1);

        assertThat(finding.lost()).isEmpty();
        assertThat(finding.torn()).anyMatch(line -> line.contains("records and"));
    }

    @Test
    void a_storage_that_writes_a_batch_in_two_transactions_is_found_half_written() throws Exception {
        Ledger.Finding finding = after(Lie.HALVES_A_BATCH, 1);

        assertThat(finding.lost()).isEmpty();
        assertThat(finding.torn()).isNotEmpty();
    }

    @Test
    void a_field_that_is_not_written_is_missed() throws Exception {
        Ledger.Finding finding = after(Lie.DROPS_A_FIELD, 1);

        assertThat(finding.torn()).anyMatch(line -> line.startsWith("Barriers "));
    }

    @Test
    void an_answer_that_is_not_kept_under_its_key_is_missed() throws Exception {
        Ledger.Finding finding = after(Lie.FORGETS_KEYS, 1);

        assertThat(finding.isSound()).isFalse();
        assertThat(finding.torn())
                .anyMatch(line -> line.contains("A part of a transaction is missing: [IdempotencyKeys"));
    }
}
