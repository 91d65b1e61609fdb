package org.patrondesk.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Policy;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.vocabulary.Vocabulary;

class PolicyAnalysisTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private static Policy policy(Object rules, Object offerings, Object examples) {
        return Policy.ofKept(PolicyReader.readUnproved(StoredObject.ofMap(Map.of(
                "policySet",
                "desk",
                "version",
                "1",
                "philosophy",
                Map.of("default", "yes"),
                "attributes",
                Map.of(
                        "service", Map.of("enum", List.of("loan", "room", "scan", "fax")),
                        "fine", Map.of("money", "USD")),
                "rules",
                rules,
                "offerings",
                offerings,
                "expect",
                examples))));
    }

    private static Map<String, Object> rule(String id, String decide, Map<String, Object> when) {
        return Map.of("id", id, "decide", decide, "when", when);
    }

    private static Map<String, Object> example(String decide) {
        return Map.of("request", Map.of("service", "loan", "fine", "3.00"), "decide", decide);
    }

    @Test
    void an_example_that_fails_is_a_finding_and_one_that_comes_true_is_none() {
        Policy policy = policy(
                List.of(rule("debt", "no", Map.of("fine", "1.00.."))),
                List.of(),
                List.of(example("no"), example("yes")));
        Findings findings = PolicyAnalysis.of(policy, DAY, EnumSet.of(FindingKind.EXPECTATION));
        assertThat(findings.all()).singleElement().satisfies(finding -> {
            assertThat(finding.rules()).containsExactly("debt");
            assertThat(finding.witness()).isEqualTo(Map.of("service", "loan", "fine", "3.00"));
            assertThat(finding.sentence()).startsWith("Example 2 expects yes, but the answer is no by 'debt'");
        });
    }

    @Test
    void a_translation_of_what_the_policy_does_not_say_is_found_with_what_was_meant() {
        StoredObject stored = policy(
                        List.of(Map.of(
                                "id", "debt", "decide", "no", "instead", "a seat", "when", Map.of("fine", "1.00.."))),
                        List.of(),
                        List.of(example("no")))
                .set()
                .stored()
                .with(
                        "translations",
                        Map.of("es", Map.of("a seet", "un asiento", "loan", "préstamo", "other", "otro")));
        assertThat(PolicyAnalysis.of(
                                Policy.ofKept(PolicyReader.readUnproved(stored)), DAY, EnumSet.of(FindingKind.UNUSED))
                        .all())
                .extracting(Finding::edit)
                .contains(
                        "Delete the translation of 'a seet', or write it as the policy does; did you mean 'a seat'?",
                        "Delete the translation of 'other', or write it as the policy does.")
                .noneMatch(edit -> edit.contains("'loan'") && edit.contains("translation"));
    }

    @Test
    void attributes_and_words_that_nothing_names_are_told_once_each() {
        Policy policy = policy(
                List.of(rule("room", "no", Map.of("service", List.of("room", "loan")))),
                List.of(Map.of("id", "scanning", "needs", Map.of("service", "scan"), "must", "always")),
                List.of());
        assertThat(PolicyAnalysis.of(policy, DAY).all())
                .extracting(Finding::kind, Finding::edit)
                .containsExactly(
                        tuple(FindingKind.UNUSED, "Delete attribute 'fine'."),
                        tuple(FindingKind.UNUSED, "Delete value 'fax' of attribute 'service'."));
    }

    @Test
    void recorded_decisions_are_counted_where_a_finding_matters_and_rank_it() {
        Policy policy = policy(
                List.of(
                        rule("debt", "no", Map.of("fine", "10.00..")),
                        rule("room", "yes", Map.of("service", "room")),
                        rule("scan", "yes", Map.of("service", "scan", "fine", "20.00.."))),
                List.of(Map.of("id", "rooms", "needs", Map.of("service", "room"), "must", "always")),
                List.of());
        Findings found = PolicyAnalysis.of(policy, DAY);
        FindingTally tally = found.tally();
        Vocabulary vocabulary = policy.set().vocabulary();
        for (String fine : List.of("0.00", "9.99", "10.00", "50.00")) {
            tally.add(vocabulary.facts(Map.of("service", "room", "fine", fine)), vocabulary);
        }
        tally.add(vocabulary.facts(Map.of("service", "scan", "fine", "20.00")), vocabulary);
        tally.add(vocabulary.facts(Map.of("service", "room")), vocabulary);
        tally.add(vocabulary.facts(Map.of("fine", "30.00")), vocabulary);
        Findings counted = tally.findings();
        assertThat(found.shown()).allMatch(finding -> finding.rows() == 0);
        assertThat(counted.total()).isEqualTo(found.total());
        Map<FindingKind, Long> rows = new EnumMap<>(FindingKind.class);
        counted.all().forEach(finding -> rows.put(finding.kind(), finding.rows()));
        assertThat(rows)
                .containsEntry(FindingKind.OFFERING, 2L)
                .containsEntry(FindingKind.CONFLICT, 2L)
                .containsEntry(FindingKind.SHADOWED, 1L);
    }

    @Test
    void more_than_twenty_are_counted_and_every_kind_is_shown() {
        List<Object> rules = new ArrayList<>();
        rules.add(rule("debt", "no", Map.of("fine", "1.00..")));
        for (int i = 0; i < 40; i++) {
            rules.add(rule("fine-" + i, "yes", Map.of("fine", 10 + i + ".00..", "service", "loan")));
        }
        rules.add(Map.of("id", "old", "decide", "no", "effective", "..2020-01-01"));
        Findings findings = PolicyAnalysis.of(policy(rules, List.of(), List.of()), DAY);
        assertThat(findings.counts().get(FindingKind.SHADOWED)).isEqualTo(40);
        assertThat(findings.shown()).hasSize(Findings.SHOWN);
        assertThat(findings.shown()).extracting(Finding::kind).contains(FindingKind.NEVER_EFFECTIVE);
        assertThat(findings.more().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(findings.total() - Findings.SHOWN);
        assertThat(findings.all()).hasSize(findings.total());
    }

    @Test
    void what_takes_too_many_steps_is_undecided_and_never_guessed() {
        List<Object> rules = new ArrayList<>();
        for (String service : List.of("loan", "room", "scan", "fax", "other")) {
            rules.add(rule("no-" + service, "no", Map.of("service", service)));
        }
        rules.add(rule("late", "yes", Map.of("fine", "1.00..")));
        Policy policy = policy(rules, List.of(), List.of());
        Findings hasty = PolicyAnalysis.of(policy, DAY, EnumSet.of(FindingKind.SHADOWED), 1);
        assertThat(hasty.undecided()).containsExactly("late");
        assertThat(hasty.all()).isEmpty();
        Findings patient = PolicyAnalysis.of(policy, DAY, EnumSet.of(FindingKind.SHADOWED), 100);
        assertThat(patient.undecided()).isEmpty();
        assertThat(patient.all())
                .singleElement()
                .satisfies(finding -> assertThat(finding.rules())
                        .containsExactlyInAnyOrder("late", "no-loan", "no-room", "no-scan", "no-fax", "no-other"));
    }
}
