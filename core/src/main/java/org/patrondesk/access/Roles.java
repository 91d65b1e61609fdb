package org.patrondesk.access;

import static org.patrondesk.access.Permission.ADOPT_POLICY;
import static org.patrondesk.access.Permission.ANSWER_APPEAL;
import static org.patrondesk.access.Permission.BUILD_CALL_LIST;
import static org.patrondesk.access.Permission.DECIDE;
import static org.patrondesk.access.Permission.DECIDE_DELIVERY;
import static org.patrondesk.access.Permission.GRANT_EXCEPTION;
import static org.patrondesk.access.Permission.IMPORT_MEMBERS;
import static org.patrondesk.access.Permission.LOG_NO;
import static org.patrondesk.access.Permission.READ_COUNTERS;
import static org.patrondesk.access.Permission.READ_HEALTH;
import static org.patrondesk.access.Permission.READ_JOURNAL;
import static org.patrondesk.access.Permission.READ_MEMBERS;
import static org.patrondesk.access.Permission.READ_POLICY;
import static org.patrondesk.access.Permission.RESOLVE_NOS;
import static org.patrondesk.access.Permission.REVIEW_NOS;
import static org.patrondesk.access.Permission.RUN_WHAT_IF;
import static org.patrondesk.access.Permission.SEAL_JOURNAL;
import static org.patrondesk.access.Permission.SEND_MESSAGE;

import java.util.Map;
import java.util.Set;
import org.patrondesk.person.Impersonal;

/** What each role may do: configuration, not code. Immutable. */
@Impersonal("grants")
public record Roles(Map<String, Set<Permission>> grants) {
    public static final String DESK = "desk";
    public static final String CALLER = "caller";
    public static final String SUPERVISOR = "supervisor";
    public static final String POLICY_EDITOR = "policy-editor";
    public static final String REVIEWER = "reviewer";
    public static final String AUDITOR = "auditor";

    public Roles {
        grants = Map.copyOf(grants);
    }

    /** The set that ships; hosts may replace it whole. */
    public static Roles shipped() {
        return new Roles(Map.of(
                DESK, Set.of(DECIDE, LOG_NO, SEND_MESSAGE, READ_POLICY),
                CALLER, Set.of(LOG_NO, READ_POLICY),
                SUPERVISOR,
                        Set.of(
                                IMPORT_MEMBERS,
                                READ_MEMBERS,
                                BUILD_CALL_LIST,
                                LOG_NO,
                                GRANT_EXCEPTION,
                                ANSWER_APPEAL,
                                REVIEW_NOS,
                                RESOLVE_NOS,
                                SEND_MESSAGE,
                                DECIDE_DELIVERY,
                                READ_COUNTERS,
                                READ_HEALTH),
                POLICY_EDITOR, Set.of(READ_POLICY, ADOPT_POLICY, RUN_WHAT_IF, REVIEW_NOS, RESOLVE_NOS),
                REVIEWER, Set.of(READ_POLICY, REVIEW_NOS, READ_COUNTERS),
                AUDITOR, Set.of(READ_JOURNAL, SEAL_JOURNAL, READ_COUNTERS, READ_HEALTH)));
    }

    boolean allow(Set<String> roles, Permission permission) {
        return roles.stream()
                .anyMatch(role -> grants.getOrDefault(role, Set.of()).contains(permission));
    }
}
