package org.patrondesk.messaging.file;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file could not be dropped. The message is one sentence that names the target. */
public final class FileDropFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 500;

    private static final Pattern STEERS = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028-\\u202E\\u2066-\\u2069]");

    FileDropFailed(Path target, String what, @Nullable Throwable cause) {
        super(shown(target.toString()) + " " + what + ".", cause);
    }

    /** On one line, cut where it is too long to be read: who named the file may have meant to write lines of a log. */
    private static String shown(String name) {
        String line = STEERS.matcher(name).replaceAll("\uFFFD");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }

    /** The stable code, {@code file-drop-failed}. */
    public String code() {
        return "file-drop-failed";
    }
}
