package org.patrondesk.storage.jdbc;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.StorageUnavailable;

/** Turns what the driver reports into one sentence that holds no data. */
final class Failures {
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READ_ONLY = 8;
    private static final int INPUT_OUTPUT = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int CONSTRAINT = 19;
    private static final int NOT_A_DATABASE = 26;

    private static final Set<Integer> OF_DISK =
            Set.of(BUSY, LOCKED, READ_ONLY, INPUT_OUTPUT, CORRUPT, FULL, CANNOT_OPEN, NOT_A_DATABASE);

    private Failures() {}

    static StorageUnavailable of(SQLException failure) {
        // The driver's own message can quote values, so it is passed on as the cause's type and code only.
        return switch (code(failure)) {
            case BUSY, LOCKED -> unavailable("The database is busy; repeat the call.", failure, true);
            case FULL ->
                unavailable("The disk is full and nothing was written; free space and repeat the call.", failure, true);
            case INPUT_OUTPUT ->
                unavailable("The disk reports an error and nothing was written; check the disk.", failure, true);
            case READ_ONLY, CANNOT_OPEN ->
                unavailable("The database file cannot be written; check its rights and its disk.", failure, false);
            case CORRUPT, NOT_A_DATABASE ->
                unavailable("The file patrondesk.db is no sound SQLite database; restore it.", failure, false);
            default -> unavailable("The database refused the call (code " + code(failure) + ").", failure, false);
        };
    }

    /** What the disk or the file itself reported, wherever in the chain it stands; empty when it was something else. */
    static Optional<StorageUnavailable> ofDisk(Throwable wrapped) {
        for (@Nullable Throwable at = wrapped; at != null; at = at.getCause()) {
            if (at instanceof SQLException failure && OF_DISK.contains(code(failure))) {
                return Optional.of(of(failure));
            }
        }
        return Optional.empty();
    }

    /** Whether a row was refused because it stands already, or lacks what it must have. */
    static boolean isConstraint(SQLException failure) {
        return code(failure) == CONSTRAINT;
    }

    private static StorageUnavailable unavailable(String sentence, SQLException failure, boolean retryable) {
        return new StorageUnavailable(sentence, new DatabaseFailure(failure), retryable);
    }

    /** SQLite's primary result code, wherever in the chain the driver put it. */
    private static int code(SQLException failure) {
        int code = failure.getErrorCode();
        if (code == 0 && failure.getCause() instanceof SQLException cause) {
            code = cause.getErrorCode();
        }
        return code & 0xff;
    }

    /** Where the driver failed and with which code, without its message. */
    static final class DatabaseFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DatabaseFailure(SQLException failure) {
            super(failure.getClass().getName() + " with code " + code(failure));
            setStackTrace(failure.getStackTrace());
        }
    }
}
