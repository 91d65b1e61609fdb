package org.patrondesk.messaging.file;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file could not be dropped. The message is one sentence that names the target. */
public final class FileDropFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FileDropFailed(Path target, String what, @Nullable Throwable cause) {
        super(target + " " + what + ".", cause);
    }

    /** The stable code, {@code file-drop-failed}. */
    public String code() {
        return "file-drop-failed";
    }
}
