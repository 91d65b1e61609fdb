package org.patrondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.ils.folio.FolioFinding;
import org.patrondesk.ils.folio.FolioImport;
import org.patrondesk.ils.folio.FolioRules;
import org.patrondesk.ils.folio.FolioTables;
import org.patrondesk.journal.StoredObject;

/** The tagged region stands on a page, word for word ({@link PagesTest} compares them). */
class FolioSnippetsTest {
    @TempDir
    Path tables;

    @Test
    void folio_rules_become_a_policy_file() throws IOException {
        Files.writeString(tables.resolve("material_types.json"), "[{\"id\": \"0b1\", \"name\": \"book\"}]");
        Path rules = tables.resolve("rules.txt");
        Files.writeString(rules, """
                priority: number-of-criteria, last-line
                fallback-policy: l none r none n none o none i none
                m 0b1 dvd: l three-weeks r holds n mail o ten-cents i replace
                """);
        Path policyFile = tables.resolve("policy.json");
        List<String> toLookAt = new ArrayList<>();
        // tag::folio-rules
        FolioImport imported = FolioRules.read("rules.txt", Files.readAllBytes(rules), FolioTables.read(tables));
        for (FolioFinding finding : imported.findings()) {
            toLookAt.add(finding.toString());
        }
        Files.writeString(policyFile, imported.policy().canonical());
        // end::folio-rules
        assertThat(toLookAt)
                .containsExactly("rules.txt:3:7: The material type 'dvd' is not in material_types.json;"
                        + " the rule is kept as it is.");
        assertThat(StoredObject.parse(Files.readString(policyFile))).isEqualTo(imported.policy());
    }
}
