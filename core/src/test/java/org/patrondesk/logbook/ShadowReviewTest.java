package org.patrondesk.logbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.access.Identity;
import org.patrondesk.decision.Request;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Verdict;
import org.patrondesk.replay.Replay;
import org.patrondesk.schema.PolicyReader;

class ShadowReviewTest {
    private static final Period THIS_WEEK = Period.ofIsoWeek("2026-W47", Riverside.LONDON);

    private final Riverside library = new Riverside();
    private final Session session = library.session();

    @BeforeEach
    void adopt() {
        session.policies().adopt(Riverside.policy()).orThrow();
    }

    @Test
    void differences_are_grouped_by_both_outcomes_and_the_rule_and_the_most_frequent_stands_first() {
        shadow(Riverside.CENTRAL, "NE", 40, Outcome.NO);
        shadow(Riverside.CENTRAL, "NE", 9, Outcome.YES);
        shadow(Riverside.HARBOUR, "NE", 9, Outcome.YES);
        shadow(Riverside.HARBOUR, "NE", 8, Outcome.YES);
        shadow(Riverside.CENTRAL, "DH", 40, Outcome.YES);
        shadow(Riverside.CENTRAL, "DH", 40, Outcome.NO);
        shadow(Riverside.CENTRAL, "NE", 9, Outcome.NO_WITH_ALTERNATIVE);
        shadow(Riverside.CENTRAL, "NE", 40, Outcome.YES);
        shadow(Riverside.CENTRAL, "DH", 40, Outcome.REFER);

        ShadowReview review = session.logbook().shadowReview(THIS_WEEK);

        assertThat(review.period()).isEqualTo(THIS_WEEK);
        assertThat(review.shadowed()).isEqualTo(9);
        assertThat(review.same()).isEqualTo(3);
        assertThat(review.differing()).isEqualTo(6);
        assertThat(review.differences())
                .containsExactly(
                        difference(
                                Outcome.YES,
                                Outcome.NO,
                                "too-young",
                                3,
                                "Central Harbour",
                                facts("NE", 9),
                                facts("NE", 8)),
                        difference(Outcome.NO, Outcome.YES, Verdict.DEFAULT, 1, "Central", facts("NE", 40)),
                        difference(Outcome.YES, Outcome.REFER, "out-of-area", 1, "Central", facts("DH", 40)),
                        difference(Outcome.NO, Outcome.REFER, "out-of-area", 1, "Central", facts("DH", 40)));
    }

    @Test
    void a_review_sees_only_its_week_and_the_branches_of_its_reader() {
        shadow(Riverside.CENTRAL, "NE", 9, Outcome.YES);
        shadow(Riverside.HARBOUR, "NE", 9, Outcome.YES);
        shadow(Riverside.HARBOUR, "NE", 9, Outcome.NO);
        library.deskAt(THIS_WEEK.to())
                .as(Identity::of, Riverside.everybody())
                .shadow(request(Riverside.HARBOUR, "NE", 9), Outcome.YES)
                .orThrow();

        ShadowReview harbour = library.session(Riverside.HARBOUR).logbook().shadowReview(THIS_WEEK);

        assertThat(harbour.shadowed()).isEqualTo(2);
        assertThat(harbour.differing()).isEqualTo(1);
        assertThat(harbour.differences())
                .singleElement()
                .satisfies(found -> assertThat(found.branches()).containsExactly("Harbour"));
        assertThat(session.logbook().shadowReview(THIS_WEEK).shadowed()).isEqualTo(3);
    }

    @Test
    void a_week_without_shadows_has_none() {
        assertThat(session.logbook().shadowReview(THIS_WEEK))
                .isEqualTo(new ShadowReview(THIS_WEEK, 0, 0, 0, List.of()));
    }

    @Test
    void branches_and_examples_are_bounded_and_the_count_is_not() {
        IntStream.range(0, 30).forEach(n -> shadow(new Branch("Branch " + (10 + n)), "NE", n % 10, Outcome.YES));

        assertThat(session.logbook().shadowReview(THIS_WEEK).differences())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.n()).isEqualTo(30);
                    assertThat(found.branches())
                            .hasSize(ShadowReview.BRANCHES)
                            .startsWith("Branch 10")
                            .endsWith("Branch 29");
                    assertThat(found.examples()).containsExactly(facts("NE", 0), facts("NE", 1), facts("NE", 2));
                });
    }

    @Test
    void the_differences_listed_are_bounded_and_those_left_out_are_counted() {
        session.policies().adopt(oneRuleForEachAge()).orThrow();
        IntStream.rangeClosed(0, ShadowReview.LISTED).forEach(age -> shadow(Riverside.CENTRAL, "NE", age, Outcome.YES));
        shadow(Riverside.CENTRAL, "NE", ShadowReview.LISTED, Outcome.YES);

        ShadowReview review = session.logbook().shadowReview(THIS_WEEK);

        assertThat(review.differing()).isEqualTo(ShadowReview.LISTED + 2);
        assertThat(review.differences()).hasSize(ShadowReview.LISTED);
        assertThat(review.differences().get(0).rule()).isEqualTo("age-" + ShadowReview.LISTED);
    }

    @Test
    void shadows_are_replayed_under_a_candidate_by_what_the_policy_answered() {
        shadow(Riverside.CENTRAL, "NE", 9, Outcome.YES);
        shadow(Riverside.CENTRAL, "NE", 40, Outcome.NO);

        assertThat(session.logbook().replayShadows(Riverside.policy()))
                .isEqualTo(session.logbook().replayShadows(Riverside.policy("2", 6)))
                .satisfies(same -> assertThat(same.same()).isEqualTo(2));
        Replay.Report report = session.logbook().replayShadows(Riverside.withoutRules());
        assertThat(report.decisions()).isEqualTo(2);
        assertThat(report.noToYes()).isEqualTo(1);
        assertThat(report.same()).isEqualTo(1);
    }

    private static PolicySet oneRuleForEachAge() {
        List<StoredObject> rules = IntStream.rangeClosed(0, ShadowReview.LISTED)
                .mapToObj(age -> StoredObject.parse(
                        "{\"id\":\"age-%1$d\",\"when\":{\"age\":\"%1$d..%1$d\"},\"decide\":\"no\"}".formatted(age)))
                .toList();
        return PolicyReader.read(
                Riverside.policy().stored().with("version", "3").with("rules", rules));
    }

    private void shadow(Branch branch, String area, int age, Outcome theirs) {
        session.shadow(request(branch, area, age), theirs).orThrow();
    }

    private static Request request(Branch branch, String area, int age) {
        return Request.at(branch, Channel.DESK, Riverside.facts(area, 0, age));
    }

    private static String facts(String area, int age) {
        return Riverside.policy()
                .vocabulary()
                .facts(Riverside.facts(area, 0, age))
                .canonical();
    }

    private static ShadowReview.Difference difference(
            Outcome theirs, Outcome ours, String rule, long n, String branches, String... examples) {
        return new ShadowReview.Difference(theirs, ours, rule, n, List.of(branches.split(" ")), List.of(examples));
    }
}
