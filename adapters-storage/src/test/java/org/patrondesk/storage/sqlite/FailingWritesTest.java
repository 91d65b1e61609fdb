package org.patrondesk.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.Members;
import org.patrondesk.storage.jdbc.RawSql;
import org.patrondesk.testkit.Sample;

class FailingWritesTest {
    private final Scope scope = Sample.scope(Sample.TENANT, Permission.RUN_WHAT_IF);

    @TempDir
    Path directory;

    private SqliteDatabase database;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(directory);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_full_disk_is_told_nothing_is_half_written_and_the_store_goes_on_when_space_is_freed() {
        database.write(scope, transaction -> transaction.store(Members.class).add(members(0, 10)));
        database.write(scope, transaction -> pages(transaction, 40));

        StorageUnavailable full = catchThrowableOfType(
                StorageUnavailable.class,
                () -> database.write(
                        scope, transaction -> transaction.store(Members.class).add(members(10, 5_000))));
        assertThat(full).hasMessage("The disk is full and nothing was written; free space and repeat the call.");
        assertThat(full.retryable()).isTrue();
        assertThat(count()).isEqualTo(10);

        database.write(scope, transaction -> pages(transaction, 1_000_000));
        assertThat(database.<Integer>write(
                        scope, transaction -> transaction.store(Members.class).add(members(0, 5_000))))
                .isEqualTo(4_990);
        assertThat(count()).isEqualTo(5_000);
    }

    @Test
    void a_transaction_whose_statement_failed_is_not_committed_even_when_the_work_looks_away() {
        Decision taken = Sample.inRun("spring", 1, Sample.CENTRAL);
        database.write(scope, transaction -> {
            transaction.store(Decisions.class).record(List.of(taken));
            return true;
        });

        assertThatThrownBy(() -> database.write(scope, transaction -> {
                    transaction.store(Events.class).append(List.of(Sample.event(1)));
                    assertThatThrownBy(() -> transaction.store(Decisions.class).record(List.of(taken)))
                            .isInstanceOf(StorageUnavailable.class);
                    return true;
                }))
                .isInstanceOf(StorageUnavailable.class);

        assertThat(events()).isEmpty();
        database.write(scope, transaction -> {
            transaction.store(Decisions.class).record(List.of(Sample.inRun("spring", 2, Sample.CENTRAL)));
            return true;
        });
        assertThat(database.<Long>read(
                        scope, transaction -> transaction.store(Decisions.class).lastNumber("spring")))
                .isEqualTo(2);
    }

    @Test
    void a_refusal_shows_nothing_of_the_rows() {
        database.write(scope, transaction -> transaction.store(Members.class).add(members(0, 1)));
        Member sameId = new Member(
                Sample.id(0),
                members(7, 8).get(0).identity(),
                "NE99",
                Sample.CENTRAL,
                Member.Moment.UNKNOWN,
                Member.Moment.UNKNOWN,
                Set.of());

        assertThatThrownBy(() -> database.write(
                        scope, transaction -> transaction.store(Members.class).add(List.of(sameId))))
                .isInstanceOf(StorageUnavailable.class)
                .hasMessage("The row, or its place, is recorded already; nothing was recorded.")
                .hasNoCause();
    }

    @Test
    void rows_are_handed_over_while_they_are_read_and_the_rest_is_left_alone() {
        database.write(scope, transaction -> transaction.store(Members.class).add(members(0, 3_000)));

        List<Member> seen = new ArrayList<>();
        assertThatThrownBy(() -> database.read(scope, transaction -> {
                    transaction.store(Members.class).each(MemberSelection.all(), member -> {
                        seen.add(member);
                        throw new IllegalStateException("enough");
                    });
                    return true;
                }))
                .hasMessage("enough");

        assertThat(seen).hasSize(1);
        assertThat(count()).isEqualTo(3_000);
    }

    @Test
    void rows_after_one_that_cannot_be_written_take_the_others_with_them() {
        List<Event> events = new ArrayList<>();
        for (int n = 0; n < 1_500; n++) {
            events.add(Sample.event(n));
        }
        events.add(new Event(
                Sample.id(1_500),
                Sample.NOON,
                "staff-1",
                StoredObject.of("sample", 1).with("half", "\ud83d")));

        assertThatThrownBy(() -> database.write(scope, transaction -> {
                    assertThatThrownBy(() -> transaction.store(Events.class).append(events))
                            .isInstanceOf(IllegalArgumentException.class);
                    return true;
                }))
                .isInstanceOf(StorageUnavailable.class);

        assertThat(events()).isEmpty();
    }

    /** SQLite's own limit stands for the disk's. */
    private static long pages(Transaction transaction, int most) {
        return RawSql.number(transaction, "PRAGMA max_page_count = " + most);
    }

    private static List<Member> members(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> Sample.member(n, Sample.CENTRAL, LocalDate.of(2026, 5, 1)))
                .toList();
    }

    private int count() {
        List<Member> all = new ArrayList<>();
        database.read(scope, transaction -> {
            transaction.store(Members.class).each(MemberSelection.all(), all::add);
            return true;
        });
        return all.size();
    }

    private List<Event> events() {
        List<Event> all = new ArrayList<>();
        database.read(scope, transaction -> {
            transaction.store(Events.class).each(all::add);
            return true;
        });
        return all;
    }
}
