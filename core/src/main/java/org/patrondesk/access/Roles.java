package org.patrondesk.access;

import static org.patrondesk.access.Permission.ADOPT_POLICY;
import static org.patrondesk.access.Permission.ANSWER_APPEAL;
import static org.patrondesk.access.Permission.BREAK_GLASS;
import static org.patrondesk.access.Permission.BUILD_CALL_LIST;
import static org.patrondesk.access.Permission.DECIDE;
import static org.patrondesk.access.Permission.DECIDE_DELIVERY;
import static org.patrondesk.access.Permission.DELIVER;
import static org.patrondesk.access.Permission.ENFORCE_RETENTION;
import static org.patrondesk.access.Permission.ERASE_PERSON;
import static org.patrondesk.access.Permission.GRANT_EXCEPTION;
import static org.patrondesk.access.Permission.HOLD_PERSON;
import static org.patrondesk.access.Permission.IMPORT_MEMBERS;
import static org.patrondesk.access.Permission.LOG_NO;
import static org.patrondesk.access.Permission.READ_ACCESS_LOG;
import static org.patrondesk.access.Permission.READ_CONSENT;
import static org.patrondesk.access.Permission.READ_COUNTERS;
import static org.patrondesk.access.Permission.READ_EMERGENCIES;
import static org.patrondesk.access.Permission.READ_HEALTH;
import static org.patrondesk.access.Permission.READ_JOURNAL;
import static org.patrondesk.access.Permission.READ_MEMBERS;
import static org.patrondesk.access.Permission.READ_PERSON;
import static org.patrondesk.access.Permission.READ_POLICY;
import static org.patrondesk.access.Permission.READ_RETENTION;
import static org.patrondesk.access.Permission.RECORD_CONSENT;
import static org.patrondesk.access.Permission.RESOLVE_NOS;
import static org.patrondesk.access.Permission.REVIEW_NOS;
import static org.patrondesk.access.Permission.RUN_WHAT_IF;
import static org.patrondesk.access.Permission.SEAL_JOURNAL;
import static org.patrondesk.access.Permission.SEND_MESSAGE;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.patrondesk.person.Impersonal;

/**
 * What roles permit and forbid, and what the system's jobs may do: configuration, not code. Immutable.
 *
 * @param grants what each role permits
 * @param forbids what each role forbids, whatever other roles of the same person permit
 * @param systems what each job of the system may do, by its name
 * @param emergency what staff of each role may do besides in an emergency that they opened; works for those with
 *     {@link Permission#BREAK_GLASS} alone
 */
@Impersonal({"grants", "forbids", "systems", "emergency"})
public record Roles(
        Map<String, Set<Permission>> grants,
        Map<String, Set<Permission>> forbids,
        Map<String, Set<Permission>> systems,
        Map<String, Set<Permission>> emergency) {
    public static final String DESK = "desk";
    public static final String CALLER = "caller";
    public static final String SUPERVISOR = "supervisor";
    public static final String POLICY_EDITOR = "policy-editor";
    public static final String REVIEWER = "reviewer";
    public static final String AUDITOR = "auditor";

    /** Looks after what is kept about people, and for how long. */
    public static final String PRIVACY_OFFICER = "privacy-officer";

    /** What every patron who acts for themselves is; shipped without any permission. */
    public static final String PATRON = "patron";

    /** What everybody is who has not said who they are; shipped without any permission. */
    public static final String ANONYMOUS = "anonymous";

    /** The job that sends deliveries. */
    public static final String COURIER = "courier";

    /** The job that seals journals. */
    public static final String SEALER = "sealer";

    /** The job that removes what must not be kept any longer. */
    public static final String RETENTION = "retention";

    /** Only reading: what somebody alone at a desk has to look up, and nothing that changes what others decided. */
    private static final Map<String, Set<Permission>> EMERGENCY =
            Map.of(DESK, Set.of(REVIEW_NOS, READ_HEALTH), SUPERVISOR, Set.of(READ_POLICY));

    private static final Map<String, Set<Permission>> SYSTEMS = Map.of(
            COURIER, Set.of(DELIVER), SEALER, Set.of(SEAL_JOURNAL), RETENTION, Set.of(ENFORCE_RETENTION, ERASE_PERSON));

    public Roles {
        grants = copy(grants);
        forbids = copy(forbids);
        systems = copy(systems);
        emergency = copy(emergency);
    }

    /** Roles that permit nothing more in an emergency. */
    public Roles(
            Map<String, Set<Permission>> grants,
            Map<String, Set<Permission>> forbids,
            Map<String, Set<Permission>> systems) {
        this(grants, forbids, systems, Map.of());
    }

    /** Roles that forbid nothing, beside the jobs that ship. */
    public Roles(Map<String, Set<Permission>> grants) {
        this(grants, Map.of(), SYSTEMS);
    }

    /** The set that ships; hosts may replace it whole. */
    public static Roles shipped() {
        return new Roles(grantsShipped(), Map.of(), SYSTEMS, EMERGENCY);
    }

    private static Map<String, Set<Permission>> grantsShipped() {
        return Map.of(
                DESK, Set.of(DECIDE, LOG_NO, SEND_MESSAGE, RECORD_CONSENT, READ_CONSENT, READ_POLICY, BREAK_GLASS),
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
                                RECORD_CONSENT,
                                READ_CONSENT,
                                SEND_MESSAGE,
                                DECIDE_DELIVERY,
                                READ_COUNTERS,
                                READ_HEALTH,
                                BREAK_GLASS,
                                READ_EMERGENCIES),
                POLICY_EDITOR, Set.of(READ_POLICY, ADOPT_POLICY, RUN_WHAT_IF, REVIEW_NOS, RESOLVE_NOS),
                REVIEWER, Set.of(READ_POLICY, REVIEW_NOS, READ_COUNTERS),
                AUDITOR,
                        Set.of(READ_JOURNAL, SEAL_JOURNAL, READ_COUNTERS, READ_HEALTH, READ_RETENTION, READ_ACCESS_LOG),
                PRIVACY_OFFICER,
                        Set.of(
                                ENFORCE_RETENTION,
                                READ_RETENTION,
                                READ_HEALTH,
                                READ_PERSON,
                                ERASE_PERSON,
                                HOLD_PERSON,
                                READ_ACCESS_LOG,
                                READ_EMERGENCIES));
    }

    /** The same, where this role permits just this. */
    public Roles withRole(String role, Set<Permission> permitted) {
        return new Roles(with(grants, role, permitted), forbids, systems, emergency);
    }

    /** The same, where this role forbids just this. */
    public Roles withForbidden(String role, Set<Permission> forbidden) {
        return new Roles(grants, with(forbids, role, forbidden), systems, emergency);
    }

    /** The same, where the job of this name may do just this. */
    public Roles withSystem(String name, Set<Permission> permitted) {
        return new Roles(grants, forbids, with(systems, name, permitted), emergency);
    }

    /** The same, where staff of this role may do just this besides in an emergency. */
    public Roles withEmergency(String role, Set<Permission> permitted) {
        return new Roles(grants, forbids, systems, with(emergency, role, permitted));
    }

    private static Map<String, Set<Permission>> with(
            Map<String, Set<Permission>> all, String name, Set<Permission> permissions) {
        Map<String, Set<Permission>> next = new HashMap<>(all);
        next.put(name, permissions);
        return next;
    }

    private static Map<String, Set<Permission>> copy(Map<String, Set<Permission>> all) {
        Map<String, Set<Permission>> copied = new HashMap<>();
        all.forEach((name, permissions) -> copied.put(name, Set.copyOf(permissions)));
        return Map.copyOf(copied);
    }

    /** Whether anything is said of a role of this name. */
    public boolean knows(String role) {
        return grants.containsKey(role) || forbids.containsKey(role) || emergency.containsKey(role);
    }

    SortedSet<String> permitting(Permission permission) {
        return naming(grants, permission);
    }

    SortedSet<String> permittingInEmergency(Permission permission) {
        return naming(emergency, permission);
    }

    SortedSet<String> forbidding(Permission permission) {
        return naming(forbids, permission);
    }

    private static SortedSet<String> naming(Map<String, Set<Permission>> all, Permission permission) {
        return all.entrySet().stream()
                .filter(role -> role.getValue().contains(permission))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
