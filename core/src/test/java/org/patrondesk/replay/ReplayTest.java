package org.patrondesk.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.vocabulary.Facts;

class ReplayTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private static final PolicySet NOW =
            words("\"area\":{\"enum\":[\"NE\"]}", "{\"id\":\"out\",\"when\":{\"area\":\"other\"},\"decide\":\"no\"}");

    @Test
    void a_changed_rule_changes_just_the_cases_between() {
        Replay replay = new Replay(Policy.of(Riverside.policy("2", 9)));
        PolicySet then = Riverside.policy("1", 6);
        int[] months = {5, 6, 8, 9};
        for (int m : months) {
            replay.add(recorded(then, Riverside.facts("NE", m, 40)));
        }

        // Six and eight months were conditional, a yes with a condition, and are a plain yes now.
        Replay.Sample six = sample(then, 6);
        Replay.Sample eight = sample(then, 8);
        assertThat(replay.report())
                .isEqualTo(new Replay.Report(
                        4,
                        2,
                        0,
                        0,
                        2,
                        Map.of(),
                        List.of(),
                        List.of(new Replay.RuleEffect("unused", 0, 0, 2, List.of(six, eight)))));
    }

    @Test
    void nos_that_become_a_yes_and_the_reverse_are_told_apart_by_the_rule_of_then() {
        PolicySet strict = words("\"a\":{\"boolean\":true}", "{\"id\":\"r1\",\"when\":{\"a\":true},\"decide\":\"no\"}");
        PolicySet opposite =
                words("\"a\":{\"boolean\":true}", "{\"id\":\"r2\",\"when\":{\"a\":false},\"decide\":\"no\"}");
        Replay replay = new Replay(Policy.of(opposite));
        replay.add(recorded(strict, Map.of("a", true)));
        replay.add(recorded(strict, Map.of("a", true)));
        replay.add(recorded(strict, Map.of("a", false)));

        assertThat(replay.report().noToYes()).isEqualTo(2);
        assertThat(replay.report().yesToNo()).isEqualTo(1);
        assertThat(replay.report().byRule())
                .containsExactly(
                        new Replay.RuleEffect("r1", 2, 0, 0, List.of(sample(strict, true, Outcome.NO, "default"))),
                        new Replay.RuleEffect("default", 0, 1, 0, List.of(sample(strict, false, Outcome.YES, "r2"))));
    }

    @Test
    void a_band_that_the_candidate_splits_is_told_by_its_attribute_and_its_values() {
        Replay replay = new Replay(Policy.of(banded("18, 21, 65", "21..")));
        PolicySet then = banded("18, 65", "65..");
        replay.add(recorded(then, Map.of("age", 30)));
        replay.add(recorded(then, Map.of("age", 50)));
        replay.add(recorded(then, Map.of("age", 70)));
        replay.add(recorded(then, Map.of("age", 9)));

        assertThat(replay.report())
                .isEqualTo(new Replay.Report(
                        4, 2, 0, 0, 0, Map.of(), List.of(new Replay.Split("age", "18..64", 2)), List.of()));
        assertThat(replay.report().unanswered()).isEqualTo(2);
    }

    @Test
    void a_split_band_on_both_sides_of_which_the_answer_is_one_is_replayed() {
        PolicySet then = banded("18, 65", "65..");

        assertThat(new Replay(Policy.of(banded("18, 21, 65", "18.."))).add(recorded(then, Map.of("age", 30))))
                .isEqualTo(new Change.Changed(Outcome.YES, Outcome.NO, "old"));
    }

    @Test
    void a_lost_fact_is_named_before_a_split_band() {
        PolicySet candidate = words(
                "\"age\":{\"int\":\"0..120\",\"personal\":true,\"bands\":[18,21,65]},\"card\":{\"boolean\":true}",
                "{\"id\":\"old\",\"when\":{\"age\":\"21..\",\"card\":true},\"decide\":\"no\"}");

        assertThat(new Replay(Policy.of(candidate)).add(recorded(banded("18, 65", "65.."), Map.of("age", 30))))
                .isEqualTo(new Change.NotReplayable("card"));
    }

    @Test
    void a_place_told_only_as_a_region_is_as_open_now_as_it_was_then() {
        PolicySet set = words(
                "\"desk\":{\"tree\":{\"north\":[\"d1\",\"d2\"]}}",
                "{\"id\":\"first\",\"when\":{\"desk\":\"d1\"},\"decide\":\"no\"}");

        assertThat(new Replay(Policy.of(set)).add(recorded(set, Map.of("desk", "north"))))
                .isEqualTo(new Change.Same());
    }

    @Test
    void at_most_three_different_cases_of_a_rule_are_told() {
        PolicySet then =
                words("\"n\":{\"int\":\"0..9\"}", "{\"id\":\"few\",\"when\":{\"n\":\"..7\"},\"decide\":\"no\"}");
        Replay replay = new Replay(Policy.of(words("\"n\":{\"int\":\"0..9\"}", "")));
        for (int n : new int[] {4, 4, 5, 4, 6, 7}) {
            replay.add(recorded(then, Map.of("n", n)));
        }

        assertThat(replay.report().byRule().get(0).samples())
                .extracting(sample -> sample.facts().value("n").orElseThrow())
                .containsExactly(4L, 5L, 6L);
    }

    @Test
    void a_fact_that_the_old_vocabulary_did_not_have_is_not_replayable_by_its_name() {
        PolicySet candidate = words(
                "\"area\":{\"enum\":[\"NE\"]},\"age\":{\"int\":\"0..120\"}",
                "{\"id\":\"young\",\"when\":{\"age\":\"..12\"},\"decide\":\"no\"}");

        assertThat(new Replay(Policy.of(candidate)).add(recorded(NOW, Map.of("area", "NE"))))
                .isEqualTo(new Change.NotReplayable("age"));
    }

    @Test
    void a_missing_fact_that_makes_no_difference_is_replayed() {
        PolicySet candidate = words(
                "\"area\":{\"enum\":[\"NE\"]},\"age\":{\"int\":\"0..120\"}",
                "{\"id\":\"out\",\"when\":{\"area\":\"other\"},\"decide\":\"refer\"},"
                        + "{\"id\":\"young\",\"when\":{\"age\":\"..12\"},\"decide\":\"no\"}");

        assertThat(new Replay(Policy.of(candidate)).add(recorded(NOW, Map.of("area", "DH"))))
                .isEqualTo(new Change.Changed(Outcome.NO, Outcome.REFER, "out"));
    }

    @Test
    void a_value_kept_as_other_may_be_any_word_listed_since() {
        PolicySet lists = words(
                "\"area\":{\"enum\":[\"NE\",\"DH\"]}",
                "{\"id\":\"out\",\"when\":{\"area\":\"other\"},\"decide\":\"no\"}");
        PolicySet agrees = words(
                "\"area\":{\"enum\":[\"NE\",\"DH\"]}",
                "{\"id\":\"out\",\"unless\":{\"area\":\"NE\"},\"decide\":\"no\"}");

        assertThat(new Replay(Policy.of(lists)).add(recorded(NOW, Map.of("area", "DH"))))
                .isEqualTo(new Change.NotReplayable("area"));
        assertThat(new Replay(Policy.of(agrees)).add(recorded(NOW, Map.of("area", "DH"))))
                .isEqualTo(new Change.Same());
        assertThat(new Replay(Policy.of(lists)).add(recorded(NOW, Map.of("area", "NE"))))
                .isEqualTo(new Change.Same());
    }

    @Test
    void an_ask_whose_fact_nobody_knew_is_still_an_ask() {
        assertThat(new Replay(Policy.of(NOW)).add(recorded(NOW, Map.of()))).isEqualTo(new Change.Same());
    }

    @Test
    void amounts_in_another_currency_are_unknown() {
        String rule = "{\"id\":\"owes\",\"when\":{\"fee\":\"10.00..\"},\"decide\":\"no\"}";
        PolicySet pounds = words("\"fee\":{\"money\":\"GBP\"}", rule);
        PolicySet euros = words("\"fee\":{\"money\":\"EUR\"}", rule);

        assertThat(new Replay(Policy.of(euros)).add(recorded(pounds, Map.of("fee", "12.00"))))
                .isEqualTo(new Change.NotReplayable("fee"));
    }

    @Test
    void a_no_in_words_alone_cannot_be_replayed_under_any_policy() {
        PolicySet set = words("\"age\":{\"int\":\"0..9\"}", "");
        Recorded said = new Recorded(Outcome.NO, "unwritten", Facts.NONE, DAY, set.vocabulary(), false);

        assertThat(new Replay(Policy.of(set)).add(said)).isEqualTo(new Change.NotReplayable(Replay.NO_FACTS));
    }

    @Test
    void a_value_at_the_old_upper_end_may_be_anything_beyond_it() {
        PolicySet twoYears = words(
                "\"months\":{\"int\":\"0..24\"}", "{\"id\":\"old\",\"when\":{\"months\":\"12..\"},\"decide\":\"no\"}");
        PolicySet sixty = words(
                "\"months\":{\"int\":\"0..240\"}", "{\"id\":\"old\",\"when\":{\"months\":\"60..\"},\"decide\":\"no\"}");
        PolicySet ten = words(
                "\"months\":{\"int\":\"0..240\"}", "{\"id\":\"old\",\"when\":{\"months\":\"10..\"},\"decide\":\"no\"}");

        assertThat(new Replay(Policy.of(sixty)).add(recorded(twoYears, Map.of("months", 24))))
                .isEqualTo(new Change.NotReplayable("months"));
        assertThat(new Replay(Policy.of(ten)).add(recorded(twoYears, Map.of("months", 24))))
                .isEqualTo(new Change.Same());
        assertThat(new Replay(Policy.of(sixty)).add(recorded(twoYears, Map.of("months", 23))))
                .isEqualTo(new Change.Changed(Outcome.NO, Outcome.YES, "default"));
    }

    private static Recorded recorded(PolicySet set, Map<String, Object> given) {
        var facts = set.vocabulary().facts(given);
        var verdict = Policy.of(set).decide(facts);
        return new Recorded(verdict.outcome(), verdict.rule(), facts, DAY, set.vocabulary(), true);
    }

    private static PolicySet banded(String bands, String no) {
        return words(
                "\"age\":{\"int\":\"0..120\",\"personal\":true,\"bands\":[" + bands + "]}",
                "{\"id\":\"old\",\"when\":{\"age\":\"" + no + "\"},\"decide\":\"no\"}");
    }

    private static Replay.Sample sample(PolicySet then, int months) {
        Facts facts = then.vocabulary().facts(Riverside.facts("NE", months, 40));
        return new Replay.Sample(facts, Outcome.CONDITIONAL, Outcome.YES, "default");
    }

    private static Replay.Sample sample(PolicySet then, boolean a, Outcome before, String rule) {
        Outcome after = before.isNo() ? Outcome.YES : Outcome.NO;
        return new Replay.Sample(then.vocabulary().facts(Map.of("a", a)), before, after, rule);
    }

    private static PolicySet words(String attributes, String rules) {
        return PolicyReader.read(StoredObject.parse("{\"policySet\":\"p\",\"version\":\"1\",\"philosophy\":"
                + "{\"default\":\"yes\"},\"attributes\":{" + attributes + "},\"rules\":[" + rules + "]}"));
    }
}
