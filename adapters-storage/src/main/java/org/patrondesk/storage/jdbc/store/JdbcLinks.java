package org.patrondesk.storage.jdbc.store;

import java.util.ArrayList;
import java.util.List;
import org.patrondesk.journal.Link;
import org.patrondesk.journal.Links;
import org.patrondesk.library.Ref;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** Links in a table. */
record JdbcLinks(SqlTransaction transaction) implements Links {
    private static final String ADD = """
            INSERT INTO link (tenant, from_kind, from_id, to_kind, to_id) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (tenant, from_kind, from_id, to_kind, to_id) DO NOTHING
            """;

    private static final String OF = """
            SELECT from_kind, from_id, to_kind, to_id FROM link
             WHERE tenant = ? AND ((from_kind = ? AND from_id = ?) OR (to_kind = ? AND to_id = ?))
             ORDER BY from_kind, from_id, to_kind, to_id
            """;

    @Override
    public void add(Link link) {
        transaction.write(
                ADD,
                transaction.tenant(),
                link.from().kind(),
                link.from().id(),
                link.to().kind(),
                link.to().id());
    }

    @Override
    public List<Link> of(Ref end) {
        List<Link> found = new ArrayList<>();
        transaction.each(
                OF,
                new Object[] {transaction.tenant(), end.kind(), end.id(), end.kind(), end.id()},
                row -> found.add(new Link(
                        new Ref(row.getString(1), row.getString(2)), new Ref(row.getString(3), row.getString(4)))));
        return found;
    }
}
