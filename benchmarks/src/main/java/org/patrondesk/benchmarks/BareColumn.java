package org.patrondesk.benchmarks;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** How plain JDBC reads and sets a column, by the name that the driver has for its type. */
@SuppressWarnings("ImmutableEnumChecker") // The functions hold nothing.
enum BareColumn {
    TEXT(Types.VARCHAR, ResultSet::getString, (statement, place, value) -> statement.setString(place, (String) value)),
    BLOB(Types.BINARY, ResultSet::getBytes, (statement, place, value) -> statement.setBytes(place, (byte[]) value)),
    BYTEA(Types.BINARY, ResultSet::getBytes, (statement, place, value) -> statement.setBytes(place, (byte[]) value)),
    INTEGER(Types.BIGINT, ResultSet::getLong, (statement, place, value) -> statement.setLong(place, (Long) value)),
    INT8(Types.BIGINT, ResultSet::getLong, (statement, place, value) -> statement.setLong(place, (Long) value)),
    INT4(Types.INTEGER, ResultSet::getInt, (statement, place, value) -> statement.setInt(place, (Integer) value)),
    INT2(Types.SMALLINT, ResultSet::getShort, (statement, place, value) -> statement.setShort(place, (Short) value)),
    BOOL(
            Types.BOOLEAN,
            ResultSet::getBoolean,
            (statement, place, value) -> statement.setBoolean(place, (Boolean) value)),
    UUID(
            Types.OTHER,
            (row, place) -> row.getObject(place, java.util.UUID.class),
            (statement, place, value) -> statement.setObject(place, value));

    private interface Getter {
        @Nullable
        Object get(ResultSet row, int place) throws SQLException;
    }

    private interface Setter {
        void set(PreparedStatement statement, int place, Object value) throws SQLException;
    }

    private final int type;
    private final Getter getter;
    private final Setter setter;

    BareColumn(int type, Getter getter, Setter setter) {
        this.type = type;
        this.getter = getter;
        this.setter = setter;
    }

    @Nullable
    Object get(ResultSet row, int place) throws SQLException {
        Object value = getter.get(row, place);
        return row.wasNull() ? null : value;
    }

    void set(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(place, type);
        } else {
            setter.set(statement, place, value);
        }
    }
}
