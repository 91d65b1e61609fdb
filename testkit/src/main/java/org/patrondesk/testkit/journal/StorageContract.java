package org.patrondesk.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.adoption.Adopted;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.adoption.PolicySets;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.measure.Counters;
import org.patrondesk.patron.Members;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Race;
import org.patrondesk.testkit.Sample;

/** What every {@link org.patrondesk.journal.Storage} promises about its transactions. */
public abstract class StorageContract extends PortContract {
    /** How long a test waits for another thread that may, rightly, be kept waiting by the storage. */
    private static final long PATIENCE_MILLIS = 200;

    private final Scope scope = Sample.scope(Sample.TENANT, Permission.LOG_NO);
    private final IdempotencyKeys.Kept kept =
            new IdempotencyKeys.Kept(StoredObject.of("request", 1).hash(), Optional.empty(), Optional.empty());

    @Test
    @Promise("storage-1")
    void what_was_committed_is_found_by_a_later_transaction() {
        storage().write(scope, this::writeOneOfEach);

        assertThat(contents()).isEqualTo(Contents.ONE_OF_EACH);
    }

    @Test
    @Promise("storage-1")
    void opened_again_a_durable_storage_has_everything_and_another_nothing() throws Exception {
        storage().write(scope, this::writeOneOfEach);
        reopen();

        assertThat(contents()).isEqualTo(durable() ? Contents.ONE_OF_EACH : Contents.NONE);
    }

    @Test
    @Promise("storage-1")
    void the_answer_of_the_work_is_handed_through() {
        assertThat(storage().<String>write(scope, transaction -> "written")).isEqualTo("written");
        assertThat(storage().<String>read(scope, transaction -> "read")).isEqualTo("read");
    }

    @Test
    @Promise("storage-2")
    void work_that_throws_leaves_nothing_in_any_store() {
        writeAndFail(scope, this::writeOneOfEach);

        assertThat(contents()).isEqualTo(Contents.NONE);
    }

    @Test
    @Promise("storage-2")
    void work_that_throws_leaves_what_was_there_before() {
        storage().write(scope, this::writeOneOfEach);
        PolicySet next = Sample.policySet("2");
        writeAndFail(scope, transaction -> {
            transaction.store(PolicySets.class).keep(next);
            transaction.store(PoliciesInForce.class).adopt(Adopted.atOnce(next.hash(), Sample.NOON));
            transaction
                    .store(IdempotencyKeys.class)
                    .keep(
                            "key",
                            new IdempotencyKeys.Kept(
                                    next.hash(), Optional.of(next.stored()), Optional.of(Sample.NOON)));
            transaction.store(Events.class).append(List.of(Sample.event(2)));
        });

        assertThat(contents()).isEqualTo(Contents.ONE_OF_EACH);
    }

    @Test
    @Promise("storage-2")
    void after_a_failure_the_storage_takes_the_same_rows() {
        writeAndFail(scope, this::writeOneOfEach);
        storage().write(scope, this::writeOneOfEach);

        assertThat(contents()).isEqualTo(Contents.ONE_OF_EACH);
    }

    @Test
    @Promise("storage-2")
    void what_the_work_throws_reaches_the_caller_unwrapped() {
        assertThatThrownBy(() -> storage().write(scope, transaction -> {
                    throw new WorkFailed();
                }))
                .isInstanceOf(WorkFailed.class);
        assertThatThrownBy(() -> storage().read(scope, transaction -> {
                    throw new WorkFailed();
                }))
                .isInstanceOf(WorkFailed.class);
    }

    @Test
    @Promise("storage-3")
    void a_transaction_sees_its_own_writes() {
        Contents seen = storage().<Contents>write(scope, transaction -> {
            writeOneOfEach(transaction);
            return Contents.in(transaction);
        });

        assertThat(seen).isEqualTo(Contents.ONE_OF_EACH);
    }

    @Test
    @Promise("storage-3")
    void nobody_sees_what_is_not_committed() throws Exception {
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            CountDownLatch written = new CountDownLatch(1);
            Future<Contents> seen = reader.submit(() -> {
                written.await();
                return contents();
            });
            writeAndFail(scope, transaction -> {
                writeOneOfEach(transaction);
                written.countDown();
                awaitBriefly(seen);
            });

            assertThat(seen.get(30, TimeUnit.SECONDS)).isEqualTo(Contents.NONE);
        } finally {
            reader.shutdownNow();
        }
    }

    @Test
    @Promise("storage-3")
    void a_transaction_is_seen_whole_or_not_at_all() throws Exception {
        List<Long> seen = Race.run(number -> {
            if (number == 0) {
                storage().write(scope, transaction -> {
                    for (int n = 1; n <= 20; n++) {
                        transaction.store(Events.class).append(List.of(Sample.event(n)));
                    }
                    return true;
                });
            }
            return count();
        });

        assertThat(seen).allMatch(count -> count == 0 || count == 20).contains(20L);
    }

    @Test
    @Promise("storage-4")
    void a_reading_transaction_sees_one_view_to_its_end() throws Exception {
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            Future<?> writing = storage().<Future<?>>read(scope, transaction -> {
                Contents first = Contents.in(transaction);
                Future<?> started = writer.submit(() -> storage().write(scope, this::writeOneOfEach));
                awaitBriefly(started);
                assertThat(Contents.in(transaction)).isEqualTo(first);
                return started;
            });
            writing.get(30, TimeUnit.SECONDS);

            assertThat(contents()).isEqualTo(Contents.ONE_OF_EACH);
        } finally {
            writer.shutdownNow();
        }
    }

    @Test
    @Promise("storage-4")
    void every_store_refuses_to_write_in_a_reading_transaction() {
        PolicySet set = Sample.policySet();
        assertRefused(transaction -> transaction.store(Events.class).append(List.of(Sample.event(1))));
        assertRefused(transaction -> transaction.store(IdempotencyKeys.class).keep("key", kept));
        assertRefused(transaction -> transaction.store(Members.class).add(List.of(Contents.MEMBER)));
        assertRefused(transaction -> transaction.store(Decisions.class).record(List.of(Contents.DECISION)));
        assertRefused(transaction -> transaction.store(PolicySets.class).keep(set));
        assertRefused(
                transaction -> transaction.store(PoliciesInForce.class).adopt(Adopted.atOnce(set.hash(), Sample.NOON)));
        assertRefused(transaction -> transaction.store(Counters.class).add(List.of(Contents.DELTA)));

        assertThat(contents()).isEqualTo(Contents.NONE);
    }

    @Test
    @Promise("storage-5")
    void once_closed_it_refuses_every_use_and_may_be_closed_again() {
        storage().close();
        storage().close();

        assertThatThrownBy(this::contents).isInstanceOf(StorageUnavailable.class);
        assertThatThrownBy(() -> storage().write(scope, this::writeOneOfEach)).isInstanceOf(StorageUnavailable.class);
    }

    @Test
    @Promise("storage-1")
    void a_store_it_does_not_have_is_refused_by_name() {
        assertThatThrownBy(() -> storage().read(scope, transaction -> transaction.store(Runnable.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Runnable");
    }

    private void assertRefused(java.util.function.Consumer<Transaction> write) {
        assertThatThrownBy(() -> storage().read(scope, transaction -> {
                    write.accept(transaction);
                    return true;
                }))
                .isInstanceOf(RuntimeException.class);
    }

    private static void awaitBriefly(Future<?> other) {
        try {
            other.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException keptWaiting) {
            return;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("The other thread failed.", e);
        }
    }

    private Contents contents() {
        return storage().read(scope, Contents::in);
    }

    private long count() {
        return read(scope, Events.class, events ->
                (long) PortContract.<Event>collected(events::each).size());
    }

    private boolean writeOneOfEach(Transaction transaction) {
        return Contents.writeOneOfEach(transaction, kept);
    }
}
