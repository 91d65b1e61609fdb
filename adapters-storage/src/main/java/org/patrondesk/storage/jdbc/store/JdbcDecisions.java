package org.patrondesk.storage.jdbc.store;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionKind;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.decision.Wording;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Ref;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyRing;
import org.patrondesk.person.Subject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.storage.jdbc.Known;
import org.patrondesk.storage.jdbc.SqlTransaction;
import org.patrondesk.vocabulary.Facts;

/** Decisions in a table. */
record JdbcDecisions(SqlTransaction transaction) implements Decisions {
    private static final String RECORD = """
            INSERT INTO decision (tenant, id, kind, run, number, at, branch, channel,
                                  policy, outcome, rule, facts, wording, said, handled_by,
                                  origin_system, origin_code, person)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String READ = """
            SELECT id, kind, run, number, at, branch, channel, policy, outcome, rule, facts, wording, said, handled_by,
                   origin_system, origin_code, person
              FROM decision
             WHERE tenant = ? AND""";

    private static final String SELECT = READ + " kind = ?";

    private static final String FIND = READ + " id = ?";

    private static final String ABOUT = READ + " person = ?";

    private static final String LAST = "SELECT max(number) FROM decision WHERE tenant = ? AND run = ?";

    @Override
    public void record(List<Decision> decisions) {
        transaction.checkWithin(decisions, Decision::branch);
        String tenant = transaction.tenant();
        Known<ContentHash, byte[]> hashes = new Known<>(JdbcDecisions::bytes);
        KeyRing.Field wordings = transaction.keys().field("decision", "wording");
        transaction
                .keys()
                .prepare(decisions.stream()
                        .filter(decision -> decision.wording().isPresent())
                        .map(decision -> KeyOwner.of(decision.person()))
                        .toList());
        transaction.writeAll(RECORD, decisions, (statement, decision) -> {
            statement.setString(1, tenant);
            statement.setObject(2, transaction.id(decision.id()));
            bindPlace(statement, decision);
            statement.setLong(6, decision.at().toEpochMilli());
            statement.setString(7, decision.branch().code());
            statement.setString(8, decision.channel().code());
            if (decision.policy().isPresent()) {
                statement.setBytes(9, hashes.of(decision.policy().get()));
            } else {
                statement.setNull(9, Types.BINARY);
            }
            statement.setString(10, decision.outcome().code());
            statement.setString(11, decision.rule());
            statement.setString(12, decision.facts().stored());
            bindText(
                    statement,
                    13,
                    decision.wording()
                            .map(said -> wordings.sealed(KeyOwner.of(decision.person()), decision.id(), stored(said))));
            bindText(statement, 14, decision.said().map(Outcome::code));
            bindText(statement, 15, decision.handledBy());
            bindText(statement, 16, decision.origin().map(Ref::kind));
            bindText(statement, 17, decision.origin().map(Ref::id));
            bindText(statement, 18, decision.person().map(Subject.Pseudonym::code));
        });
    }

    private static void bindPlace(PreparedStatement statement, Decision decision) throws SQLException {
        statement.setString(3, decision.kind().code());
        if (decision.run().isPresent()) {
            statement.setString(4, decision.run().get().run());
            statement.setLong(5, decision.run().get().number());
        } else {
            statement.setNull(4, Types.VARCHAR);
            statement.setNull(5, Types.INTEGER);
        }
    }

    private static String stored(Wording wording) {
        return wording.stored().canonical();
    }

    private static void bindText(PreparedStatement statement, int place, Optional<String> text) throws SQLException {
        if (text.isPresent()) {
            statement.setString(place, text.get());
        } else {
            statement.setNull(place, Types.VARCHAR);
        }
    }

    static byte[] bytes(ContentHash hash) {
        return HexFormat.of().parseHex(hash.hex());
    }

    @Override
    public void each(DecisionSelection selection, Consumer<Decision> to) {
        StringBuilder sql = new StringBuilder(SELECT);
        List<Object> parameters =
                new ArrayList<>(List.of(transaction.tenant(), selection.kind().code()));
        if (selection.kind() != DecisionKind.WHAT_IF) {
            // Without these words the partial index over what was told is not considered.
            sql.append(" AND kind <> 'what-if'");
        }
        selection.run().ifPresent(run -> {
            sql.append(" AND run = ?");
            parameters.add(run);
        });
        selection.recorded().ifPresent(period -> {
            sql.append(" AND at >= ? AND at < ?");
            parameters.add(period.from().toEpochMilli());
            parameters.add(period.to().toEpochMilli());
        });
        sql.append(transaction.branchClause())
                .append(selection.run().isPresent() ? " ORDER BY number" : " ORDER BY id");
        Reading reading = new Reading(transaction);
        transaction.each(sql.toString(), transaction.withBranches(parameters), row -> to.accept(reading.decision(row)));
    }

    @Override
    public Optional<Decision> find(UUID id) {
        Reading reading = new Reading(transaction);
        return transaction
                .first(FIND, reading::decision, transaction.tenant(), transaction.id(id))
                .filter(decision -> transaction.scope().covers(decision.branch()));
    }

    @Override
    public void about(Subject.Pseudonym person, Consumer<Decision> to) {
        Reading reading = new Reading(transaction);
        transaction.each(
                ABOUT + transaction.branchClause() + " ORDER BY id",
                transaction.withBranches(List.of(transaction.tenant(), person.code())),
                row -> to.accept(reading.decision(row)));
    }

    @Override
    public long lastNumber(String run) {
        // The maximum of no row is NULL, which reads as 0.
        return transaction
                .first(LAST, row -> row.getLong(1), transaction.tenant(), run)
                .orElse(0L);
    }

    /** Reads the rows of one result. */
    private static final class Reading {
        private final SqlTransaction transaction;
        private final KeyRing.Field wordings;
        private final Known<String, DecisionKind> kinds = new Known<>(DecisionKind::ofCode);
        private final Known<String, Branch> branches = new Known<>(Branch::new);
        private final Known<String, Channel> channels =
                new Known<>(code -> Channel.ofCode(code).orElseThrow());
        private final Known<String, Outcome> outcomes =
                new Known<>(code -> Outcome.ofCode(code).orElseThrow());
        private final Known<String, Facts> facts = new Known<>(Facts::ofStored);
        private final Known<ByteBuffer, Optional<ContentHash>> policies =
                new Known<>(bytes -> Optional.of(hash(bytes)));

        Reading(SqlTransaction transaction) {
            this.transaction = transaction;
            this.wordings = transaction.keys().field("decision", "wording");
        }

        private static ContentHash hash(ByteBuffer stored) {
            byte[] bytes = new byte[stored.remaining()];
            stored.duplicate().get(bytes);
            return new ContentHash(HexFormat.of().formatHex(bytes));
        }

        Decision decision(ResultSet row) throws SQLException {
            String run = row.getString(3);
            byte[] policy = row.getBytes(8);
            UUID id = transaction.id(row, 1);
            Optional<String> wording = wordings.opened(id, row.getString(12));
            String said = row.getString(13);
            String system = row.getString(15);
            return new Decision(
                    id,
                    kinds.of(row.getString(2)),
                    run == null ? Optional.empty() : Optional.of(new Decision.RunPlace(run, row.getLong(4))),
                    Instant.ofEpochMilli(row.getLong(5)),
                    branches.of(row.getString(6)),
                    channels.of(row.getString(7)),
                    policy == null ? Optional.empty() : policies.of(ByteBuffer.wrap(policy)),
                    outcomes.of(row.getString(9)),
                    row.getString(10),
                    said == null ? Optional.empty() : Optional.of(outcomes.of(said)),
                    facts.of(row.getString(11)),
                    wording.map(StoredObject::parse).map(Wording::of),
                    Optional.ofNullable(row.getString(14)),
                    system == null ? Optional.empty() : Optional.of(new Ref(system, row.getString(16))),
                    Optional.ofNullable(row.getString(17)).map(Subject.Pseudonym::new));
        }
    }
}
