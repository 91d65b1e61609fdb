package org.patrondesk.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.patrondesk.PatronDesk;
import org.patrondesk.Work;
import org.patrondesk.library.Channel;
import org.patrondesk.message.Result;
import org.patrondesk.storage.PostgresStorage;

/** A process that does a desk's work over a queue until it has sent so many deliveries. */
final class QueueLife {
    private static final String FIRST = "first delivery at the courier";
    private static final int TASKS = 16;
    private static final int LOOKS = 10;
    private static final double RESTART_SECONDS = 10;

    private final PostgresServer.Database database;
    private final int wanted;

    QueueLife(PostgresServer.Database database, int wanted) {
        this.database = database;
        this.wanted = wanted;
    }

    /** Starts it as a child with a heap as large as this one's, waits for its end, and tells what it told. */
    void fork(PrintStream out) throws IOException, InterruptedException {
        String megabytes = Long.toString(Runtime.getRuntime().maxMemory() / (1024 * 1024));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + megabytes + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        QueueLife.class.getName(),
                        database.runtime().getURL(),
                        database.runtime().getUser(),
                        String.valueOf(database.runtime().getPassword()),
                        Integer.toString(wanted)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                double seconds = (System.nanoTime() - start) / 1e9;
                out.printf("%s: %.1f s after the start of the process%n", line, seconds);
                if (line.equals(FIRST) && seconds > RESTART_SECONDS) {
                    out.println("MISSED: the goal is 10 s");
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The process that sends ended with " + process.exitValue() + ".");
        }
        out.println();
    }

    public static void main(String[] args) throws InterruptedException {
        int wanted = Integer.parseInt(args[3]);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(args[0]);
        config.setUsername(args[1]);
        config.setPassword(args[2]);
        config.setMaximumPoolSize(TASKS + 4);
        AtomicInteger sent = new AtomicInteger();
        CountDownLatch enough = new CountDownLatch(wanted);
        ExecutorService executor = Executors.newCachedThreadPool();
        try (HikariDataSource pool = new HikariDataSource(config);
                PatronDesk desk = PatronDesk.builder()
                        .storage(PostgresStorage.open(pool))
                        .courier(Channel.EMAIL, parcel -> {
                            if (sent.getAndIncrement() == 0) {
                                System.out.println(FIRST);
                            }
                            enough.countDown();
                            return new Result.Accepted("");
                        })
                        .build()) {
            Work work = desk.work();
            work.start(executor, TASKS);
            UsedHeap heap = new UsedHeap();
            for (int look = 1; look <= LOOKS; look++) {
                awaitPart(enough, wanted - (long) wanted * look / LOOKS);
                heap.look();
            }
            System.out.println(wanted + " sent");
            work.close(Duration.ofSeconds(30));
            System.out.println("used heap there, MB: " + heap + "; up "
                    + ManagementFactory.getRuntimeMXBean().getUptime() / 1000 + " s");
        }
        executor.shutdown();
    }

    private static void awaitPart(CountDownLatch enough, long left) throws InterruptedException {
        while (enough.getCount() > left) {
            if (enough.await(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }
}
