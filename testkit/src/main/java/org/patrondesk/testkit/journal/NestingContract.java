package org.patrondesk.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.Transaction;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;

/** What every {@link Storage} promises to a thread that asks for a transaction while it is in one. */
public abstract class NestingContract extends PortContract {
    /** A thread that waits for itself waits for ever; a slow machine needs less than this. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Scope scope = Sample.scope(Sample.TENANT, Permission.READ_JOURNAL);

    @Test
    @Promise("storage-6")
    void a_write_inside_a_read_is_refused_and_the_read_goes_on() {
        assertTimeoutPreemptively(PATIENCE, () -> assertReadGoesOn(this::writeInside));
    }

    @Test
    @Promise("storage-6")
    void a_read_inside_a_read_is_refused_and_the_read_goes_on() {
        assertTimeoutPreemptively(PATIENCE, () -> assertReadGoesOn(this::readInside));
    }

    @Test
    @Promise("storage-6")
    void a_write_inside_a_write_is_refused_and_the_write_goes_on() {
        assertTimeoutPreemptively(PATIENCE, () -> assertWriteGoesOn(this::writeInside));
    }

    @Test
    @Promise("storage-6")
    void a_read_inside_a_write_is_refused_and_the_write_goes_on() {
        assertTimeoutPreemptively(PATIENCE, () -> assertWriteGoesOn(this::readInside));
    }

    @Test
    @Promise("storage-6")
    void nothing_of_a_refused_write_outlives_the_failure_of_the_one_around_it() {
        assertTimeoutPreemptively(
                PATIENCE,
                () -> writeAndFail(scope, outer -> {
                    append(outer, 1);
                    assertRefused(this::writeInside);
                }));

        assertThat(all()).isEmpty();
    }

    @Test
    @Promise("storage-6")
    void a_refusal_that_the_work_lets_through_takes_the_transaction_with_it_and_the_next_is_taken() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            assertRefused(() -> storage().write(scope, outer -> {
                append(outer, 1);
                writeInside();
                return true;
            }));
            storage().write(scope, transaction -> append(transaction, 2));
        });

        assertThat(all()).containsExactly(Sample.event(2));
    }

    private void assertReadGoesOn(Runnable inner) {
        storage().write(scope, transaction -> append(transaction, 1));
        List<Event> seen = storage().<List<Event>>read(scope, outer -> {
            assertRefused(inner);
            return collected(outer.store(Events.class)::each);
        });

        assertThat(seen).containsExactly(Sample.event(1));
        assertThat(all()).containsExactly(Sample.event(1));
    }

    private void assertWriteGoesOn(Runnable inner) {
        storage().write(scope, outer -> {
            append(outer, 1);
            assertRefused(inner);
            return append(outer, 3);
        });

        assertThat(all()).containsExactly(Sample.event(1), Sample.event(3));
    }

    private void writeInside() {
        storage().write(scope, inner -> append(inner, 2));
    }

    private void readInside() {
        storage().read(scope, inner -> true);
    }

    private static void assertRefused(Runnable inner) {
        assertThatThrownBy(inner::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This thread is in a transaction already; use the one it has.");
    }

    private static boolean append(Transaction transaction, int n) {
        transaction.store(Events.class).append(List.of(Sample.event(n)));
        return true;
    }

    private List<Event> all() {
        return read(scope, Events.class, events -> collected(events::each));
    }
}
