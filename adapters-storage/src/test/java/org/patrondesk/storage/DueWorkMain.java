package org.patrondesk.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.patrondesk.journal.Storage;

/** A process that runs the due tasks of a store once, says so when it is in one, and never comes out of it. */
final class DueWorkMain {
    private DueWorkMain() {}

    public static void main(String[] arguments) {
        run(open(arguments[0]), arguments[1]);
    }

    private static Storage open(String at) {
        if (!at.startsWith("jdbc:")) {
            return SqliteStorage.open(Path.of(at));
        }
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(at);
        return PostgresStorage.open(pool);
    }

    private static void run(Storage storage, String kind) {
        storage.tasks().runDue(Map.of(kind, task -> {
            System.out.println("in " + task.key());
            await(new CountDownLatch(1));
            throw new AssertionError("Nobody counts it down.");
        }));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
