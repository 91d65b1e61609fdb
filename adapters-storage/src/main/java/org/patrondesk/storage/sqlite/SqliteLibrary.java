package org.patrondesk.storage.sqlite;

import java.sql.SQLException;

/** The engine, which the driver unpacks when it is first used. */
public final class SqliteLibrary {
    /** What to tell whoever has no engine. */
    public static final String MISSING =
            "The SQLite library could not be loaded; let java.io.tmpdir name a directory that is there and from which"
                    + " programs may be run.";

    private SqliteLibrary() {}

    /** Whether this failed because there is no engine; then it has no code of the engine's. */
    public static boolean isMissing(SQLException failure) {
        Throwable cause = failure.getCause();
        return (failure.getErrorCode() & 0xFF) == 0
                && cause != null
                && (cause instanceof LinkageError
                        || cause.getClass().getSimpleName().startsWith("NativeLibrary"));
    }
}
