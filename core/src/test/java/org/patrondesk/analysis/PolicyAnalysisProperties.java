package org.patrondesk.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.patrondesk.diff.PolicyDiff;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyTrees;
import org.patrondesk.policy.Rule;
import org.patrondesk.policy.Verdict;

class PolicyAnalysisProperties {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void exactly_what_asking_every_request_finds_is_found(@ForAll long seed) {
        Policy policy = PlannedPolicies.of(seed);
        Enumeration every = new Enumeration(policy, DAY);

        Findings findings = PolicyAnalysis.of(policy, DAY);

        assertThat(findings.undecided()).isEmpty();
        List<String> found = findings.all().stream()
                .filter(finding -> finding.kind() != FindingKind.UNUSED)
                .flatMap(PolicyAnalysisProperties::subjects)
                .toList();
        assertThat(found).doesNotHaveDuplicates();
        Set<String> expected = every.findings();
        // A rule that wins over more than are named: which of them are named does not matter.
        findings.all().stream()
                .filter(finding -> finding.rules().size() == 1 + Conflicts.MOST)
                .forEach(finding -> expected.removeIf(each -> isUnnamed(each, finding)));
        assertThat(new TreeSet<>(found)).isEqualTo(expected);
        assertThat(findings.total()).isEqualTo(findings.all().size());
        findings.all().forEach(finding -> shows(finding, policy, every));
    }

    private static Stream<String> subjects(Finding finding) {
        String kind = finding.kind().code();
        return switch (finding.kind()) {
            case GAP -> Stream.of(kind);
            case OFFERING -> Stream.of(kind + " " + finding.offering());
            case CONFLICT ->
                finding.rules().stream()
                        .skip(1)
                        .map(other -> kind + " " + finding.rules().get(0) + " " + other);
            default -> Stream.of(kind + " " + finding.rules().get(0));
        };
    }

    private static boolean isUnnamed(String pair, Finding conflict) {
        return conflict.kind() == FindingKind.CONFLICT
                && pair.startsWith("conflict " + conflict.rules().get(0) + " ")
                && subjects(conflict).noneMatch(pair::equals);
    }

    /** The witness of a finding, decided, is a case of it. */
    private static void shows(Finding finding, Policy policy, Enumeration every) {
        if (finding.witness().isEmpty()) {
            assertThat(finding.kind()).isIn(FindingKind.NEVER_EFFECTIVE, FindingKind.REVIEW_OVERDUE);
            return;
        }
        Verdict verdict = every.answer(finding.witness());
        switch (finding.kind()) {
            case GAP -> assertThat(verdict.rule()).isEqualTo(Verdict.DEFAULT);
            case CONFLICT -> {
                assertThat(verdict.rule()).isEqualTo(finding.rules().get(0));
                assertThat(verdict.matches())
                        .contains(finding.rules().get(0), finding.rules().get(1));
            }
            case SHADOWED -> {
                assertThat(verdict.matches()).contains(finding.rules().get(0));
                assertThat(verdict.rule()).isNotEqualTo(finding.rules().get(0));
                assertThat(finding.rules()).hasSizeGreaterThan(1);
                assertThat(isShadowedBy(policy, finding)).isTrue();
            }
            case REDUNDANT, OBLIGATION ->
                assertThat(verdict.matches()).contains(finding.rules().get(0));
            case OFFERING -> {
                var must = policy.set().offerings().stream()
                        .filter(each -> each.id().equals(finding.offering()))
                        .findFirst()
                        .orElseThrow()
                        .must();
                boolean wrong = switch (must) {
                    case ALWAYS -> verdict.outcome().isNo();
                    case NEVER -> verdict.outcome().isYes();
                    case BE_POSSIBLE -> !verdict.outcome().isYes();
                };
                assertThat(wrong).isTrue();
            }
            default -> {}
        }
    }

    /** With no other rules than those named, the first is shadowed as well. */
    private static boolean isShadowedBy(Policy policy, Finding finding) {
        Policy named = policy;
        for (Rule rule : policy.set().rules()) {
            if (!finding.rules().contains(rule.id())) {
                named = named.without(rule.id());
            }
        }
        return new Enumeration(named, DAY)
                .findings()
                .contains("shadowed " + finding.rules().get(0));
    }

    /** While a search for one loser was under way, another became known, and was told by neither. */
    @Example
    void a_conflict_that_becomes_known_while_another_is_looked_for_is_found() {
        exactly_what_asking_every_request_finds_is_found(22_543);
    }

    /** Otherwise the proof above could be one about nothing. */
    @Example
    void small_policies_have_something_of_every_kind() {
        Set<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
        for (long seed = 0; seed < 400; seed++) {
            PolicyAnalysis.of(PlannedPolicies.of(seed), DAY).counts().keySet().forEach(kinds::add);
        }
        // Examples that fail are refused where policies are read; PolicyAnalysisTest has one.
        kinds.add(FindingKind.EXPECTATION);
        assertThat(kinds).containsExactly(FindingKind.values());
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void without_a_shadowed_or_redundant_rule_nothing_changes(@ForAll long seed) {
        Policy policy = PlannedPolicies.of(seed);
        for (Finding finding : PolicyAnalysis.of(policy, DAY).all()) {
            if (finding.kind() == FindingKind.SHADOWED || finding.kind() == FindingKind.REDUNDANT) {
                Policy without = policy.without(finding.rules().get(0));
                assertThat(PolicyDiff.between(policy, without, DAY).isNone())
                        .as(finding.sentence())
                        .isTrue();
            }
        }
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void what_the_rules_determine_adds_up_to_all_requests(@ForAll long seed) {
        Policy policy = PlannedPolicies.of(seed);
        Map<String, Long> counted = new HashMap<>();
        Enumeration every = new Enumeration(policy, DAY);
        PolicyTrees.requests()
                .forEach(request -> counted.merge(every.answer(request).rule(), 1L, Long::sum));

        Shares shares = Shares.of(policy, DAY);

        assertThat(shares.domain()).isEqualTo(BigInteger.valueOf(96));
        assertThat(shares.byRule().values().stream().reduce(BigInteger.ZERO, BigInteger::add))
                .isEqualTo(shares.domain());
        shares.byRule()
                .forEach((rule, volume) ->
                        assertThat(volume.longValueExact()).as(rule).isEqualTo(counted.getOrDefault(rule, 0L)));
    }
}
