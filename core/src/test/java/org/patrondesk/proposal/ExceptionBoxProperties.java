package org.patrondesk.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyTrees;
import org.patrondesk.replay.Logs;
import org.patrondesk.vocabulary.Facts;

/** Small domains, where every condition there is can be tried. */
class ExceptionBoxProperties {
    private static final List<List<String>> FREE =
            List.of(List.of("loans"), List.of("card", "loans"), List.of("card", "local", "loans"));
    private static final List<Object> CARDS = List.of("adult", "child", "other");
    private static final List<Object> LOCAL = List.of(false, true);

    /** What was chosen, and what must be kept. */
    private record Case(Policy policy, List<Facts> turn, List<Facts> keep) {
        ExceptionSearch search(List<String> free, int steps) {
            ExceptionSearch search = new ExceptionSearch(policy, free, steps);
            turn.forEach(search::turn);
            keep.forEach(search::keep);
            return search;
        }
    }

    private static Case random(long seed) {
        Random random = new Random(seed);
        Policy policy = Logs.policy(PolicyTrees.random(seed));
        List<Facts> turn = new ArrayList<>();
        List<Facts> keep = new ArrayList<>();
        for (Map<String, Object> request : PolicyTrees.requests()) {
            Facts facts = policy.set().vocabulary().facts(request);
            boolean no = policy.decide(facts).outcome().isNo();
            if (random.nextInt(4) == 0 && no) {
                turn.add(facts);
            } else if (random.nextInt(12) == 0) {
                keep.add(facts);
            }
        }
        return new Case(policy, turn, keep);
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void with_up_to_three_attributes_no_other_condition_is_better(@ForAll long seed) {
        Case given = random(seed);
        for (List<String> free : FREE) {
            ExceptionBox box = given.search(free, Integer.MAX_VALUE).find();

            assertThat(box.isBest()).isTrue();
            assertThat(box.found()).isEqualTo(bestOf(given, free));
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void however_few_steps_it_has_the_best_lies_between_what_is_found_and_the_bound(@ForAll long seed) {
        Case given = random(seed);
        List<String> free = List.of("place", "card", "local", "loans");
        ExceptionBox best = given.search(free, Integer.MAX_VALUE).find();
        for (int steps = 0; steps < 6; steps++) {
            ExceptionBox some = given.search(free, steps).find();

            assertThat(some.found()).isLessThanOrEqualTo(best.found());
            assertThat(some.upperBound()).isGreaterThanOrEqualTo(best.found());
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void written_as_a_rule_it_turns_what_it_found_and_nothing_that_is_kept(@ForAll long seed) {
        Case given = random(seed);
        ExceptionBox box = given.search(List.of("place", "card", "loans"), Integer.MAX_VALUE)
                .find();
        if (box.found() == 0) {
            assertThatThrownBy(() -> box.applyTo(given.policy(), "exception")).hasMessageContaining("no exception");
            return;
        }
        Policy after = Logs.policy(box.applyTo(given.policy(), "exception"));
        long turned = given.turn().stream()
                .filter(facts -> after.decide(facts).outcome() == Outcome.YES)
                .count();

        assertThat(turned).isEqualTo(box.found());
        assertThat(given.keep()).allSatisfy(facts -> {
            assertThat(after.decide(facts).outcome())
                    .isEqualTo(given.policy().decide(facts).outcome());
            assertThat(after.decide(facts).rule()).isNotEqualTo("exception");
        });
        for (Map<String, Object> request : PolicyTrees.requests()) {
            Facts facts = given.policy().set().vocabulary().facts(request);
            assertThat(after.decide(facts).outcome())
                    .isEqualTo(
                            after.decide(facts).matches().contains("exception")
                                    ? Outcome.YES
                                    : given.policy().decide(facts).outcome());
        }
    }

    /** Tries every set of cards, every set of flags and every range of loans, as far as they are free. */
    private static long bestOf(Case given, List<String> free) {
        long best = 0;
        for (int cards : free.contains("card") ? sets(3) : new int[] {7}) {
            for (int local : free.contains("local") ? sets(2) : new int[] {3}) {
                for (int low = 0; low < 4; low++) {
                    for (int high = low; high < 4; high++) {
                        Range range = new Range(cards, local, low, high);
                        if (given.keep().stream().noneMatch(range::holds)) {
                            best = Math.max(
                                    best,
                                    given.turn().stream().filter(range::holds).count());
                        }
                    }
                }
            }
        }
        return best;
    }

    private static int[] sets(int n) {
        return java.util.stream.IntStream.range(1, 1 << n).toArray();
    }

    private record Range(int cards, int local, int low, int high) {
        boolean holds(Facts facts) {
            long loans = (long) facts.value("loans").orElseThrow();
            return (cards >>> CARDS.indexOf(facts.value("card").orElseThrow()) & 1) != 0
                    && (local >>> LOCAL.indexOf(facts.value("local").orElseThrow()) & 1) != 0
                    && low <= loans
                    && loans <= high;
        }
    }

    @Example
    void a_no_that_leaves_open_what_the_condition_asks_is_left_out_and_one_to_be_kept_is_kept_in_any_case() {
        Policy policy = Logs.policy(PolicyTrees.random(1));
        Facts known = policy.set().vocabulary().facts(Map.of("card", "adult", "loans", 1));
        Facts open = policy.set().vocabulary().facts(Map.of("card", "adult"));
        List<String> free = List.of("card", "loans");

        ExceptionBox turned =
                new ExceptionSearch(policy, free).turn(known).turn(open).find();
        assertThat(turned)
                .isEqualTo(new ExceptionBox(Map.of("card", List.of("adult"), "loans", List.of("1..1")), 1, 1, 2, 1));
        ExceptionBox kept =
                new ExceptionSearch(policy, free).turn(known).keep(open).find();
        assertThat(kept.found()).isZero();
        assertThat(kept.isBest()).isTrue();
    }

    @Example
    void a_precedence_in_which_no_new_rule_can_go_first_is_told() {
        Policy policy = Logs.policy(StoredObject.parse("""
                {"policySet":"p","version":"1","philosophy":{"default":"yes"},"precedence":["newest"],
                 "attributes":{"n":{"int":"0..9"}},
                 "rules":[{"id":"few","when":{"n":"..4"},"decide":"no","effective":"2020-01-01.."}]}"""));
        ExceptionBox box = new ExceptionSearch(policy, List.of("n"))
                .turn(policy.set().vocabulary().facts(Map.of("n", 3)))
                .find();

        assertThat(box.when()).isEqualTo(Map.of("n", List.of("3..3")));
        assertThatThrownBy(() -> box.applyTo(policy, "exception")).hasMessageContaining("let tier and weight speak");
        assertThatThrownBy(() -> box.applyTo(policy, "few")).hasMessageContaining("is taken");
    }

    @Example
    void an_attribute_that_rules_cannot_name_is_refused() {
        Policy policy = Logs.policy(PolicyTrees.random(1));

        assertThatThrownBy(() -> new ExceptionSearch(policy, List.of("shoe-size")))
                .hasMessageContaining("no attribute 'shoe-size'")
                .hasMessageContaining("card");
    }
}
