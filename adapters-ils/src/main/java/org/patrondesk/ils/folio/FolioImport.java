package org.patrondesk.ils.folio;

import java.util.List;
import org.patrondesk.journal.StoredObject;

/**
 * What an import gives. Immutable.
 *
 * @param policy the policy, as its JSON file holds it
 * @param findings what a person should look at, in the order of the rule file, with what the tables show first
 * @param lines how many lines the rule file has
 * @param rules how many rules the policy has, the fallback among them
 */
public record FolioImport(StoredObject policy, List<FolioFinding> findings, int lines, int rules) {
    public FolioImport {
        findings = List.copyOf(findings);
    }

    /** How many rows were left out because they can never match. */
    public long leftOut() {
        return findings.stream()
                .filter(finding -> finding.kind() == FolioFinding.Kind.NEVER_MATCHES)
                .count();
    }
}
