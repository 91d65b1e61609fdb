package org.patrondesk.storage.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.patrondesk.journal.StorageUnavailable;

/** What one database engine does in another way than the others; the stores are the same for all. */
public interface Dialect {
    /** The id as a parameter. */
    Object id(UUID id);

    /** The id in a column of the row on which the result stands. */
    UUID id(ResultSet row, int column) throws SQLException;

    /** Whether the column holds what {@link #id(ResultSet, int)} can read. */
    boolean isId(ResultSet row, int column) throws SQLException;

    /** How many rows of a streamed result are fetched at a time; 0 where the engine hands over each as it is found. */
    int fetchSize();

    /**
     * Whether writing transactions run beside each other.
     *
     * <p>An idempotency key that one of them looks for in vain must then be taken, so that the others with it wait, and
     * rows that several may add must be added in one order, so that none waits for another that waits for it.
     */
    boolean manyWriters();

    /** In a statement: now by the database's own clock, in milliseconds of UTC. */
    String NOW = "NOW_MILLIS";

    /** Behind a query of one table: rows that another transaction holds are passed over, the others are held. */
    String PASS_OVER_HELD = "PASS_OVER_HELD";

    /** In a query of events that wait: those alone whose id can be read, lest one row keep all others from being sealed. */
    String WHOLE_WAITING_ID = "WHOLE_WAITING_ID";

    /** What this engine understands where a statement says {@link #WHOLE_WAITING_ID}. */
    String wholeWaitingId();

    /** What this engine understands where a statement says {@link #NOW}. */
    String now();

    /** What this engine understands where a statement says {@link #PASS_OVER_HELD}. */
    String passOverHeld();

    /** The statement in the words of this engine. */
    default String spoken(String sql) {
        return sql.replace(NOW, now())
                .replace(PASS_OVER_HELD, passOverHeld())
                .replace(WHOLE_WAITING_ID, wholeWaitingId());
    }

    /** Whether the engine gave the transaction up in favour of another, so that it may simply be run again. */
    boolean mayRunAgain(SQLException failure);

    /** Whether a row was refused because it stands already, or lacks what it must have. */
    boolean isConstraint(SQLException failure);

    /** One sentence for the person who must mend it, without any data. */
    StorageUnavailable unavailable(SQLException failure);

    /** Whether the engine, its disk or the way to it is in trouble, whatever was asked of it. */
    boolean isTrouble(SQLException failure);

    /** Whether a table of this name is where the stores look for theirs; changes nothing. */
    boolean hasTable(Statement statement, String name) throws SQLException;

    /** Whether {@value Schema#HISTORY} is where the stores look for their tables; changes nothing. */
    default boolean hasHistory(Statement statement) throws SQLException {
        return hasTable(statement, Schema.HISTORY);
    }

    /** Commands behind which a step cannot pass over rows without being told; run at the start of its transaction. */
    default List<String> beforeStep() {
        return List.of();
    }

    /** Why the tables could not be made, when neither the disk nor the server is to blame. */
    String cannotMigrate();
}
