package org.patrondesk.examples.cli.terminal;

import java.util.List;

/**
 * What a command has to say at its end.
 *
 * @param json for programs, with {@code --json}: each object a line of its own
 * @param summary for people, without it
 * @param exit one of {@link Exit}
 */
public record Result(List<JsonObject> json, List<String> summary, int exit) {
    public Result {
        json = List.copyOf(json);
        summary = List.copyOf(summary);
    }

    public static Result done(JsonObject json, List<String> summary) {
        return new Result(List.of(json), summary, Exit.DONE);
    }

    /** Done, and perhaps something was rejected or found. */
    public static Result found(JsonObject json, List<String> summary, boolean findings) {
        return new Result(List.of(json), summary, findings ? Exit.FINDINGS : Exit.DONE);
    }

    /** Of a command that has printed its answers one by one. */
    public static Result streamed(List<String> summary, int exit) {
        return new Result(List.of(), summary, exit);
    }
}
