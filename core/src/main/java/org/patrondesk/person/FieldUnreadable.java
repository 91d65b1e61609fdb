package org.patrondesk.person;

/** A sealed text was changed, or stands where it was not written. The message is one sentence without any data. */
public final class FieldUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FieldUnreadable(String entity, String field) {
        super("The " + field + " of a " + entity
                + " was changed past the store or moved from another place; restore the row from a backup.");
    }

    /** The stable code, {@code field-unreadable}. */
    public String code() {
        return "field-unreadable";
    }
}
