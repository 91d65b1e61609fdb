package org.patrondesk.storage.jdbc.privacy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.Consents;
import org.patrondesk.consent.Matter;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Purpose;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyRing;
import org.patrondesk.person.Subject;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** The consent ledger in a table to which rows are only added. */
public record JdbcConsents(SqlTransaction transaction) implements Consents {
    private static final String RECORD = """
            INSERT INTO consent (tenant, person, purpose, channel, number, id, at, kind, expires, evidence, source, age,
                                 guardian, by_staff)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String READ = """
            SELECT person, purpose, channel, number, id, at, kind, expires, evidence, source, age, guardian, by_staff
              FROM consent WHERE tenant = ? AND person IN (""";

    private static final String IN_ORDER = ") ORDER BY person, purpose, channel, number";

    @Override
    public void record(ConsentEntry entry) {
        transaction.writeAll(RECORD, List.of(entry), this::bind);
    }

    private void bind(PreparedStatement statement, ConsentEntry entry) throws SQLException {
        statement.setString(1, transaction.tenant());
        statement.setString(2, entry.matter().person().code());
        statement.setString(3, entry.matter().purpose().code());
        statement.setString(4, entry.matter().channel().code());
        statement.setLong(5, entry.number());
        statement.setObject(6, transaction.id(entry.id()));
        statement.setLong(7, entry.at().toEpochMilli());
        statement.setString(8, entry.kind().code());
        bindLong(statement, 9, entry.expires().map(Instant::toEpochMilli).orElse(null));
        statement.setString(10, sealedEvidence(entry));
        statement.setString(11, entry.proof().source());
        bindLong(statement, 12, entry.minor().map(minor -> (long) minor.age()).orElse(null));
        statement.setString(
                13,
                entry.minor()
                        .flatMap(ConsentEntry.Minor::guardian)
                        .map(Subject.Pseudonym::code)
                        .orElse(null));
        statement.setString(14, entry.by());
    }

    private String sealedEvidence(ConsentEntry entry) {
        String evidence = entry.proof().evidence();
        return evidence.isEmpty()
                ? ""
                : evidences().sealed(new KeyOwner.Person(entry.matter().person()), entry.id(), evidence);
    }

    private static void bindLong(PreparedStatement statement, int place, @Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(place, Types.BIGINT);
        } else {
            statement.setLong(place, value);
        }
    }

    @Override
    public Map<Matter, List<ConsentEntry>> of(Set<Matter> matters) {
        Map<Matter, List<ConsentEntry>> found = new HashMap<>();
        List<String> persons = matters.stream()
                .map(matter -> matter.person().code())
                .distinct()
                .sorted()
                .toList();
        if (!persons.isEmpty()) {
            each(persons, entry -> {
                if (matters.contains(entry.matter())) {
                    found.computeIfAbsent(entry.matter(), none -> new ArrayList<>())
                            .add(entry);
                }
            });
        }
        return found;
    }

    @Override
    public void each(Subject.Pseudonym person, Consumer<ConsentEntry> to) {
        each(List.of(person.code()), to);
    }

    private void each(List<String> persons, Consumer<ConsentEntry> to) {
        List<Object> parameters = new ArrayList<>(List.of(transaction.tenant()));
        parameters.addAll(persons);
        List<ConsentEntry> kept = new ArrayList<>();
        transaction.each(
                READ + String.join(", ", Collections.nCopies(persons.size(), "?")) + IN_ORDER,
                parameters.toArray(),
                row -> kept.add(entry(row)));
        transaction
                .keys()
                .prepareToOpen(
                        kept.stream().map(entry -> entry.proof().evidence()).toList());
        kept.forEach(entry -> to.accept(opened(entry)));
    }

    private KeyRing.Field evidences() {
        return transaction.keys().field("consent", "evidence");
    }

    /** What was sealed with a destroyed key reads as nothing. */
    private ConsentEntry opened(ConsentEntry kept) {
        String evidence = evidences().opened(kept.id(), kept.proof().evidence()).orElse("");
        return new ConsentEntry(
                kept.id(),
                kept.matter(),
                kept.number(),
                kept.at(),
                kept.kind(),
                kept.expires(),
                new ConsentEntry.Proof(evidence, kept.proof().source()),
                kept.minor(),
                kept.by());
    }

    /** As it stands in its row, its evidence sealed. */
    private ConsentEntry entry(ResultSet row) throws SQLException {
        return new ConsentEntry(
                transaction.id(row, 5),
                new Matter(
                        new Subject.Pseudonym(row.getString(1)),
                        new Purpose(row.getString(2)),
                        Channel.ofCode(row.getString(3)).orElseThrow()),
                row.getLong(4),
                Instant.ofEpochMilli(row.getLong(6)),
                ConsentEntry.Kind.ofCode(row.getString(7)),
                number(row, 8).map(Instant::ofEpochMilli),
                new ConsentEntry.Proof(row.getString(9), row.getString(10)),
                minor(row),
                row.getString(13));
    }

    private static Optional<ConsentEntry.Minor> minor(ResultSet row) throws SQLException {
        Optional<Subject.Pseudonym> guardian =
                Optional.ofNullable(row.getString(12)).map(Subject.Pseudonym::new);
        return number(row, 11).map(age -> new ConsentEntry.Minor(Math.toIntExact(age), guardian));
    }

    private static Optional<Long> number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }
}
