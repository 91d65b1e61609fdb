package org.patrondesk.examples.cli.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.patrondesk.analysis.Finding;
import org.patrondesk.analysis.Findings;
import org.patrondesk.examples.cli.terminal.Counted;
import org.patrondesk.examples.cli.terminal.JsonObject;

/** Findings for programs and for people. */
final class FindingShapes {
    private FindingShapes() {}

    static JsonObject json(Finding finding) {
        return new JsonObject()
                .with("kind", finding.kind().code())
                .with("rules", finding.rules())
                .with("offering", finding.offering())
                .with("witness", finding.witness())
                .with("rows", finding.rows())
                .with("edit", finding.edit())
                .with("sentence", finding.sentence());
    }

    /** One line each, then how many more there are, and what was not found out. */
    static List<String> words(Findings findings) {
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings.shown()) {
            String rows = finding.rows() == 0 ? "" : " (" + Counted.of(finding.rows(), "decision") + ")";
            lines.add("  " + finding.kind().code() + rows + ": " + finding.sentence() + " " + finding.edit());
        }
        if (!findings.more().isEmpty()) {
            lines.add("  and more: "
                    + findings.more().entrySet().stream()
                            .map(more -> more.getKey().code() + " " + Counted.number(more.getValue()))
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        if (!findings.undecided().isEmpty()) {
            lines.add("  not found out about: " + String.join(", ", findings.undecided()) + ".");
        }
        return lines;
    }
}
