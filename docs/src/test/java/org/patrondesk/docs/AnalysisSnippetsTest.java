package org.patrondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patrondesk.analysis.Finding;
import org.patrondesk.analysis.FindingKind;
import org.patrondesk.analysis.FindingTally;
import org.patrondesk.analysis.Findings;
import org.patrondesk.analysis.PolicyAnalysis;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.storage.policy.PolicyFiles;

/** The tagged region about analysis, on the shipped policy with contradictions. */
class AnalysisSnippetsTest {
    @Test
    void contradictions_are_found_and_counted() throws IOException {
        Path file = Pages.root().resolve("examples/policies/contradictions.yaml");
        LocalDate today = LocalDate.of(2026, 11, 22);
        Map<String, Object> recorded =
                Map.of("activity", "take-test", "on", "public-computer", "content", "other", "minutes", 120);
        List<String> toRead = new ArrayList<>();
        // tag::policy-analysis
        PolicySet set = new PolicyFiles().readUnproved(file.toString(), Files.readAllBytes(file));
        Findings findings = PolicyAnalysis.of(Policy.ofKept(set), today);
        FindingTally tally = findings.tally();
        // each recorded decision, with the vocabulary in whose words it was kept
        tally.add(set.vocabulary().facts(recorded), set.vocabulary());
        for (Finding finding : tally.findings().shown()) {
            toRead.add(finding.sentence() + " " + finding.edit());
        }
        // end::policy-analysis
        assertThat(toRead).hasSize(2).first().asString().startsWith("Offering 'take-your-test-here' must be possible");
        assertThat(tally.findings().shown().get(0).rows()).isEqualTo(1);
        assertThat(findings.counts()).containsEntry(FindingKind.OFFERING, 2);
    }
}
