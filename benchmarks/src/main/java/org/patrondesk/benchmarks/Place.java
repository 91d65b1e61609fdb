package org.patrondesk.benchmarks;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.patrondesk.journal.Storage;

/** Where one round of a comparison takes place: an empty store for the SDK, and its twin for plain JDBC. One thread. */
interface Place extends AutoCloseable {
    /** The store that the SDK works with, over so many connections where there can be several; the caller closes it. */
    Storage storage(int connections) throws SQLException;

    /** A look, past the SDK, at what it wrote. */
    Connection look() throws SQLException;

    /** An empty database with the tables and indexes of the SDK's, made after it; the caller closes it. */
    BareTarget twin() throws SQLException;

    /** Behind {@code ORDER BY}: the rows of a table in the order in which they were inserted, if it is only added to. */
    String order(String table);

    /** Sets a connection, on which no transaction is begun, as the SDK sets those that contend for rows. */
    void contend(Connection connection) throws SQLException;

    /** What the SDK says at the start of each transaction beside its isolation: where there is a wall, the tenant. */
    void begin(Connection connection) throws SQLException;

    /** Behind a query of rows to be changed: those that another transaction holds are passed over. */
    String passOver();

    @Override
    void close() throws IOException, SQLException;

    /** Makes a new one for each round. */
    @FunctionalInterface
    interface Source {
        Place fresh() throws IOException, SQLException;
    }
}
