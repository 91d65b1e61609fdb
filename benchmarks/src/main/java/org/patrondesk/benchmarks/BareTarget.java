package org.patrondesk.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Plain JDBC on one connection that writes and one that reads, which may be the same. */
record BareTarget(Connection writer, Connection reader, Opening more) implements AutoCloseable {
    /** Opens one more connection that writes. */
    @FunctionalInterface
    interface Opening {
        Connection open() throws SQLException;
    }

    private static final int FETCHED = 1_000;

    /**
     * What one step writes.
     *
     * @param first in a transaction of its own; may be empty
     * @param tables the one that counts, and what goes with it in the same transactions
     */
    record Load(List<BareTable> first, List<BareTable> tables) {}

    /** Writes all rows, so many of the first table in each transaction and the others in step with it. */
    void insert(Place place, Load load, int chunk) throws SQLException {
        if (!load.first().isEmpty()) {
            insert(place, load.first(), Integer.MAX_VALUE);
        }
        insert(place, load.tables(), chunk);
    }

    private void insert(Place place, List<BareTable> tables, int chunk) throws SQLException {
        int rows = tables.get(0).rows().size();
        int transactions = 1 + (rows - 1) / chunk;
        List<PreparedStatement> inserts = new ArrayList<>();
        for (BareTable table : tables) {
            inserts.add(table.prepare(writer));
        }
        for (int i = 0; i < transactions; i++) {
            place.begin(writer);
            for (int t = 0; t < inserts.size(); t++) {
                int size = t == 0 ? chunk : (tables.get(t).rows().size() + transactions - 1) / transactions;
                tables.get(t).insert(inserts.get(t), i * size, size);
            }
            writer.commit();
        }
        for (PreparedStatement insert : inserts) {
            insert.close();
        }
    }

    /** Reads every column of a run's decisions in the order that replay reads them; answers how many values. */
    long readDecisions(Place place, String run, List<BareColumn> columns) throws SQLException {
        long seen = 0;
        place.begin(reader);
        BareColumn[] getters = columns.toArray(BareColumn[]::new);
        try (PreparedStatement select = reader.prepareStatement(
                "SELECT * FROM decision WHERE tenant = 'newcastle' AND run = ? ORDER BY number")) {
            select.setFetchSize(FETCHED);
            select.setString(1, run);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    for (int i = 0; i < getters.length; i++) {
                        seen += getters[i].get(found, i + 1) == null ? 0 : 1;
                    }
                }
            }
        }
        return seen;
    }

    @Override
    public void close() throws SQLException {
        reader.close();
        writer.close();
    }
}
