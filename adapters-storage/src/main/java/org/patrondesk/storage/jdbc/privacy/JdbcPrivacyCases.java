package org.patrondesk.storage.jdbc.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.PrivacyCase;
import org.patrondesk.privacy.PrivacyCases;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** Open privacy cases in a table. */
public record JdbcPrivacyCases(SqlTransaction transaction) implements PrivacyCases {
    private static final String OPEN =
            "INSERT INTO privacy_case (tenant, id, kind, person, matter, at) VALUES (?, ?, ?, ?, ?, ?)";

    private static final String READ = "SELECT id, kind, person, matter, at FROM privacy_case WHERE tenant = ?";

    private static final String CLOSE = "DELETE FROM privacy_case WHERE tenant = ? AND id = ?";

    @Override
    public void open(PrivacyCase opened) {
        transaction.write(
                OPEN,
                transaction.tenant(),
                transaction.id(opened.id()),
                opened.kind().code(),
                opened.person().code(),
                opened.matter(),
                opened.at().toEpochMilli());
    }

    @Override
    public boolean close(UUID id) {
        return transaction.write(CLOSE, transaction.tenant(), transaction.id(id)) == 1;
    }

    @Override
    public List<PrivacyCase> of(PrivacyCase.Kind kind) {
        return read(" AND kind = ?", kind.code());
    }

    @Override
    public List<PrivacyCase> of(Subject.Pseudonym person) {
        return read(" AND person = ?", person.code());
    }

    private List<PrivacyCase> read(String which, String value) {
        List<PrivacyCase> found = new ArrayList<>();
        transaction.each(
                READ + which + " ORDER BY id", new Object[] {transaction.tenant(), value}, row -> found.add(read(row)));
        return found;
    }

    private PrivacyCase read(ResultSet row) throws SQLException {
        return new PrivacyCase(
                transaction.id(row, 1),
                PrivacyCase.Kind.ofCode(row.getString(2)),
                new Subject.Pseudonym(row.getString(3)),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)));
    }
}
