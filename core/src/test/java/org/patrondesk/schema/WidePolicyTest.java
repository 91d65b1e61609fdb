package org.patrondesk.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Text;
import org.patrondesk.policy.Offering;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Precedence;
import org.patrondesk.policy.Rule;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Attribute;

/** The keys of a policy file beyond the simplest ones, and what is wrong with them. */
class WidePolicyTest {
    private static final String SOUND = """
            {"policySet":"wide","version":7,"owner":"Lending","tier":"branch",
             "philosophy":{"default":"yes","principles":{"care":{"en":"What is lent comes back."}}},
             "precedence":["tier","weight","specificity(place)","score(place=10, card=2.5)","newest","id"],
             "outputs":"together","tiers":["law","branch"],
             "attributes":{"place":{"tree":{"north":{"city":["desk-1","desk-2"],"pier":[]},"south":["mill"]},"was":"spot"},
              "card":{"enum":["a","c"],"names":{"c":"Child"}},"age":{"int":"0..120","personal":true,"bands":[13,"18..64"]},
              "fine":{"money":"EUR"}},
             "attributeOrder":["place","card","age","fine"],
             "rules":[{"id":"owes","tier":"law","weight":3,"effective":"2026-01-01..2026-12-31","decide":"no",
               "when":[{"fine":"10.00..","place":"north"},{"card":"Child"}],"unless":{"age":"..17"},"principle":"care",
               "review":"2027-03-01","owner":"Desk","override":{"by":"lead","upTo":"25.00","log":true}}],
             "offerings":[{"id":"pass","needs":{"card":"a"},"must":"be-possible"}],
             "expect":[{"request":{"fine":"12.00","place":"desk-1","card":"a","age":30},"decide":"no","by":"owes",
               "asOf":"2026-06-01"}]}""";

    private static PolicySet read(String text) {
        return PolicyReader.read(StoredObject.parse(text));
    }

    @Test
    void every_key_is_read() {
        PolicySet set = read(SOUND);
        Rule rule = set.rules().get(0);

        assertThat(set.version()).isEqualTo("7");
        assertThat(set.owner()).isEqualTo("Lending");
        assertThat(set.precedence().together()).isTrue();
        assertThat(set.precedence().order())
                .extracting(Precedence.Regulation::kind)
                .containsExactly(
                        Precedence.Kind.TIER,
                        Precedence.Kind.WEIGHT,
                        Precedence.Kind.SPECIFICITY,
                        Precedence.Kind.SCORE,
                        Precedence.Kind.NEWEST,
                        Precedence.Kind.ID);
        assertThat(set.precedence().order().get(3).weights()).isEqualTo(Map.of("place", 10.0, "card", 2.5));
        assertThat(set.vocabulary().attributes())
                .extracting(Attribute::id)
                .containsExactly("place", "card", "age", "fine", "as-of");
        assertThat(rule.weight()).isEqualTo(3);
        assertThat(rule.words().review()).hasToString("Optional[2027-03-01]");
        assertThat(rule.words().principles()).containsExactly("care");
        assertThat(rule.override().orElseThrow().upTo().orElseThrow()).isEqualByComparingTo("25");
        assertThat(set.philosophy().principles())
                .containsEntry("care", new Text(Map.of("en", "What is lent comes back.")));
        assertThat(set.offerings()).extracting(Offering::must).containsExactly(Offering.Must.BE_POSSIBLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[\"mill\"] | [\"mill\",\"pier\"] | /attributes/place/tree/south | The value 'pier' stands in two branches",
                "[\"mill\"] | {\"mill\":\"south\"} | /attributes/place/tree | 'mill' within itself; a tree has no circle",
                "[\"mill\"] | [\"other\"] | /attributes/place/tree/south/0 | Every tree has 'other' by itself",
                "{\"c\":\"Child\"} | {\"k\":\"Kid\"} | /attributes/card/names/k | does not list the value 'k'",
                "\"money\":\"EUR\" | \"money\":\"EUR\",\"names\":{} | /attributes/fine/names | Only an enum or a tree",
                ",\"bands\":[13,\"18..64\"] | | /attributes/age | A personal attribute of this kind declares 'bands'",
                "\"age\":\"..17\" | \"age\":\"..15\" | /rules/0/unless/age | 16 is no edge of its bands; add 16",
                "\"bands\":[13 | \"bands\":[130 | /attributes/age/bands/0 | takes a whole number from 0 to 120",
                "\"was\":\"spot\" | \"was\":\"card\" | /attributes/place/was | The id 'card' is an attribute's already",
                "\"age\",\"fine\"] | \"age\"] | /attributeOrder | This list names each attribute once",
                "\"newest\" | \"newst\" | /precedence/4 | did you mean 'newest'?",
                "(place) | (plaice) | /precedence/2 | did you mean 'place'?",
                "place=10 | place=x | /precedence/3 | Write the weight of each attribute",
                "\"newest\" | \"newest(age)\" | /precedence/4 | takes no attributes in brackets",
                "\"together\" | \"both\" | /outputs | 'together' or 'each'",
                "\"tier\":\"branch\" | \"tier\":\"desk\" | /tier | There is no tier 'desk'",
                "2026-01-01.. | 2027-01-01.. | /rules/0/effective | can never be effective",
                "2026-01-01..2026 | 1.1.2026..2026 | /rules/0/effective | Expected a date",
                "\"2027-03-01\" | \"next year\" | /rules/0/review | Expected a date",
                "\"principle\":\"care\" | \"principle\":\"car\" | /rules/0/principle | did you mean 'care'?",
                "\"decide\":\"no\" | \"decide\":\"never\" | /rules/0/decide | use one of yes, conditional, no, refer.",
                "\"money\":\"EUR\" | \"money\":\"euro\" | /attributes/fine/money | 'euro' is no currency; write its three",
                "\"by\":\"lead\", | | /rules/0/override | names who may say yes",
                "\"25.00\" | \"much\" | /rules/0/override/upTo | Expected an amount",
                "\"weight\":3 | \"weight\":9000000000 | /rules/0/weight | within ±1000000000",
                "\"be-possible\" | \"maybe\" | /offerings/0/must | use be-possible, always or never",
                "\"needs\":{\"card\":\"a\"} | \"needs\":{\"card\":\"b\"} | /offerings/0/needs/card | does not list the value 'b'",
                "\"needs\":{\"card\":\"a\"}, | | /offerings/0 | The key 'needs' is missing",
                "\"by\":\"owes\", | \"by\":\"owes\",\"set\":{\"days\":7}, | /expect/0 | with {days=7}",
                "\"asOf\":\"2026-06-01\" | \"asOf\":\"2027-06-01\" | /expect/0 | answer yes by default",
                ",\\n   \"asOf\":\"2026-06-01\" | | /expect/0 | name a day with 'asOf'",
            })
    void what_is_wrong_is_named_with_its_place(String sound, String broken, String place, String sentence) {
        String from = sound.replace("\\n  ", "\n  ");
        assertThat(SOUND).contains(from);
        String text = SOUND.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(broken == null ? "" : broken));

        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(PolicyProblem.class, problem -> {
            assertThat(problem.place()).isEqualTo(place);
            assertThat(problem.sentence()).contains(sentence);
        });
    }

    @Test
    void a_policy_of_the_first_form_is_read_whatever_nobody_read_then() {
        String first = """
                {"v":1,"type":"policy-set","policySet":"old","version":"1","philosophy":{"default":"yes"},
                 "attributes":{"a":{"boolean":true,"label":7}},"rules":[{"id":"r","decide":"no","review":"yearly",
                   "owner":["Desk"]}],"expect":[{"request":{"a":true},"decide":"yes"}]}""";

        PolicySet kept = PolicyReader.readKept(StoredObject.parse(first));

        assertThat(Policy.ofKept(kept)
                        .decide(kept.vocabulary().facts(Map.of("a", true)))
                        .rule())
                .as("and its examples are not asked again")
                .isEqualTo("r");
        assertThat(kept.stored()).isEqualTo(StoredObject.parse(first));
    }

    @Test
    void an_example_without_a_day_is_told_to_name_one_in_a_whole_sentence() {
        assertThatThrownBy(() -> read(SOUND.replace(",\n   \"asOf\":\"2026-06-01\"", "")))
                .hasMessage(
                        "/expect/0: The example expects no by owes, but the rules answer ask by unknown-fact; name a"
                                + " day with 'asOf'.");
    }

    @Test
    void the_day_of_the_request_is_no_attribute_of_a_policy() {
        assertThatThrownBy(() -> read(SOUND.replace("\"fine\"", "\"as-of\"")))
                .isInstanceOfSatisfying(
                        PolicyProblem.class,
                        problem -> assertThat(problem.sentence()).startsWith("The id 'as-of' is kept for the day"));
    }

    @ParameterizedTest
    @CsvSource({
        "north.city, '{\"north\":{\"city\":[]}}'",
        "north.city, '{\"north\":\"city\"}'",
        "north.city, '{\"north\":[\"city\"],\"city\":true}'",
        "north.city, '[{\"north\":[\"city\"]}]'"
    })
    void a_tree_may_be_written_in_several_ways(String path, String tree) {
        PolicySet set =
                read("{\"policySet\":\"t\",\"version\":\"1\",\"philosophy\":{\"default\":\"yes\"},\"attributes\":"
                        + "{\"place\":{\"tree\":" + tree + "}},\"rules\":[{\"id\":\"north\",\"when\":{\"place\":\""
                        + path.substring(0, path.indexOf('.')) + "\"},\"decide\":\"no\"}]}");

        assertThat(Policy.of(set)
                        .decide(set.vocabulary().facts(Map.of("place", "city")))
                        .rule())
                .isEqualTo("north");
    }

    @Test
    void a_plain_no_is_expected_where_the_rule_offers_something_instead() {
        PolicySet set =
                read("{\"policySet\":\"t\",\"version\":\"1\",\"philosophy\":{\"default\":\"yes\"},\"attributes\":"
                        + "{\"a\":{\"boolean\":true}},\"rules\":[{\"id\":\"r\",\"decide\":\"no\",\"instead\":\"that\"}],"
                        + "\"expect\":[{\"request\":{\"a\":true},\"decide\":\"no\",\"by\":\"r\"}]}");

        Verdict verdict = Policy.of(set).decide(set.vocabulary().facts(Map.of("a", true)));
        assertThat(verdict.outcome().code()).isEqualTo("no-with-alternative");
        assertThat(verdict.instead()).isEqualTo(List.of("that"));
    }
}
