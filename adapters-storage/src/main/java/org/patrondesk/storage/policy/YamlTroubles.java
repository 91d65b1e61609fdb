package org.patrondesk.storage.policy;

import org.patrondesk.policy.PolicyProblem;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What the parser refuses, in our words: its own message quotes the file, so only its places and kinds are used. */
final class YamlTroubles {
    static final String REFERENCE =
            "A policy has no anchors and no aliases; write the value out, or put the text in quotes.";
    static final String TAG = "A policy has no tags; remove the word with the exclamation mark, or put it in quotes.";

    private static final String NEVER_CLOSED = "The bracket or quote that opens here is never closed; close it.";
    private static final String NO_COLON =
            "No colon follows this word; write 'key: value', and indent the lines of a longer text.";
    private static final String QUOTES_NEEDED = "A text cannot begin with this character; put the text in quotes.";
    private static final String NO_ESCAPE =
            "No escape begins like this; write two backslashes for one, or use single quotes.";
    static final String NOT_YAML = "The file is not YAML here; look for wrong indentation, a missing colon, comma"
            + " or quote, or a colon in a text without quotes.";

    private YamlTroubles() {}

    static Spot spot(Mark mark) {
        return new Spot(mark.getLine() + 1, mark.getColumn() + 1);
    }

    static PolicyProblem of(YamlText text, MarkedYAMLException e) {
        Spot problem = spot(e.getProblemMark());
        Spot begin = e.getContextMark() == null ? problem : spot(e.getContextMark());
        String context = e.getContext() == null ? "" : e.getContext();
        // No word begins with these, so the parser has stopped within a tag or a reference.
        return switch (text.at(begin)) {
            case '!' -> text.problem(begin, TAG);
            case '&', '*' -> text.problem(begin, REFERENCE);
            default -> inWord(text, context, begin, problem);
        };
    }

    private static PolicyProblem inWord(YamlText text, String context, Spot begin, Spot problem) {
        if (context.startsWith("while scanning a simple key")) {
            return text.problem(begin, NO_COLON);
        }
        if (text.at(problem) == 0) {
            return text.problem(begin, begin.equals(problem) ? FileLimits.CUT_OFF : NEVER_CLOSED);
        }
        if (context.startsWith("while scanning for the next token")) {
            return text.at(problem) == '\t' ? text.tab(problem) : text.problem(problem, QUOTES_NEEDED);
        }
        boolean escape = context.startsWith("while scanning a double-quoted scalar");
        return text.problem(problem, escape ? NO_ESCAPE : NOT_YAML);
    }
}
