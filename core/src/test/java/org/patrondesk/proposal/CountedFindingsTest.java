package org.patrondesk.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Roles;
import org.patrondesk.analysis.Finding;
import org.patrondesk.analysis.FindingKind;
import org.patrondesk.analysis.Findings;
import org.patrondesk.analysis.PolicyAnalysis;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Request;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Channel;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.schema.PolicyReader;

/** Findings about a policy, weighed by the decisions of a store. */
class CountedFindingsTest {
    /** Two conflicts of Riverside's words: over a few areas, and over many ages. */
    private static final PolicySet LOOKED_AT = read("""
            {"policySet":"looked-at","version":"1","philosophy":{"default":"yes"},
             "attributes":{"postcode-area":{"enum":["NE","NFA"]},"months-since-last-use":{"int":"0..240"},
               "age":{"int":"0..120"}},
             "rules":[
              {"id":"many.no","when":{"postcode-area":"NE","age":"20.."},"decide":"no"},
              {"id":"many.yes","when":{"months-since-last-use":"..200","age":"20.."},"decide":"yes"},
              {"id":"few.no","when":{"postcode-area":"NFA","age":"..3"},"decide":"no"},
              {"id":"few.yes","when":{"months-since-last-use":"..2","age":"..3"},"decide":"yes"}]}""");

    private final Riverside library = new Riverside();
    private final Session session = library.session();

    private static PolicySet read(String text) {
        return PolicyReader.read(StoredObject.parse(text));
    }

    private static Findings findings(PolicySet set) {
        return PolicyAnalysis.of(Policy.of(set), LocalDate.of(2026, 11, 18));
    }

    private void decided(Map<String, Object> facts) {
        session.requests()
                .decide(Request.at(Riverside.CENTRAL, Channel.DESK, facts))
                .orThrow();
    }

    private static List<List<Object>> conflicts(Findings findings) {
        return findings.shown().stream()
                .filter(finding -> finding.kind() == FindingKind.CONFLICT)
                .map(finding -> List.<Object>of(finding.rules().contains("few.no") ? "few" : "many", finding.rows()))
                .toList();
    }

    @Test
    void what_is_met_daily_is_told_before_what_is_larger_and_met_by_nobody() {
        session.policies().adopt(Riverside.policy()).orThrow();
        decided(Riverside.facts("NFA", 1, 2));
        decided(Riverside.facts("NFA", 2, 3));
        decided(Riverside.facts("NE", 240, 40));

        assertThat(conflicts(findings(LOOKED_AT))).containsExactly(List.of("many", 0L), List.of("few", 0L));
        CountedFindings counted = session.proposals().count(Optional.empty(), findings(LOOKED_AT));
        assertThat(conflicts(counted.findings())).containsExactly(List.of("few", 2L), List.of("many", 0L));
        assertThat(counted.basis()).isEqualTo(new Basis(3, 0, 0, 0));
    }

    @Test
    void what_cannot_be_told_is_counted_apart() {
        session.policies().adopt(Riverside.policy()).orThrow();
        session.logbook()
                .log(LogNo.atDesk(Riverside.CENTRAL, "A card?", Decision.UNWRITTEN))
                .orThrow();
        decided(Map.of("postcode-area", "NFA", "age", 2));
        decided(Map.of("age", 10));

        CountedFindings counted = session.proposals().count(Optional.empty(), findings(LOOKED_AT));
        assertThat(conflicts(counted.findings()))
                .extracting(each -> each.get(1))
                .containsOnly(0L);
        assertThat(counted.basis()).isEqualTo(new Basis(3, 1, 1, 0));
        assertThat(counted.basis().counted()).isEqualTo(1);
    }

    @Test
    void facts_in_other_words_are_counted_where_they_tell_it_and_named_where_they_do_not() {
        session.policies().adopt(read("""
                        {"policySet":"old","version":"1","philosophy":{"default":"no"},
                         "attributes":{"postcode-area":{"enum":["NE"]},"age":{"int":"0..120"},
                           "months-since-last-use":{"int":"0..240"}},"rules":[]}""")).orThrow();
        decided(Riverside.facts("NE", 3, 20));
        decided(Riverside.facts("elsewhere", 2, 2));

        CountedFindings counted = session.proposals().count(Optional.empty(), findings(LOOKED_AT));
        assertThat(conflicts(counted.findings())).containsExactly(List.of("many", 1L), List.of("few", 0L));
        assertThat(counted.basis()).as("elsewhere may be NFA today").isEqualTo(new Basis(2, 0, 1, 2));
    }

    @Test
    void each_number_of_rows_is_that_of_the_decisions_in_the_findings_own_words() {
        session.policies().adopt(LOOKED_AT).orThrow();
        for (String area : List.of("NE", "NFA", "elsewhere")) {
            for (int age : List.of(2, 10, 20, 60)) {
                decided(Riverside.facts(area, 1, age));
            }
        }
        for (Finding finding : session.proposals()
                .count(Optional.empty(), findings(LOOKED_AT))
                .findings()
                .all()) {
            long rows = finding.rows();
            switch (finding.kind()) {
                case CONFLICT -> assertThat(rows).isEqualTo(finding.rules().contains("few.no") ? 1 : 2);
                default -> assertThat(rows).isLessThanOrEqualTo(12);
            }
        }
    }

    @Test
    void only_who_may_review_may_count() {
        Session caller = library.session(Actor.Staff.of(Riverside.TENANT, "staff-3", Roles.CALLER));

        assertThatThrownBy(() -> caller.proposals().count(Optional.empty(), findings(LOOKED_AT)))
                .isInstanceOf(AccessDenied.class);
    }
}
