package org.patrondesk.storage.jdbc;

import java.sql.SQLException;

/** Where the driver failed and with which code. The driver's own message can quote values, so it is left behind. */
public final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseFailure(SQLException failure, String code) {
        super(failure.getClass().getName() + " with code " + code);
        setStackTrace(failure.getStackTrace());
    }
}
