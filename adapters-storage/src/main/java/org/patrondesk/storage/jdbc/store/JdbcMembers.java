package org.patrondesk.storage.jdbc.store;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.patrondesk.library.Branch;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.Member.Moment;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.Members;
import org.patrondesk.patron.RowIdentity;
import org.patrondesk.storage.jdbc.Known;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** Members in a table. */
record JdbcMembers(SqlTransaction transaction) implements Members {
    private static final String ADD = """
            INSERT INTO member (tenant, id, content, occurrence, district, branch,
                                added_day, added_time, used_day, used_time, flags)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (tenant, content, occurrence) DO NOTHING
            """;

    private static final Comparator<Member> BY_IDENTITY = Comparator.comparing(
            Member::identity,
            Comparator.comparingLong(RowIdentity::high)
                    .thenComparingLong(RowIdentity::low)
                    .thenComparingInt(RowIdentity::occurrence));

    private static final String SELECT = """
            SELECT id, content, occurrence, district, branch, added_day, added_time, used_day, used_time, flags
              FROM member
             WHERE tenant = ?""";

    @Override
    public int add(List<Member> members) {
        transaction.checkWithin(members, Member::branch);
        String tenant = transaction.tenant();
        return transaction.writeAll(ADD, inOneOrder(members), (statement, member) -> {
            statement.setString(1, tenant);
            statement.setObject(2, transaction.id(member.id()));
            statement.setBytes(3, member.identity().content());
            statement.setInt(4, member.identity().occurrence());
            statement.setString(5, member.district());
            statement.setString(6, member.branch().code());
            bind(statement, 7, member.added());
            bind(statement, 9, member.lastUsed());
            statement.setString(11, joined(member.flags()));
        });
    }

    /** Where writers run beside each other, two that add the same members must come to them in the same order. */
    private List<Member> inOneOrder(List<Member> members) {
        return transaction.hasManyWriters()
                ? members.stream().sorted(BY_IDENTITY).toList()
                : members;
    }

    private static void bind(PreparedStatement statement, int at, Moment moment) throws SQLException {
        LocalDate day = moment.day();
        LocalTime time = moment.time();
        if (day == null) {
            statement.setNull(at, Types.INTEGER);
        } else {
            statement.setLong(at, day.toEpochDay());
        }
        if (time == null) {
            statement.setNull(at + 1, Types.INTEGER);
        } else {
            statement.setLong(at + 1, time.toNanoOfDay());
        }
    }

    private static String joined(Set<String> flags) {
        return flags.isEmpty() ? "" : String.join(" ", flags.size() == 1 ? flags : new TreeSet<>(flags));
    }

    @Override
    public void each(MemberSelection selection, Consumer<Member> to) {
        StringBuilder sql = new StringBuilder(SELECT);
        List<Object> parameters = new ArrayList<>(List.of(transaction.tenant()));
        selection.usedBefore().ifPresent(day -> {
            sql.append(" AND used_day < ?");
            parameters.add(day.toEpochDay());
        });
        selection.usedSince().ifPresent(day -> {
            sql.append(" AND used_day >= ?");
            parameters.add(day.toEpochDay());
        });
        selection.branch().ifPresent(branch -> {
            sql.append(" AND branch = ?");
            parameters.add(branch.code());
        });
        sql.append(transaction.branchClause()).append(" ORDER BY branch, id");
        Known<String, Branch> branches = new Known<>(Branch::new);
        transaction.each(sql.toString(), transaction.withBranches(parameters), row -> to.accept(member(row, branches)));
    }

    private Member member(ResultSet row, Known<String, Branch> branches) throws SQLException {
        ByteBuffer content = ByteBuffer.wrap(row.getBytes(2));
        String flags = row.getString(10);
        return new Member(
                transaction.id(row, 1),
                new RowIdentity(content.getLong(), content.getLong(), row.getInt(3)),
                row.getString(4),
                branches.of(row.getString(5)),
                moment(row, 6),
                moment(row, 8),
                flags.isEmpty() ? Set.of() : Set.of(flags.split(" ")));
    }

    private static Moment moment(ResultSet row, int at) throws SQLException {
        long days = row.getLong(at);
        @Nullable LocalDate day = row.wasNull() ? null : LocalDate.ofEpochDay(days);
        long nanos = row.getLong(at + 1);
        @Nullable LocalTime time = row.wasNull() ? null : LocalTime.ofNanoOfDay(nanos);
        return day == null && time == null ? Moment.UNKNOWN : new Moment(day, time);
    }
}
