package org.patrondesk.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;

/** What a server commits of the smallest kind: a row of 1,200 bytes in a table without an index, one for each commit. */
record RawCommits(double perSecond, Latencies latencies) {
    private static final int MOST = 1_000_000;
    private static final String ROW = "x".repeat(1_200);

    /**
     * Measures for so many seconds, on so many connections beside each other.
     *
     * @param source which may make a table and write into it
     */
    static RawCommits measure(DataSource source, int connections, int seconds)
            throws SQLException, InterruptedException, ExecutionException {
        try (Connection connection = source.getConnection();
                PreparedStatement table =
                        connection.prepareStatement("CREATE TABLE IF NOT EXISTS raw_commit (content text NOT NULL)")) {
            table.execute();
        }
        Latencies latencies = new Latencies(MOST);
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        Callable<Integer> worker = () -> commitUntil(source, end, latencies);
        int commits = Workers.run(Collections.nCopies(connections, worker));
        return new RawCommits(commits * 1e9 / (System.nanoTime() - start), latencies);
    }

    private static int commitUntil(DataSource source, long end, Latencies latencies) throws SQLException {
        int commits = 0;
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO raw_commit VALUES (?)")) {
            for (long now = System.nanoTime(); now < end; commits++) {
                insert.setString(1, ROW);
                insert.executeUpdate();
                long then = System.nanoTime();
                latencies.add(then - now);
                now = then;
            }
        }
        return commits;
    }
}
