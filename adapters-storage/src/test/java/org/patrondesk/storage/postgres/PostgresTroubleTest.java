package org.patrondesk.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.testkit.Sample;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresTroubleTest extends OnOneConnection {
    @Test
    void a_transaction_whose_statement_failed_is_not_committed_even_when_the_work_looks_away() {
        Decision taken = Sample.inRun("spring", 1, Sample.CENTRAL);
        storage.write(scope, transaction -> {
            transaction.store(Decisions.class).record(List.of(taken));
            return true;
        });

        assertThatThrownBy(() -> storage.write(scope, transaction -> {
                    transaction.store(Events.class).append(List.of(Sample.event(1)));
                    assertThatThrownBy(() -> transaction.store(Decisions.class).record(List.of(taken)))
                            .isInstanceOf(StorageUnavailable.class)
                            .hasNoCause();
                    return true;
                }))
                .hasMessage("The row, or its place, is recorded already; nothing was recorded.")
                .hasNoCause();

        assertThat(events()).isEmpty();
    }

    @Test
    void a_text_that_the_database_cannot_keep_is_refused_in_one_sentence_and_shown_to_nobody() {
        StorageUnavailable refusal = catchThrowableOfType(
                StorageUnavailable.class,
                () -> storage.write(scope, transaction -> {
                    transaction
                            .store(Barriers.class)
                            .record(new Barrier(Sample.id(1), Sample.NOON, Sample.CENTRAL, "se\u0000cret", "staff-1"));
                    return true;
                }));

        assertThat(refusal)
                .hasMessage("A text holds the character U+0000, which PostgreSQL cannot keep; take it out. Nothing was"
                        + " written.");
        assertThat(refusal.retryable()).isFalse();
        assertThat(refusal.getCause()).hasMessageNotContaining("cret");
    }

    @Test
    void within_stored_objects_every_character_is_kept() {
        Event event = new Event(
                Sample.id(1),
                Sample.NOON,
                "staff-1",
                StoredObject.of("sample", 1).with("text", "a\u0000b\u0001\uffff"));
        append(event);

        assertThat(events()).containsExactly(event);
    }

    @Test
    void a_key_too_long_for_an_index_is_refused_in_one_sentence() {
        byte[] noise = new byte[8_000];
        new SecureRandom().nextBytes(noise);
        String key = HexFormat.of().formatHex(noise);

        assertThatThrownBy(() -> storage.write(
                        scope,
                        transaction -> transaction.store(IdempotencyKeys.class).find(key)))
                .isInstanceOf(StorageUnavailable.class)
                .hasMessage(
                        "A key or a code is too long for an index; shorten it to 2,000 bytes. Nothing was written.");
    }

    @Test
    void rows_after_one_that_cannot_be_written_take_the_others_with_them() {
        List<Event> events = new ArrayList<>(
                IntStream.range(0, 1_500).mapToObj(Sample::event).toList());
        events.add(new Event(
                Sample.id(1_500),
                Sample.NOON,
                "staff-1",
                StoredObject.of("sample", 1).with("half", "\ud83d")));

        assertThatThrownBy(() -> storage.write(scope, transaction -> {
                    assertThatThrownBy(() -> transaction.store(Events.class).append(events))
                            .isInstanceOf(IllegalArgumentException.class);
                    return true;
                }))
                .isInstanceOf(StorageUnavailable.class);

        assertThat(events()).isEmpty();
    }

    @Test
    void a_driver_that_hides_how_many_rows_were_new_is_refused_by_name() {
        PGSimpleDataSource rewriting = new PGSimpleDataSource();
        rewriting.setUrl(database.url(TestDatabase.RUNTIME));
        rewriting.setReWriteBatchedInserts(true);
        try (PostgresStorage hiding = PostgresStorage.open(rewriting)) {
            assertThatThrownBy(() -> hiding.write(scope, transaction -> {
                        transaction.store(Events.class).append(List.of(Sample.event(1), Sample.event(2)));
                        return true;
                    }))
                    .isInstanceOf(StorageUnavailable.class)
                    .hasMessageContaining("reWriteBatchedInserts");
        }
    }

    @Test
    void an_event_that_was_changed_behind_the_store_is_refused_by_its_id() throws Exception {
        append(Sample.event(1));
        database.admin("UPDATE event SET body = replace(body, '1', '7')");

        assertThatThrownBy(this::events)
                .isInstanceOf(StorageUnavailable.class)
                .hasMessageContaining("The event " + Sample.id(1) + " was changed after it was written");
    }

    @Test
    void the_runtime_role_cannot_change_or_remove_what_is_only_ever_added_to() throws Exception {
        append(Sample.event(1));
        for (String command : List.of(
                "UPDATE event SET at = 0",
                "UPDATE event SET actor_mark = NULL",
                "DELETE FROM event",
                "DELETE FROM decision",
                "TRUNCATE follow_up")) {
            assertThatThrownBy(() -> TestDatabase.execute(database.runtime(), command))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }
}
