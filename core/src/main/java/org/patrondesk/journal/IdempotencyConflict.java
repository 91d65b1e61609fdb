package org.patrondesk.journal;

/** The same key was used before with another request. */
public final class IdempotencyConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IdempotencyConflict(String sentence) {
        super(sentence);
    }

    /** The stable code, {@code idempotency-conflict}. */
    public String code() {
        return "idempotency-conflict";
    }
}
