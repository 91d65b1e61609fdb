package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.adoption.Adopted;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.appeal.FollowUpKind;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Period;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.ResolutionKind;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.Sample;

/** Writers that run beside each other come out as if one had run after the other. */
class ConcurrentWritersTest {
    private static final Period ALL = new Period(Sample.NOON.minusSeconds(3600), Sample.NOON.plusSeconds(3600));

    private final Scope scope = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS);
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final AtomicInteger attempts = new AtomicInteger();
    private HikariDataSource pool;
    private PostgresStorage storage;

    @BeforeEach
    void open() {
        pool = TestDatabase.ready().pool();
        storage = PostgresStorage.open(pool);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        storage.close();
        pool.close();
    }

    @Test
    void of_two_that_saw_nothing_recorded_one_is_run_again_and_sees_the_others_record() throws Exception {
        CyclicBarrier bothHaveRead = new CyclicBarrier(2);
        List<Boolean> sawNothing = both(number -> storage.<Boolean>write(scope, transaction -> {
            FollowUps followUps = transaction.store(FollowUps.class);
            boolean none = followUps.of(Sample.id(900)).isEmpty();
            meet(bothHaveRead);
            if (none) {
                followUps.record(exception(number));
            }
            return none;
        }));

        assertThat(sawNothing).containsExactlyInAnyOrder(true, false);
        assertThat(attempts).hasValueGreaterThan(2);
        assertThat(storage.<Integer>read(
                        scope,
                        transaction -> transaction
                                .store(FollowUps.class)
                                .of(Sample.id(900))
                                .size()))
                .isEqualTo(1);
    }

    @Test
    void of_two_that_each_write_where_the_other_read_one_is_run_again() throws Exception {
        CyclicBarrier bothHaveRead = new CyclicBarrier(2);
        List<Boolean> sawNothing = both(number -> storage.<Boolean>write(scope, transaction -> {
            boolean none = number == 0
                    ? barriers(transaction).isEmpty()
                    : resolutions(transaction).isEmpty();
            meet(bothHaveRead);
            if (number == 0) {
                transaction.store(Resolutions.class).record(resolution());
            } else {
                transaction.store(Barriers.class).record(barrier());
            }
            return none;
        }));

        assertThat(sawNothing).containsExactlyInAnyOrder(true, false);
        assertThat(attempts).hasValueGreaterThan(2);
    }

    @Test
    void writers_with_different_keys_do_not_get_in_each_others_way() throws Exception {
        CyclicBarrier bothHaveLooked = new CyclicBarrier(2);
        both(number -> storage.<Boolean>write(scope, transaction -> {
            IdempotencyKeys keys = transaction.store(IdempotencyKeys.class);
            assertThat(keys.find("key-" + number)).isEmpty();
            meet(bothHaveLooked);
            keys.keep(
                    "key-" + number,
                    new IdempotencyKeys.Kept(StoredObject.of("request", 1).hash(), Optional.empty(), Optional.empty()));
            return true;
        }));

        assertThat(attempts).hasValue(2);
    }

    @Test
    void a_key_that_was_looked_for_and_not_used_is_free_again() throws Exception {
        storage.write(
                scope, transaction -> transaction.store(IdempotencyKeys.class).find("key"));

        assertThat(storage.<Boolean>read(
                        scope,
                        transaction -> transaction
                                .store(IdempotencyKeys.class)
                                .find("key")
                                .isEmpty()))
                .isTrue();
    }

    @Test
    void of_two_that_wait_for_each_other_one_is_run_again() throws Exception {
        List<String> keys = List.of("first", "second");
        keys.forEach(key -> storage.write(scope, transaction -> keep(transaction, key, "before")));

        CyclicBarrier bothHaveOne = new CyclicBarrier(2);
        both(number -> storage.<Boolean>write(scope, transaction -> {
            keep(transaction, keys.get(number), "by " + number);
            meet(bothHaveOne);
            return keep(transaction, keys.get(1 - number), "by " + number);
        }));

        assertThat(attempts).hasValueGreaterThan(2);
        List<Optional<IdempotencyKeys.Kept>> kept = keys.stream()
                .map(key -> storage.<Optional<IdempotencyKeys.Kept>>read(
                        scope,
                        transaction -> transaction.store(IdempotencyKeys.class).find(key)))
                .toList();
        assertThat(kept.get(0)).isPresent().isEqualTo(kept.get(1));
    }

    private static boolean keep(Transaction transaction, String key, String request) {
        ContentHash hash = StoredObject.of("request", 1).with("text", request).hash();
        transaction
                .store(IdempotencyKeys.class)
                .keep(key, new IdempotencyKeys.Kept(hash, Optional.empty(), Optional.empty()));
        return true;
    }

    @Test
    void a_row_that_was_there_before_is_refused_for_good() {
        storage.write(scope, transaction -> record(transaction, exception(1)));

        StorageUnavailable refusal = catchThrowableOfType(
                StorageUnavailable.class,
                () -> storage.write(scope, transaction -> {
                    attempts.incrementAndGet();
                    return record(transaction, exception(1));
                }));
        assertThat(refusal).hasMessage("The row, or its place, is recorded already; nothing was recorded.");
        assertThat(refusal.retryable()).isFalse();
        assertThat(attempts).hasValue(2);
    }

    private static boolean record(Transaction transaction, FollowUp followUp) {
        transaction.store(FollowUps.class).record(followUp);
        return true;
    }

    @Test
    void a_writer_that_is_always_overtaken_is_told_in_the_end_and_may_try_again() {
        StorageUnavailable refusal = catchThrowableOfType(
                StorageUnavailable.class,
                () -> storage.write(scope, transaction -> {
                    attempts.incrementAndGet();
                    return adoptBehindAnother(transaction);
                }));

        assertThat(refusal)
                .hasMessage("Other writers were in the way 16 times and nothing was written; repeat the call.");
        assertThat(refusal.retryable()).isTrue();
        assertThat(attempts).hasValue(16);
    }

    @Test
    void what_the_work_makes_of_a_lost_race_is_not_what_the_caller_gets() {
        boolean done = storage.<Boolean>write(scope, transaction -> {
            if (attempts.incrementAndGet() == 1) {
                try {
                    adoptBehindAnother(transaction);
                } catch (StorageUnavailable lost) {
                    throw new IllegalStateException("The work gives up.", lost);
                }
            }
            return true;
        });

        assertThat(done).isTrue();
        assertThat(attempts).hasValue(2);
    }

    /** Reads, lets another writer adopt and commit, then adopts as if nothing had happened. */
    private boolean adoptBehindAnother(Transaction transaction) {
        PoliciesInForce inForce = transaction.store(PoliciesInForce.class);
        assertThat(inForce.at(Sample.NOON)).isNotNull();
        int n = attempts.get();
        done(threads.submit(() -> storage.write(scope, other -> adopt(other.store(PoliciesInForce.class), 100 + n))));
        return adopt(inForce, n);
    }

    private static boolean adopt(PoliciesInForce inForce, int n) {
        ContentHash hash = StoredObject.of("policy", 1).with("n", n).hash();
        inForce.adopt(Adopted.atOnce(hash, Sample.NOON.plusMillis(n)));
        return true;
    }

    private static <T> T done(Future<T> future) {
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for the other writer, who comes here once; whoever is run again goes on. */
    private void meet(CyclicBarrier barrier) {
        if (attempts.incrementAndGet() <= 2) {
            try {
                barrier.await(30, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    private <R> List<R> both(IntFunction<R> writer) throws Exception {
        List<Callable<R>> calls = List.of(() -> writer.apply(0), () -> writer.apply(1));
        List<R> results = new ArrayList<>();
        for (Future<R> each : threads.invokeAll(calls)) {
            results.add(done(each));
        }
        return results;
    }

    private static List<Barrier> barriers(Transaction transaction) {
        List<Barrier> found = new ArrayList<>();
        transaction.store(Barriers.class).each(found::add);
        return found;
    }

    private static List<Resolution> resolutions(Transaction transaction) {
        List<Resolution> found = new ArrayList<>();
        transaction.store(Resolutions.class).each(ALL, found::add);
        return found;
    }

    private static Barrier barrier() {
        return new Barrier(Sample.id(1), Sample.NOON, Sample.CENTRAL, "No proof of address", "staff-1");
    }

    private static Resolution resolution() {
        return new Resolution(
                Sample.id(2), Sample.NOON, ResolutionKind.KEEP, "unwritten", "It stays.", Optional.empty(), "staff-1");
    }

    private static FollowUp exception(int n) {
        return new FollowUp(
                Sample.id(n),
                Sample.id(900),
                FollowUpKind.EXCEPTION,
                Sample.NOON,
                Sample.CENTRAL,
                "unwritten",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "staff-1");
    }
}
