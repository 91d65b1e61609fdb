package org.patrondesk.examples.cli.privacy;

import java.util.stream.Collectors;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.journal.Answer;

/** Turns what a service refuses into the one sentence that a command says. */
final class Refused {
    private Refused() {}

    static <T> T orDone(Answer<T> answer) {
        if (answer instanceof Answer.Invalid<T> invalid) {
            throw new BadInput(invalid.violations().stream()
                            .map(violation -> option(violation.path()) + " " + violation.message())
                            .collect(Collectors.joining("; "))
                    + ".");
        }
        if (answer instanceof Answer.NotFound<T>) {
            throw new BadInput("There is no legal hold with this id; 'privacy hold --list' shows those that stand.");
        }
        return answer.orThrow();
    }

    private static String option(String path) {
        return path.equals("person") ? "The patron" : "--" + path;
    }
}
