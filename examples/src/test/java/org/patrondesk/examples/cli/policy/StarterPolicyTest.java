package org.patrondesk.examples.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patrondesk.examples.cli.store.PolicyFiles;
import org.patrondesk.policy.Expectation;
import org.patrondesk.policy.Explanation;
import org.patrondesk.policy.Offering;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Rule;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Choice;

/** The starter policy; that its own examples come true is proved whenever it is read. */
class StarterPolicyTest {
    private static final Locale ENGLISH = Locale.ENGLISH;
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    /** A quiet morning: for what an example leaves open, facts that stand in nobody's way. */
    private static final Map<String, Object> QUIET = Map.ofEntries(
            Map.entry("branch", "central-desk"),
            Map.entry("category", "general"),
            Map.entry("age", 40),
            Map.entry("with-adult", false),
            Map.entry("card", "own"),
            Map.entry("has-id", true),
            Map.entry("address", "shown"),
            Map.entry("waiting", false),
            Map.entry("minutes", 30),
            Map.entry("at", "10:00"),
            Map.entry("days-ahead", 0),
            Map.entry("pages", 1),
            Map.entry("onto", "own-device"),
            Map.entry("spot", "table"),
            Map.entry("fine", "0.00"),
            Map.entry("holds", 0),
            Map.entry("renewals", 0),
            Map.entry("days-since-published", 1000));

    private final PolicySet set = PolicyFiles.shipped("starter.yaml");
    private final Policy policy = Policy.of(set);
    private final List<List<Asked>> cases = Cases.byService(set).stream()
            .map(service -> service.stream().map(this::asked).toList())
            .toList();

    /** A request with its answer. */
    private record Asked(Map<String, Object> request, Verdict verdict) {
        boolean isWelcome() {
            return verdict.outcome().isYes();
        }
    }

    private Asked asked(Map<String, Object> request) {
        return new Asked(request, policy.decide(set.vocabulary().facts(request)));
    }

    @Test
    void it_has_twenty_rules_that_say_why_and_on_what_they_rest() {
        assertThat(set.rules()).hasSize(20);
        for (Rule rule : set.rules()) {
            assertThat(rule.because().in(ENGLISH)).as(rule.id()).endsWith(".");
            assertThat(rule.say().byTag()).as(rule.id()).containsOnlyKeys("en", "es");
            assertThat(rule.say().in(SPANISH))
                    .as(rule.id())
                    .isNotEqualTo(rule.say().in(ENGLISH));
            assertThat(rule.source()).as(rule.id()).isNotEmpty();
            assertThat(rule.words().owner()).as(rule.id()).isNotEmpty();
            assertThat(rule.words().review()).as(rule.id()).isPresent();
            assertThat(rule.words().principles()).as(rule.id()).isNotEmpty();
        }
    }

    @Test
    void whatever_a_patron_may_read_is_there_in_spanish() {
        for (Rule rule : set.rules()) {
            Stream.concat(rule.require().stream(), rule.instead().stream()).forEach(this::isInSpanish);
        }
        for (Attribute attribute : set.vocabulary().attributes()) {
            isInSpanish(attribute.label().in(SPANISH));
            if (attribute.changeable() && attribute.domain() instanceof Choice choice) {
                choice.values().forEach(value -> isInSpanish(choice.name(value)));
            }
        }
    }

    private void isInSpanish(String text) {
        assertThat(set.in(SPANISH, text)).isNotBlank().isNotEqualTo(text);
        assertThat(set.in(ENGLISH, text)).isEqualTo(text);
    }

    @Test
    void every_principle_is_served_by_some_rule() {
        Set<String> served = new HashSet<>();
        set.rules().forEach(rule -> served.addAll(rule.words().principles()));
        assertThat(set.philosophy().principles()).hasSizeBetween(3, 5).containsOnlyKeys(served.toArray(String[]::new));
    }

    @Test
    void every_no_has_something_to_offer_instead() {
        for (Rule rule : set.rules()) {
            Outcome outcome = rule.decide().orElseThrow();
            assertThat(rule.instead().isEmpty()).as(rule.id()).isEqualTo(outcome.isYes());
            assertThat(rule.require().isEmpty()).as(rule.id()).isEqualTo(outcome != Outcome.CONDITIONAL);
        }
    }

    @Test
    void every_rule_has_an_example_that_it_decides_and_one_that_it_misses_by_one_fact() {
        Set<String> deciding = new HashSet<>();
        Set<String> beside = new HashSet<>();
        for (Expectation example : set.expectations()) {
            deciding.add(example.by().orElseThrow());
            explained(example).nearMisses().forEach(miss -> beside.add(miss.rule()));
        }
        for (Rule rule : set.rules()) {
            assertThat(deciding).contains(rule.id());
            assertThat(beside).contains(rule.id());
        }
        assertThat(deciding).contains(Verdict.DEFAULT, Verdict.UNKNOWN_FACT);
    }

    @Test
    void no_two_rules_of_one_tier_answer_a_request_differently() {
        for (Asked each : all()) {
            Map<String, Outcome> byTier = new HashMap<>();
            for (String id : each.verdict().matches()) {
                Rule rule = set.rule(id).orElseThrow();
                Outcome outcome = rule.decide().orElseThrow();
                assertThat(byTier.merge(rule.tier(), outcome, (first, second) -> first))
                        .as(id + " on " + each)
                        .isEqualTo(outcome);
            }
        }
    }

    @Test
    void every_rule_makes_a_difference() {
        for (Rule rule : set.rules()) {
            Policy without = policy.without(rule.id());
            assertThat(all().stream().filter(each -> {
                        Verdict other = without.decide(set.vocabulary().facts(each.request()));
                        return each.verdict().outcome() != other.outcome()
                                || !each.verdict().set().equals(other.set());
                    }))
                    .as(rule.id())
                    .isNotEmpty();
        }
    }

    @Test
    void every_promise_is_kept() {
        assertThat(set.offerings()).extracting(Offering::must).contains(Offering.Must.values());
        for (Offering offering : set.offerings()) {
            List<Asked> needed = all().stream()
                    .filter(each -> offering.needs().stream().anyMatch(need -> Cases.meets(set, each.request(), need)))
                    .toList();
            assertThat(needed).as(offering.id()).isNotEmpty();
            switch (offering.must()) {
                case BE_POSSIBLE -> assertThat(needed).as(offering.id()).anyMatch(Asked::isWelcome);
                case ALWAYS -> assertThat(needed).as(offering.id()).allMatch(Asked::isWelcome);
                case NEVER -> assertThat(needed).as(offering.id()).noneMatch(Asked::isWelcome);
            }
        }
    }

    @Test
    void the_nearest_yes_is_found_wherever_there_is_one() {
        int mended = 0;
        for (List<Asked> service : cases) {
            List<Asked> welcome = service.stream().filter(Asked::isWelcome).toList();
            for (Asked each : service) {
                if (!each.isWelcome() && checkNearestYes(each.request(), welcome)) {
                    mended++;
                }
            }
        }
        assertThat(mended).isGreaterThan(100);
    }

    /** Compares the nearest yes with the fewest changes among all requests that get a yes; whether there is one. */
    private boolean checkNearestYes(Map<String, Object> refused, List<Asked> welcome) {
        OptionalInt fewest = welcome.stream()
                .map(each -> changed(refused, each.request()))
                .filter(changed -> changed.stream().allMatch(Attribute::changeable))
                .mapToInt(List::size)
                .min();
        Explanation explanation = policy.explain(set.vocabulary().facts(refused));
        assertThat(explanation.nearestYes().isPresent()).as(refused.toString()).isEqualTo(fewest.isPresent());
        explanation.nearestYes().ifPresent(yes -> {
            assertThat(yes.change()).as(refused.toString()).hasSize(fewest.orElseThrow());
            assertThat(yes.change()).as(refused.toString()).doesNotContainValue("other");
            Map<String, Object> mended = new HashMap<>(refused);
            mended.putAll(yes.change());
            assertThat(asked(mended).verdict().outcome()).as(mended.toString()).isEqualTo(yes.outcome());
        });
        return fewest.isPresent();
    }

    private List<Attribute> changed(Map<String, Object> one, Map<String, Object> other) {
        return set.vocabulary().attributes().stream()
                .filter(attribute -> !Objects.equals(one.get(attribute.id()), other.get(attribute.id())))
                .toList();
    }

    @Test
    void every_example_is_explained_to_staff_and_patron_in_both_languages() {
        for (Expectation example : set.expectations()) {
            for (Explanation explanation : List.of(policy.explain(example.request()), explained(example))) {
                for (Locale language : List.of(ENGLISH, SPANISH)) {
                    checkTexts(explanation, language);
                }
            }
        }
    }

    private static void checkTexts(Explanation explanation, Locale language) {
        String staff = explanation.forStaff(language);
        String patron = explanation.forPatron(language);
        assertThat(List.of(staff, patron))
                .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContainPattern("\\{\\d|null|''"));
        explanation.verdict().determining().ifPresent(rule -> {
            assertThat(staff).contains(rule.id(), rule.because().in(language), rule.source());
            assertThat(patron).startsWith(rule.say().in(language));
        });
    }

    /** The explanation of an example on a quiet morning. */
    private Explanation explained(Expectation example) {
        Map<String, Object> facts = new HashMap<>();
        QUIET.forEach((id, value) -> facts.put(id, example.request().value(id).orElse(value)));
        facts.put("service", example.request().value("service").orElse("visit"));
        facts.replace("branch", "central", "central-desk");
        return policy.explain(set.vocabulary().facts(facts));
    }

    private List<Asked> all() {
        return cases.stream().flatMap(List::stream).toList();
    }
}
