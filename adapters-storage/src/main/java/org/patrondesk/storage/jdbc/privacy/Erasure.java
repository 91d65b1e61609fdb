package org.patrondesk.storage.jdbc.privacy;

import java.util.List;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.Erased;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** The removal of what the tables have about one person. */
record Erasure(SqlTransaction transaction, Subject.Pseudonym person) {
    private static final String THEIRS = " WHERE tenant = ? AND person = ?";

    private static final String FOLLOW_UPS = """
            UPDATE follow_up SET words = NULL
             WHERE tenant = ? AND words IS NOT NULL
               AND decision IN (SELECT id FROM decision WHERE tenant = ? AND person = ?)""";

    private static final String DECISIONS = "UPDATE decision SET wording = NULL, person = NULL" + THEIRS;

    private static final String STORIES = "UPDATE story SET text = NULL, person = NULL" + THEIRS;

    private static final String FORGET_PROVIDER = """
            UPDATE delivery_attempt SET reason = ''
             WHERE tenant = ? AND result = 'accepted'
               AND delivery IN (SELECT id FROM delivery WHERE tenant = ? AND person = ? AND state <> 'sending'""";

    /** What waited is stopped as of now, under another fence. */
    private static final String DELIVERIES = """
            UPDATE delivery
               SET recipient = '', subject = '', text = '', about_kind = NULL, about_id = NULL, person = NULL,
                   ready = CASE WHEN state = 'waiting' THEN NOW_MILLIS ELSE ready END,
                   since = CASE WHEN state = 'waiting' THEN 0 ELSE since END,
                   fence = CASE WHEN state = 'waiting' THEN fence + 1 ELSE fence END,
                   state = CASE WHEN state = 'waiting' THEN 'stopped' ELSE state END
            """ + THEIRS + " AND state <> 'sending'";

    private static final String IN_FLIGHT = "SELECT count(*) FROM delivery" + THEIRS + " AND state = 'sending'";

    private static final String CONSENTS = "DELETE FROM consent" + THEIRS;

    /** The child's consent stays, as one that nobody gave in its place: it counts no more where a guardian must give it. */
    private static final String GUARDIAN = "UPDATE consent SET guardian = NULL WHERE tenant = ? AND guardian = ?";

    /** Who asked stays, and for what; whom it was about goes. */
    private static final String ACCESSES = "UPDATE access_entry SET person = NULL" + THEIRS;

    Erased run() {
        String tenant = transaction.tenant();
        // The words of follow-ups are found by their decisions, so they go first.
        long followUps = write(FOLLOW_UPS, tenant, tenant, person.code());
        long decisions = write(DECISIONS, tenant, person.code());
        long stories = write(STORIES, tenant, person.code());
        transaction.write(
                FORGET_PROVIDER + transaction.branchClause() + ")",
                transaction.withBranches(List.of(tenant, tenant, person.code())));
        long deliveries = write(DELIVERIES, tenant, person.code());
        long consents = transaction.write(CONSENTS, tenant, person.code());
        transaction.write(GUARDIAN, tenant, person.code());
        transaction.write(ACCESSES, tenant, person.code());
        long inFlight = transaction
                .first(
                        IN_FLIGHT + transaction.branchClause(),
                        row -> row.getLong(1),
                        transaction.withBranches(List.of(tenant, person.code())))
                .orElse(0L);
        return new Erased(decisions, followUps, stories, deliveries, consents, inFlight);
    }

    private long write(String sql, String... parameters) {
        return transaction.write(
                sql + transaction.branchClause(), transaction.withBranches(List.<Object>of((Object[]) parameters)));
    }
}
