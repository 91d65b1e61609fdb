package org.patrondesk.access;

/** The actor may not do this. Names the permission, never the record. */
public final class AccessDenied extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Permission permission;

    public AccessDenied(Permission permission) {
        super("This needs the permission " + permission + "; ask somebody whose role has it.");
        this.permission = permission;
    }

    /** The stable code, {@code access-denied}. */
    public String code() {
        return "access-denied";
    }

    public Permission permission() {
        return permission;
    }
}
