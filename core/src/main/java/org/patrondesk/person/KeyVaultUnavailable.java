package org.patrondesk.person;

import org.jspecify.annotations.Nullable;

/** The keys cannot be used now. The message is one sentence for the person who must mend it, without any data. */
public final class KeyVaultUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    public KeyVaultUnavailable(String sentence, @Nullable Throwable cause, boolean retryable) {
        super(sentence, cause);
        this.retryable = retryable;
    }

    /** The stable code, {@code key-vault-unavailable}. */
    public String code() {
        return "key-vault-unavailable";
    }

    /** Whether the same call may succeed later without anybody mending anything. */
    public boolean retryable() {
        return retryable;
    }
}
