package org.patrondesk.examples.cli.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patrondesk.examples.cli.terminal.Counted;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.ils.folio.FolioFinding;
import org.patrondesk.ils.folio.FolioImport;
import org.patrondesk.policy.PolicySet;

/** An import of FOLIO's rules for programs and for people. */
final class FolioShapes {
    private FolioShapes() {}

    static JsonObject json(FolioImport imported, PolicySet set, String out) {
        return new JsonObject()
                .with("out", out)
                .with("policySet", set.id())
                .with("version", set.version())
                .with("hash", set.hash().hex())
                .with("lines", imported.lines())
                .with("rules", imported.rules())
                .with("leftOut", imported.leftOut())
                .with(
                        "findings",
                        imported.findings().stream().map(FolioShapes::finding).toList());
    }

    private static JsonObject finding(FolioFinding finding) {
        return new JsonObject()
                .with("kind", finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .with("place", finding.place())
                .with("sentence", finding.sentence());
    }

    static List<String> words(FolioImport imported, PolicySet set, String out) {
        List<String> lines = new ArrayList<>();
        lines.add(Counted.of(imported.lines(), "line") + " became " + Counted.of(imported.rules(), "rule") + "; "
                + Counted.of(imported.leftOut(), "row") + " left out that can never match.");
        if (!imported.findings().isEmpty()) {
            lines.add("To look at:");
            imported.findings().forEach(finding -> lines.add("  " + finding));
        }
        lines.add("The policy " + set.id() + " " + set.version() + ", hash " + set.hash() + ": " + out);
        return lines;
    }
}
