package org.patrondesk.storage.jdbc.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.appeal.FollowUpKind;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Period;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyRing;
import org.patrondesk.person.Subject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** Follow-ups in a table. */
record JdbcFollowUps(SqlTransaction transaction) implements FollowUps {
    private static final String RECORD = """
            INSERT INTO follow_up (tenant, id, decision, kind, at, branch, rule, outcome, authority, words, by_staff)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String READ = """
            SELECT id, decision, kind, at, branch, rule, outcome, authority, words, by_staff
              FROM follow_up
             WHERE tenant = ? AND""";

    private static final String PERSON = "SELECT person FROM decision WHERE tenant = ? AND id = ?";

    @Override
    public void record(FollowUp followUp) {
        transaction.checkWithin(List.of(followUp), FollowUp::branch);
        transaction.write(
                RECORD,
                transaction.tenant(),
                transaction.id(followUp.id()),
                transaction.id(followUp.decision()),
                followUp.kind().code(),
                followUp.at().toEpochMilli(),
                followUp.branch().code(),
                followUp.rule(),
                followUp.outcome().map(Outcome::code).orElse(null),
                followUp.authority().orElse(null),
                followUp.words()
                        .map(text -> words().sealed(owner(followUp), followUp.id(), text))
                        .orElse(null),
                followUp.by());
    }

    /** The key of whom the decision is about. */
    private KeyOwner owner(FollowUp followUp) {
        return KeyOwner.of(transaction
                .first(
                        PERSON,
                        row -> Optional.ofNullable(row.getString(1)),
                        transaction.tenant(),
                        transaction.id(followUp.decision()))
                .flatMap(person -> person)
                .map(Subject.Pseudonym::new));
    }

    private KeyRing.Field words() {
        return transaction.keys().field("follow-up", "words");
    }

    @Override
    public List<FollowUp> of(UUID decision) {
        List<FollowUp> found = new ArrayList<>();
        each(" decision = ?", List.of(transaction.tenant(), transaction.id(decision)), found::add);
        return found;
    }

    @Override
    public void each(Period period, Consumer<FollowUp> to) {
        each(
                " at >= ? AND at < ?",
                List.of(
                        transaction.tenant(),
                        period.from().toEpochMilli(),
                        period.to().toEpochMilli()),
                to);
    }

    private void each(String which, List<Object> parameters, Consumer<FollowUp> to) {
        transaction.each(
                READ + which + transaction.branchClause() + " ORDER BY id",
                transaction.withBranches(parameters),
                row -> to.accept(followUp(row)));
    }

    private FollowUp followUp(ResultSet row) throws SQLException {
        return new FollowUp(
                transaction.id(row, 1),
                transaction.id(row, 2),
                FollowUpKind.ofCode(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                new Branch(row.getString(5)),
                row.getString(6),
                Optional.ofNullable(row.getString(7)).flatMap(Outcome::ofCode),
                Optional.ofNullable(row.getString(8)),
                words().opened(transaction.id(row, 1), row.getString(9)),
                row.getString(10));
    }
}
