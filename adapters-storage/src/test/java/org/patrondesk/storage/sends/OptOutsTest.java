package org.patrondesk.storage.sends;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.access.Scope;
import org.patrondesk.consent.Consents;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.Transaction;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.postgres.TestDatabase;

/** Between the plan and the sending people take their consent back: nothing is begun after they were told that it is done. */
class OptOutsTest {
    private static final int SOME = 3_000;
    private static final int MANY = 100_000;

    @TempDir
    Path folder;

    private static void sound(int messages, Storage storage) throws Exception {
        OptOuts run = new OptOuts(messages, storage, storage);
        run.run();
        System.out.println(run);
        assertThat(run.wronglySent).as(run.toString()).hasValue(0);
        assertThat(run.withdrawn()).isBetween(messages / 3L, messages / 3L + 1);
        assertThat(run.count(DeliveryState.STOPPED)).isPositive();
        assertThat(run.sent.get() + run.count(DeliveryState.STOPPED)).isEqualTo(messages);
        assertThat(run.count(DeliveryState.ACCEPTED)).isEqualTo(run.sent.get());
    }

    @Test
    void in_the_heap() throws Exception {
        try (Storage storage = new InMemoryStorage()) {
            sound(20_000, storage);
        }
    }

    @Test
    @Tag("soak")
    void in_the_heap_of_a_hundred_thousand() throws Exception {
        try (Storage storage = new InMemoryStorage()) {
            sound(MANY, storage);
        }
    }

    @Test
    void over_sqlite() throws Exception {
        try (Storage storage = SqliteStorage.open(folder)) {
            sound(SOME, storage);
        }
    }

    @Test
    void over_postgresql() throws Exception {
        try (HikariDataSource pool = TestDatabase.ready().pool();
                Storage storage = PostgresStorage.open(pool)) {
            sound(SOME, storage);
        }
    }

    @Test
    void four_who_enter_for_one_person_at_once_all_come_to_stand_in_the_ledger() throws Exception {
        try (HikariDataSource pool = TestDatabase.ready().pool();
                Storage storage = PostgresStorage.open(pool)) {
            OptOuts run = new OptOuts(1, storage, storage);
            assertThat(run.atOnce(4, 10)).isEqualTo(40);
        }
    }

    /** {@code ./mvnw -B -Psoak -pl adapters-storage -am test -Dtest=OptOutsTest -Dsurefire.failIfNoSpecifiedTests=false} */
    @Test
    @Tag("soak")
    void over_sqlite_of_a_hundred_thousand() throws Exception {
        try (Storage storage = SqliteStorage.open(folder)) {
            sound(MANY, storage);
        }
    }

    @Test
    @Tag("soak")
    void over_postgresql_of_a_hundred_thousand() throws Exception {
        try (HikariDataSource pool = TestDatabase.ready().pool();
                Storage storage = PostgresStorage.open(pool)) {
            sound(MANY, storage);
        }
    }

    @Test
    void a_desk_that_asks_at_the_claim_alone_is_caught() throws Exception {
        try (Storage storage = new InMemoryStorage()) {
            OptOuts run = new OptOuts(SOME, storage, blindAtTheAttempt(storage));
            run.run();
            assertThat(run.wronglySent.get()).as(run.toString()).isPositive();
        }
    }

    /** A storage in which whoever asks for one matter alone finds nothing entered. */
    private static Storage blindAtTheAttempt(Storage sound) {
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (self, method, arguments) -> {
                    try {
                        if (!method.getName().equals("contend")) {
                            return method.invoke(sound, arguments);
                        }
                        @SuppressWarnings("unchecked")
                        Function<Transaction, Object> work = (Function<Transaction, Object>) arguments[1];
                        return sound.contend((Scope) arguments[0], transaction -> work.apply(blind(transaction)));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Transaction blind(Transaction sound) {
        return new Transaction() {
            @Override
            public Scope scope() {
                return sound.scope();
            }

            @Override
            public <S> S store(Class<S> type) {
                S store = sound.store(type);
                return type == Consents.class ? type.cast(blind((Consents) store)) : store;
            }
        };
    }

    private static Consents blind(Consents sound) {
        return (Consents) Proxy.newProxyInstance(
                Consents.class.getClassLoader(), new Class<?>[] {Consents.class}, (self, method, arguments) -> {
                    if (method.getName().equals("of") && ((Set<?>) arguments[0]).size() == 1) {
                        return Map.of();
                    }
                    return method.invoke(sound, arguments);
                });
    }
}
