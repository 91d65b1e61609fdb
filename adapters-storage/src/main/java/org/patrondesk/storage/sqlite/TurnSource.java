package org.patrondesk.storage.sqlite;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.StorageUnavailable;

/** Hands the one writing connection out as if it were many: who closes his ends his turn. Safe for use by many threads. */
final class TurnSource implements DataSource {
    private final Writer writer;

    TurnSource(Writer writer) {
        this.writer = writer;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = borrowed();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, new Turn(connection)::invoke);
    }

    private Connection borrowed() throws SQLException {
        try {
            return writer.borrow();
        } catch (StorageUnavailable e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    private final class Turn {
        private final Connection connection;
        private boolean over;

        Turn(Connection connection) {
            this.connection = connection;
        }

        private @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            switch (method.getName()) {
                case "close" -> {
                    if (!over) {
                        over = true;
                        writer.giveBack();
                    }
                    return null;
                }
                case "isClosed" -> {
                    return over;
                }
                default -> {
                    return passed(method, arguments);
                }
            }
        }

        private @Nullable Object passed(Method method, Object @Nullable [] arguments) throws Throwable {
            if (over) {
                throw new SQLException("This turn is over.");
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // It logs nothing.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // A turn has its own deadline.
    }

    @Override
    public int getLoginTimeout() {
        return Writer.DEADLINE_SECONDS;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("There is nothing to unwrap.");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
