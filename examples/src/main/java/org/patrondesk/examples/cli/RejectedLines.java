package org.patrondesk.examples.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patrondesk.examples.cli.terminal.Counted;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.trial.RequestRow;
import org.patrondesk.trial.RequestSource;

/** Passes requests on and remembers where the first rejected ones stand, so that a person can mend them. One thread. */
final class RejectedLines implements RequestSource {
    private static final int REMEMBERED = 5;

    private final Path file;
    private final RequestSource source;
    private final List<String> first = new ArrayList<>();
    private long others;

    RejectedLines(Path file, RequestSource source) {
        this.file = file;
        this.source = source;
    }

    @Override
    public @Nullable RequestRow next() {
        @Nullable RequestRow row = source.next();
        if (row instanceof RequestRow.Rejected wrong) {
            if (first.size() < REMEMBERED) {
                first.add(file + ":" + wrong.line() + ": rejected, " + wrong.reason());
            } else {
                others++;
            }
        }
        return row;
    }

    /** One line for each of the first, and how many there were beside them. */
    void tell(Surroundings here) {
        first.forEach(here::say);
        if (others > 0) {
            here.say("and " + Counted.of(others, "more line") + " of " + file + ".");
        }
    }
}
