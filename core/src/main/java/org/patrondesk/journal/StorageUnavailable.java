package org.patrondesk.journal;

import org.jspecify.annotations.Nullable;

/** The store cannot be used now. The message is one sentence for the person who must mend it. */
public final class StorageUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    public StorageUnavailable(String sentence, @Nullable Throwable cause, boolean retryable) {
        super(sentence, cause);
        this.retryable = retryable;
    }

    /** The stable code, {@code storage-unavailable}. */
    public String code() {
        return "storage-unavailable";
    }

    /** Whether the same call may succeed later without anybody mending anything. */
    public boolean retryable() {
        return retryable;
    }
}
