package org.patrondesk.access;

/** What an actor may be allowed to do. A permission not granted is denied. */
public enum Permission {
    IMPORT_MEMBERS,
    READ_MEMBERS,
    BUILD_CALL_LIST,
    DECIDE,
    RUN_WHAT_IF,
    LOG_NO,
    GRANT_EXCEPTION,
    ANSWER_APPEAL,
    REVIEW_NOS,
    RESOLVE_NOS,
    RECORD_CONSENT,
    READ_CONSENT,
    SEND_MESSAGE,
    DECIDE_DELIVERY,
    DELIVER,
    READ_POLICY,
    ADOPT_POLICY,
    READ_COUNTERS,
    READ_HEALTH,
    READ_JOURNAL,
    SEAL_JOURNAL,
    ENFORCE_RETENTION,
    READ_RETENTION,
    BREAK_GLASS,
    READ_EMERGENCIES,
    READ_PERSON,
    ERASE_PERSON,
    HOLD_PERSON,
    READ_ACCESS_LOG
}
