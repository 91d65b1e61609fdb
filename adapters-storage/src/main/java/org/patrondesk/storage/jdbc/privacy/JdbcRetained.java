package org.patrondesk.storage.jdbc.privacy;

import static java.util.Map.entry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.library.Ids;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.Erased;
import org.patrondesk.privacy.Keeping;
import org.patrondesk.privacy.Overdue;
import org.patrondesk.privacy.Retained;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** What is held about people in the tables. */
public record JdbcRetained(SqlTransaction transaction) implements Retained {
    /** An end is over when it came; all else was of no more use from its expiry on. */
    private static final String DELIVERY_OVER =
            "CASE WHEN state IN ('accepted', 'dropped', 'stopped') THEN ready ELSE expires END";

    /**
     * A no is over at once, what is implied by itself. A yes is over when the next one came, or the last word of its matter is
     * no, or by itself; an undone no did not end it. Empty as long as it stands.
     */
    private static final String EVIDENCE_OVER = """
            CASE WHEN kind IN ('withdrawn', 'restored') THEN at WHEN kind = 'implied' THEN expires
                 ELSE COALESCE((SELECT min(next.at) FROM consent AS next
                                 WHERE next.tenant = consent.tenant AND next.person = consent.person
                                   AND next.purpose = consent.purpose AND next.channel = consent.channel
                                   AND next.number > consent.number AND next.kind = 'express'),
                               (SELECT last.at FROM consent AS last
                                 WHERE last.tenant = consent.tenant AND last.person = consent.person
                                   AND last.purpose = consent.purpose AND last.channel = consent.channel
                                   AND last.kind = 'withdrawn'
                                   AND NOT EXISTS (SELECT 1 FROM consent AS later
                                                    WHERE later.tenant = last.tenant AND later.person = last.person
                                                      AND later.purpose = last.purpose
                                                      AND later.channel = last.channel
                                                      AND later.number > last.number)),
                               expires) END""";

    /** An answer, or what became of it, as long as there are words. */
    private static final String LAST_WORDS = """
            COALESCE((SELECT max(after.at) FROM follow_up AS after
                       WHERE after.tenant = decision.tenant AND after.decision = decision.id
                         AND after.words IS NOT NULL AND after.at > decision.at), at)""";

    /** Years of 366 days: never before the person is 21. */
    private static final String MINOR_OVER = "at + (21 - age) * 31622400000";

    private static final String FORGET_PROVIDER = """
            UPDATE delivery_attempt SET reason = '' WHERE tenant = ? AND result = 'accepted' AND delivery IN (""";

    /**
     * How one thing is kept. All are constants.
     *
     * @param over the expression since when its time runs
     * @param holds tells that it is there, in the words of an index over what is, where there may be many
     * @param removable tells that nobody needs it any more
     * @param remove empties it; none removes the row
     * @param branches whether the rows are at branches
     */
    private record Kept(String table, String over, String holds, String removable, String remove, boolean branches) {
        Kept(String table, String holds, String remove) {
            this(table, "at", holds, "", remove, true);
        }

        /** What tells its rows apart within a tenant. */
        String key() {
            return switch (table) {
                case "consent" -> "person, purpose, channel, number";
                case "idempotency_key" -> "name";
                default -> "id";
            };
        }

        /** Whether it may be over only some time after the moment in its row. */
        boolean isOverLater() {
            return over.indexOf(' ') >= 0;
        }
    }

    private static final Map<Keeping, Kept> KEPT = Map.ofEntries(
            entry(Keeping.DECISION_WORDS, new Kept("decision", "wording IS NOT NULL", "wording = NULL")),
            entry(Keeping.DECISION_STAFF, new Kept("decision", "handled_by IS NOT NULL", "handled_by = NULL")),
            entry(
                    Keeping.DECISION_PERSON,
                    new Kept("decision", LAST_WORDS, "person IS NOT NULL", "", "person = NULL", true)),
            entry(Keeping.CALL_KEY, new Kept("idempotency_key", "at", "at IS NOT NULL", "", "", false)),
            entry(Keeping.FOLLOW_UP, new Kept("follow_up", "by_staff <> ''", "words = NULL, by_staff = ''")),
            entry(
                    Keeping.DELIVERY,
                    new Kept(
                            "delivery",
                            DELIVERY_OVER,
                            "recipient <> ''",
                            " AND state NOT IN ('waiting', 'sending')",
                            "recipient = '', subject = '', text = '', about_kind = NULL, about_id = NULL,"
                                    + " person = NULL",
                            true)),
            entry(Keeping.ACCESS, new Kept("access_entry", "at", "tenant <> ''", "", "", false)),
            entry(
                    Keeping.CONSENT_EVIDENCE,
                    new Kept("consent", EVIDENCE_OVER, "evidence <> ''", "", "evidence = ''", false)),
            entry(Keeping.CONSENT_STAFF, new Kept("consent", "at", "by_staff <> ''", "", "by_staff = ''", false)),
            entry(
                    Keeping.CONSENT_MINOR,
                    new Kept("consent", MINOR_OVER, "age IS NOT NULL", "", "age = NULL, guardian = NULL", false)),
            // Of events that were written before there were marks, the seal covers the actor.
            entry(
                    Keeping.EVENT_STAFF,
                    new Kept("event", "at", "actor_salt IS NOT NULL", "", "actor = '', actor_salt = NULL", false)),
            entry(Keeping.MEMBER, new Kept("member", "id", "tenant <> ''", "", "", true)),
            entry(Keeping.BARRIER_NAME, new Kept("barrier", "name <> ''", "name = ''")),
            entry(Keeping.BARRIER_STAFF, new Kept("barrier", "by_staff <> ''", "by_staff = ''")),
            entry(Keeping.RESOLUTION_REASON, new Kept("resolution", "at", "reason <> ''", "", "reason = ''", false)),
            entry(Keeping.RESOLUTION_STAFF, new Kept("resolution", "at", "by_staff <> ''", "", "by_staff = ''", false)),
            entry(Keeping.STORY_TEXT, new Kept("story", "text IS NOT NULL", "text = NULL")),
            entry(Keeping.STORY_PERSON, new Kept("story", "person IS NOT NULL", "person = NULL")),
            entry(
                    Keeping.EMERGENCY_WORDS,
                    new Kept(
                            "emergency",
                            "at",
                            "(reason <> '' OR note IS NOT NULL)",
                            "",
                            "reason = '', note = NULL",
                            false)),
            entry(
                    Keeping.EMERGENCY_STAFF,
                    // No row is over that nobody has looked at.
                    new Kept("emergency", "seen", "by_staff <> ''", "", "by_staff = '', seen_by = ''", false)),
            entry(Keeping.STORY_STAFF, new Kept("story", "by_staff <> ''", "by_staff = ''")));

    private static final String HELD = """
            AND NOT EXISTS (SELECT 1 FROM privacy_case
                              WHERE privacy_case.tenant = NAMING.tenant AND privacy_case.person = NAMING.person
                                AND privacy_case.kind = 'hold')""";

    private static final String HELD_DECISION = """
            AND NOT EXISTS (SELECT 1 FROM decision
                               JOIN privacy_case ON privacy_case.tenant = decision.tenant
                                AND privacy_case.person = decision.person AND privacy_case.kind = 'hold'
                              WHERE decision.tenant = follow_up.tenant AND decision.id = follow_up.decision)""";

    /** What is about a person under a legal hold stays. */
    private static String notHeld(Kept kept) {
        return switch (kept.table()) {
            case "decision", "story", "delivery", "access_entry" -> " " + HELD.replace("NAMING", kept.table());
            case "consent" ->
                " "
                        + HELD.replace("= NAMING.person", "IN (NAMING.person, NAMING.guardian)")
                                .replace("NAMING", "consent");
            case "follow_up" -> " " + HELD_DECISION;
            default -> "";
        };
    }

    @Override
    public Erased erase(Subject.Pseudonym person) {
        return new Erasure(transaction, person).run();
    }

    private static Kept kept(Keeping keeping) {
        Kept kept = KEPT.get(keeping);
        if (kept == null) {
            throw new IllegalStateException("No table is known to keep " + keeping.code() + ".");
        }
        return kept;
    }

    @Override
    public int expire(Keeping keeping, Instant before, int most) {
        Kept kept = kept(keeping);
        String due = "SELECT " + kept.key() + " FROM " + from(kept, kept.removable()) + " ORDER BY " + kept.over()
                + ", " + kept.key() + " LIMIT ?";
        List<Object> parameters = new ArrayList<>(parameters(keeping, before));
        parameters.add(most);
        parameters.add(0, transaction.tenant());
        Object[] all = parameters.toArray();
        if (keeping == Keeping.DELIVERY) {
            transaction.write(FORGET_PROVIDER + due + ")", all);
        }
        String change = kept.remove().isEmpty()
                ? "DELETE FROM " + kept.table()
                : "UPDATE " + kept.table() + " SET " + kept.remove();
        return transaction.write(change + " WHERE tenant = ? AND (" + kept.key() + ") IN (" + due + ")", all);
    }

    /** Those that are over, of the tenant and its branches in the scope. */
    private String from(Kept kept, String also) {
        // An end comes after the moment in the row, so that the index over that narrows the search.
        String narrower = kept.isOverLater() ? " AND at < ?" : "";
        return kept.table() + " WHERE tenant = ? AND " + kept.over() + " < ?" + narrower + " AND " + kept.holds() + also
                + notHeld(kept) + (kept.branches() ? transaction.branchClause() : "");
    }

    private List<Object> parameters(Keeping keeping, Instant before) {
        Kept kept = kept(keeping);
        List<Object> parameters = new ArrayList<>(List.of(transaction.tenant()));
        parameters.add(keeping == Keeping.MEMBER ? transaction.id(Ids.lowest(before)) : (Object) before.toEpochMilli());
        if (kept.isOverLater()) {
            parameters.add(before.toEpochMilli());
        }
        return kept.branches() ? List.of(transaction.withBranches(parameters)) : parameters;
    }

    @Override
    public Overdue overdue(Keeping keeping, Instant before) {
        Kept kept = kept(keeping);
        Object[] parameters = parameters(keeping, before).toArray();
        Optional<Instant> oldest = transaction.first(
                "SELECT " + kept.over() + " FROM " + from(kept, "") + " ORDER BY " + kept.over() + " LIMIT 1",
                row -> over(keeping, row),
                parameters);
        if (oldest.isEmpty()) {
            return Overdue.NONE;
        }
        long rows = transaction
                .first("SELECT count(*) FROM " + from(kept, ""), row -> row.getLong(1), parameters)
                .orElse(0L);
        return new Overdue(rows, oldest);
    }

    private Instant over(Keeping keeping, ResultSet row) throws SQLException {
        return keeping == Keeping.MEMBER ? Ids.made(transaction.id(row, 1)) : Instant.ofEpochMilli(row.getLong(1));
    }
}
