package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.journal.DueTasks;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.TaskHandler;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.library.Tenant;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.Sample;

/** Due work of a store over several databases, of which one cannot be reached and another comes later. */
class SeveralDatabasesTest {
    private static final String KIND = "errand";
    private static final Tenant HILL = new Tenant("hill");
    private static final Tenant VALLEY = new Tenant("valley");

    private final Routing routing = new Routing();
    private final PostgresStorage storage = PostgresStorage.open(routing);
    private final Set<Tenant> dead = ConcurrentHashMap.newKeySet();
    private final List<String> run = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** A tenant's own database, in the order in which they came. */
    private static final class Routing implements TenantRouting {
        private final Map<Tenant, DataSource> sources = new ConcurrentHashMap<>();
        private final List<DataSource> all = new CopyOnWriteArrayList<>();

        void add(Tenant tenant, DataSource source) {
            sources.put(tenant, source);
            all.add(source);
        }

        @Override
        public Optional<DataSource> runtime(Tenant tenant) {
            return Optional.ofNullable(sources.get(tenant));
        }

        @Override
        public Collection<DataSource> databases() {
            return all;
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        storage.close();
    }

    private void add(Tenant tenant, String... keys) {
        DataSource source = TestDatabase.ready().runtime();
        routing.add(tenant, (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return switch (method.getName()) {
                            case "equals" -> proxy == arguments[0];
                            case "hashCode" -> System.identityHashCode(proxy);
                            default -> "database of " + tenant.code();
                        };
                    }
                    if (dead.contains(tenant)) {
                        throw new SQLException("Nobody answers.", "08001");
                    }
                    try {
                        return method.invoke(source, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
        // Not through the store of this test, which is to find the database as it is when work begins.
        try (PostgresStorage other = PostgresStorage.open(source)) {
            for (String key : keys) {
                other.write(
                        Sample.sender(tenant),
                        transaction -> transaction
                                .store(DueTasks.class)
                                .schedule(KIND, key, Instant.parse("2026-01-01T00:00:00Z")));
            }
        }
    }

    private Map<String, TaskHandler> noting() {
        return Map.of(KIND, task -> {
            run.add(task.tenant().code());
            return Optional.empty();
        });
    }

    private void await(String... tenants) throws InterruptedException {
        CountDownLatch pause = new CountDownLatch(1);
        for (int i = 0; i < 300 && !new HashSet<>(run).containsAll(Set.of(tenants)); i++) {
            pause.await(100, TimeUnit.MILLISECONDS);
        }
        assertThat(run).contains(tenants);
    }

    @Test
    void what_is_due_in_the_others_is_run_while_one_cannot_be_reached() {
        add(HILL, "one");
        add(VALLEY, "one");
        dead.add(HILL);

        assertThat(storage.tasks().runDue(noting())).isEqualTo(1);
        assertThat(run).containsExactly("valley");

        dead.add(VALLEY);
        assertThatThrownBy(() -> storage.tasks().runDue(noting()))
                .isInstanceOf(StorageUnavailable.class)
                .hasMessage("The database cannot be reached; repeat the call.");
    }

    @Test
    void work_in_the_background_begins_where_it_can_and_elsewhere_as_soon_as_it_can() throws Exception {
        add(HILL, "one");
        add(VALLEY, "one");
        dead.add(HILL);
        TaskRunner.Running running = storage.tasks().start(noting(), threads, 2);
        await("valley");
        assertThat(run).containsExactly("valley");
        dead.clear();
        await("hill");
        running.close(Duration.ofSeconds(30));
    }

    @Test
    void a_database_that_comes_later_is_worked_for_too() throws Exception {
        add(HILL, "one");
        TaskRunner.Running running = storage.tasks().start(noting(), threads, 2);
        await("hill");
        add(VALLEY, "one");
        await("valley");
        running.close(Duration.ofSeconds(30));
    }

    @Test
    void no_more_tasks_than_agreed_are_run_at_a_time_however_many_databases_there_are() throws Exception {
        String[] keys = {"one", "two", "three", "four"};
        add(HILL, keys);
        add(VALLEY, keys);
        AtomicInteger now = new AtomicInteger();
        List<Integer> seen = new CopyOnWriteArrayList<>();
        CountDownLatch all = new CountDownLatch(2 * keys.length);
        TaskHandler handler = task -> {
            seen.add(now.incrementAndGet());
            pause();
            now.decrementAndGet();
            all.countDown();
            return Optional.empty();
        };
        TaskRunner.Running running = storage.tasks().start(Map.of(KIND, handler), threads, 2);
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        running.close(Duration.ofSeconds(30));

        assertThat(new ArrayList<>(seen)).hasSize(2 * keys.length).contains(2).allMatch(many -> many <= 2);
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
