package org.patrondesk.examples.cli;

import java.io.UncheckedIOException;
import java.util.Map;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.Exit;
import org.patrondesk.examples.cli.terminal.Unprinted;
import org.patrondesk.ils.sheet.SheetProblem;
import org.patrondesk.journal.IdempotencyConflict;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.messaging.file.FileDropFailed;
import org.patrondesk.person.KeyVaultUnavailable;
import org.patrondesk.policy.PolicyProblem;

/** What a failure means to the person at the terminal: an exit code and one sentence. The one place that decides. */
record Failure(int exit, String sentence) {
    /** Set to 1, it shows the stack trace of any failure. */
    static final String DEBUG = "PATRONDESK_DEBUG";

    static Failure of(Throwable thrown) {
        if (thrown instanceof BadInput
                || thrown instanceof SheetProblem
                || thrown instanceof PolicyProblem
                || thrown instanceof FileDropFailed
                || thrown instanceof IdempotencyConflict) {
            return new Failure(Exit.BAD_INPUT, oneLine(thrown));
        }
        if (thrown instanceof Unprinted) {
            return new Failure(Exit.UNAVAILABLE, oneLine(thrown));
        }
        if (thrown instanceof StorageUnavailable || thrown instanceof KeyVaultUnavailable) {
            // Said of one transaction; a command has many, and those before it are kept.
            return new Failure(
                    Exit.UNAVAILABLE,
                    oneLine(thrown)
                            .replace(" and nothing was written;", "; what was written before that is kept;")
                            .replace("repeat the call", "repeat the command"));
        }
        if (thrown instanceof UncheckedIOException) {
            return new Failure(Exit.UNAVAILABLE, "A file could not be read or written on; check the disk and repeat.");
        }
        if (thrown instanceof OutOfMemoryError) {
            return new Failure(
                    Exit.OUR_FAULT,
                    "The memory given to this program is used up; give it more, such as java -Xmx512m -jar"
                            + " patrondesk.jar, and tell us which file needs it.");
        }
        return new Failure(
                Exit.OUR_FAULT,
                "Something went wrong inside PatronDesk (" + thrown.getClass().getSimpleName()
                        + "); this is our fault. Repeat it with the environment variable " + DEBUG
                        + "=1 to see where, and report that.");
    }

    private static String oneLine(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    static boolean debug(Map<String, String> environment) {
        return "1".equals(environment.get(DEBUG));
    }
}
