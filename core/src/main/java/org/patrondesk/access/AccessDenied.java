package org.patrondesk.access;

/** The actor may not do this. Names the permission and roles, never the record or a person. */
public final class AccessDenied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Permission permission;

    public AccessDenied(AccessDecision decision) {
        super(decision.sentence());
        this.permission = decision.permission();
    }

    /** The stable code, {@code access-denied}. */
    public String code() {
        return "access-denied";
    }

    public Permission permission() {
        return permission;
    }
}
