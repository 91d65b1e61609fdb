package org.patrondesk.ils.folio.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.patrondesk.policy.PolicyProblem;

/** Puts the lines of a rule file together: priority, fallback, and rows within rows. One thread. */
public final class RuleParser {
    private static final int DEEPEST = 64;

    private final Places places;
    private final List<Line> lines;
    private final List<Row> rows = new ArrayList<>();
    private Map<PolicyLetter, Token> fallback = Map.of();

    private RuleParser(Places places, List<Line> lines) {
        this.places = places;
        this.lines = lines;
    }

    /**
     * Reads a whole rule file.
     *
     * @throws PolicyProblem at the first thing that is wrong
     */
    public static RuleFile parse(Places places, List<Line> lines) {
        return new RuleParser(places, lines).file();
    }

    private RuleFile file() {
        if (lines.isEmpty()) {
            throw places.problem(
                    1, 1, "The file holds no rules; it starts with a priority line and a fallback-policy.");
        }
        Line first = lines.get(0);
        if (!first.first().is("priority")) {
            throw places.problem(first.first(), "The priority line is missing; it stands before everything else.");
        }
        refuseIndent(first);
        Priority priority = PriorityReader.read(new Cursor(places, first));
        for (Line line : lines.subList(1, lines.size())) {
            read(line, priority);
        }
        refuseEmptyNest();
        if (fallback.isEmpty()) {
            Line last = lines.get(lines.size() - 1);
            throw places.problem(
                    last.number(), last.end(), "The fallback-policy line is missing; " + placeOfFallback(priority));
        }
        return new RuleFile(priority, fallback, rows);
    }

    private void read(Line line, Priority priority) {
        Token first = line.first();
        if (first.is("priority")) {
            throw places.problem(first, "A second priority line stands here; keep one.");
        }
        if (first.is("fallback-policy")) {
            readFallback(line, priority);
        } else {
            readRow(line, priority);
        }
    }

    private void readFallback(Line line, Priority priority) {
        if (!fallback.isEmpty()) {
            throw places.problem(line.first(), "A second fallback-policy line stands here; keep one.");
        }
        refuseIndent(line);
        refuseEmptyNest();
        Cursor cursor = new Cursor(places, line);
        cursor.need("fallback-policy", placeOfFallback(priority));
        fallback = CriteriaReader.policies(cursor);
    }

    private void readRow(Line line, Priority priority) {
        if (fallback.isEmpty() != priority.fallbackStandsLast()) {
            String wrong =
                    fallback.isEmpty() ? "A rule stands before the fallback-policy; " : "A rule stands behind it; ";
            throw places.problem(line.first(), wrong + placeOfFallback(priority));
        }
        Cursor cursor = new Cursor(places, line);
        List<Criterion> criteria = CriteriaReader.criteria(cursor);
        Row within = nestOf(line);
        rows.add(new Row(line, criteria, within, cursor.atEnd() ? Map.of() : CriteriaReader.policies(cursor)));
    }

    private static String placeOfFallback(Priority priority) {
        return priority.fallbackStandsLast()
                ? "with 'priority: first-line' the fallback-policy line stands behind the last rule."
                : "the fallback-policy line stands between the priority line and the first rule.";
    }

    /** The row that a line stands within; it must be deeper than the row before it, or as deep as an open one. */
    private @Nullable Row nestOf(Line line) {
        Row before = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        if (before == null) {
            refuseIndent(line);
            return null;
        }
        if (line.indent() > before.line().indent()) {
            refuseTooDeep(line, before);
            return before;
        }
        refuseEmptyNest();
        Row level = before;
        for (Row outer = level.within();
                level.line().indent() > line.indent() && outer != null;
                outer = level.within()) {
            level = outer;
        }
        if (level.line().indent() != line.indent()) {
            throw badIndent(line);
        }
        return level.within();
    }

    private void refuseTooDeep(Line line, Row within) {
        int depth = 0;
        for (Row row = within; row != null; row = row.within()) {
            depth++;
        }
        if (depth >= DEEPEST) {
            throw places.problem(line.first(), "This is nested deeper than " + DEEPEST + " levels; write it with '+'.");
        }
    }

    private PolicyProblem badIndent(Line line) {
        return places.problem(
                line.first(),
                "The line is indented by " + line.indent()
                        + " spaces, like no open line above it; use the indentation of the line it belongs beside.");
    }

    private void refuseIndent(Line line) {
        if (line.indent() > 0) {
            throw places.problem(
                    line.first(), "The line is indented, but stands in no nest; remove the spaces before it.");
        }
    }

    /** Called where the last row turns out to open no nest. */
    private void refuseEmptyNest() {
        Row last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        if (last != null && !last.decides()) {
            throw places.problem(
                    last.line().first(),
                    "The policies are missing: nothing is nested within this line, so it needs ':' and policies.");
        }
    }
}
