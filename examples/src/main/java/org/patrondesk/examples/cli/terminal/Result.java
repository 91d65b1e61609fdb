package org.patrondesk.examples.cli;

import java.util.List;

/**
 * What a command has to say at its end.
 *
 * @param json for programs, with {@code --json}
 * @param summary for people, without it
 * @param findings whether something was rejected or found
 */
record Result(JsonObject json, List<String> summary, boolean findings) {
    static Result done(JsonObject json, List<String> summary) {
        return new Result(json, summary, false);
    }

    int exit() {
        return findings ? Exit.FINDINGS : Exit.DONE;
    }
}
