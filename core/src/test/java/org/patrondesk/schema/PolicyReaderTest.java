package org.patrondesk.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Rule;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Vocabulary;

class PolicyReaderTest {
    private static final String SOUND = """
            {"policySet":"city","version":"3","philosophy":{"default":"yes"},
             "attributes":{"age":{"int":"0..120"},"area":{"enum":["NE","DH"]},"fee":{"money":"EUR"},
               "day":{"date":true},"at":{"timeOfDay":true},"local":{"boolean":true}},
             "rules":[{"id":"too-young","when":{"age":"..12"},"decide":"no","instead":"a visit",
               "because":{"en":"Too young.","de":"Zu jung."}},
              {"id":"closed","when":{"at":["18:00..","..08:59"]},"decide":"refer"}],
             "expect":[{"request":{"age":12,"at":"12:00"},"decide":"no-with-alternative","by":"too-young"}]}""";

    static Stream<Arguments> wrongRules() {
        return Stream.of(
                Arguments.of("\"age\":\"..12\"", "\"agee\":\"..12\"", "/rules/0/when/agee", "did you mean 'age'?"),
                Arguments.of("\"age\":\"..12\"", "\"zzz\":1", "/rules/0/when/zzz", "no attribute 'zzz'."),
                Arguments.of(
                        "\"decide\":\"refer\"", "\"decdie\":\"refer\"", "/rules/1/decdie", "did you mean 'decide'?"),
                Arguments.of("\"id\":\"closed\"", "\"id\":\"too-young\"", "/rules/1/id", "is taken"),
                Arguments.of("\"id\":\"closed\"", "\"id\":\"unwritten\"", "/rules/1/id", "reserved"),
                Arguments.of("\"..12\"", "\"12..3\"", "/rules/0/when/age", "empty range '12..3'"),
                Arguments.of("\"..12\"", "\"121\"", "/rules/0/when/age", "from 0 to 120"),
                Arguments.of("\"..12\"", "[]", "/rules/0/when/age", "empty list"),
                Arguments.of("\"..12\"", "\"young\"", "/rules/0/when/age", "takes a whole number"),
                Arguments.of("\"..12\"", "true", "/rules/0/when/age", "takes a whole number"));
    }

    static Stream<Arguments> wrongTranslations() {
        return Stream.of(
                Arguments.of("{\"en_GB\":{\"a visit\":\"come by\"}}", "/translations/en_GB", "write 'en-GB'."),
                Arguments.of("{\"ES\":{\"a visit\":\"visita\"}}", "/translations/ES", "write 'es'."),
                Arguments.of("{\"spanish\":{\"a visit\":\"visita\"}}", "/translations/spanish", "such as es or pt-BR"),
                Arguments.of("{\"und\":{\"a visit\":\"visita\"}}", "/translations/und", "such as es or pt-BR"),
                Arguments.of("{\"x-foo\":{\"a visit\":\"visita\"}}", "/translations/x-foo", "such as es or pt-BR"),
                Arguments.of("{\"\":{\"a visit\":\"come by\"}}", "/translations/", "is no language tag"),
                Arguments.of("{\"es\":{\"a visit\":\" \"}}", "/translations/es/a visit", "Expected a text here."),
                Arguments.of("{\"es\":\"a visit\"}", "/translations/es", "Expected an object here."));
    }

    @ParameterizedTest
    @MethodSource("wrongTranslations")
    void a_translation_that_is_none_is_refused_with_its_place(String written, String place, String sentence) {
        String text = SOUND.substring(0, SOUND.length() - 1) + ",\"translations\":" + written + "}";

        assertThatThrownBy(() -> PolicyReader.read(StoredObject.parse(text)))
                .isInstanceOfSatisfying(PolicyProblem.class, problem -> {
                    assertThat(problem.place()).isEqualTo(place);
                    assertThat(problem.getMessage()).contains(sentence);
                });
    }

    @Test
    void a_text_under_a_tag_that_no_language_has_is_refused_with_the_tag_that_was_meant() {
        assertThatThrownBy(() -> PolicyReader.read(StoredObject.parse(SOUND.replace("\"de\":\"Zu", "\"DE\":\"Zu"))))
                .isInstanceOfSatisfying(PolicyProblem.class, problem -> {
                    assertThat(problem.place()).isEqualTo("/rules/0/because/DE");
                    assertThat(problem.sentence()).isEqualTo("'DE' is no language tag; write 'de'.");
                });
    }

    static Stream<Arguments> wrongParts() {
        return Stream.of(
                Arguments.of(
                        "\"decide\":\"refer\"", "\"decide\":\"maybe\"", "/rules/1/decide", "'maybe' is no outcome"),
                Arguments.of("\"decide\":\"refer\"", "\"decide\":\"ask\"", "/rules/1/decide", "unknown facts"),
                Arguments.of("\"refer\"", "\"no-with-alternative\"", "/rules/1/decide", "'instead'"),
                Arguments.of(
                        "\"by\":\"too-young\"",
                        "\"by\":\"closed\"",
                        "/expect/0",
                        "answer no-with-alternative by too-young"),
                Arguments.of(
                        "\"by\":\"too-young\"", "\"by\":\"to-young\"", "/expect/0/by", "did you mean 'too-young'?"),
                Arguments.of("\"age\":12,", "\"agee\":12,", "/expect/0/request", "did you mean 'age'?"),
                Arguments.of(
                        "\"version\":\"3\"", "\"version\":\"3\",\"v\":3", "/v", "newer than this version reads (2)"),
                Arguments.of("\"version\":\"3\"", "\"version\":true", "/version", "Expected a text"),
                Arguments.of("\"version\":\"3\",", "", "", "The key 'version' is missing"),
                Arguments.of(
                        "\"default\":\"yes\"", "\"defualt\":\"yes\"", "/philosophy/defualt", "did you mean 'default'?"),
                Arguments.of("\"int\":\"0..120\"", "\"int\":\"120\"", "/attributes/age/int", "such as \"0..120\""),
                Arguments.of("\"int\":\"0..120\"", "\"int\":\"9..1\"", "/attributes/age/int", "The range is empty"),
                Arguments.of("\"boolean\":true", "\"boolean\":false", "/attributes/local/boolean", "true"),
                Arguments.of(
                        "{\"money\":\"EUR\"}",
                        "{\"money\":\"EUR\",\"int\":\"0..1\"}",
                        "/attributes/fee",
                        "exactly one kind"));
    }

    static Stream<Arguments> wrongLimits() {
        return Stream.of(
                Arguments.of("[\"NE\",\"DH\"]", "[\"NE\",\"NE\"]", "/attributes/area/enum", "stands twice"),
                Arguments.of("[\"NE\",\"DH\"]", "[\"NE\",\"other\"]", "/attributes/area/enum", "stands twice"),
                Arguments.of("\"..12\"", "\"..12\",\"area\":\"EN\"", "/rules/0/when/area", "did you mean 'NE'?"),
                Arguments.of("\"..12\"", "\"..12\",\"day\":\"1.5.2026\"", "/rules/0/when/day", "a date such as"),
                Arguments.of("\"..12\"", "\"..12\",\"fee\":\"1.234\"", "/rules/0/when/fee", "an amount such as"),
                Arguments.of(
                        "\"id\":\"closed\",",
                        "\"id\":\"closed\",\"tier\":\"laws\",",
                        "/rules/1/tier",
                        "did you mean 'law'?"),
                Arguments.of("\"decide\":\"refer\"", "\"because\":\"so\"", "/rules/1", "decides, sets or requires"),
                Arguments.of(
                        "\"decide\":\"refer\"", "\"decide\":\"refer\",\"unless\":{}", "/rules/1", "can never hold"),
                Arguments.of("\"version\":\"3\"", "\"version\":\"3\",\"tiers\":[]", "/tiers", "at least one tier"),
                Arguments.of(
                        "\"version\":\"3\"",
                        "\"version\":\"3\",\"precedence\":\"lest\"",
                        "/precedence",
                        "no preset 'lest'"),
                Arguments.of("\"rules\":[", "\"rules\":[7,", "/rules/0", "Expected an object"));
    }

    @ParameterizedTest
    @MethodSource({"wrongRules", "wrongParts", "wrongLimits"})
    void what_is_wrong_is_named_with_its_place(String sound, String broken, String pointer, String message) {
        assertThat(SOUND).contains(sound);
        StoredObject tree = StoredObject.parse(SOUND.replaceFirst(
                java.util.regex.Pattern.quote(sound), java.util.regex.Matcher.quoteReplacement(broken)));

        assertThatThrownBy(() -> PolicyReader.read(tree)).isInstanceOfSatisfying(PolicyProblem.class, problem -> {
            assertThat(problem.place()).isEqualTo(pointer);
            assertThat(problem.sentence()).contains(message).matches("(?s).*[.?]");
            assertThat(problem.code()).isEqualTo("policy-problem");
        });
    }

    @Test
    void a_place_escapes_what_a_pointer_must() {
        StoredObject tree =
                StoredObject.parse(SOUND.replace("\"local\":{\"boolean\":true}", "\"a/b~c\":{\"bool\":true}"));

        assertThatThrownBy(() -> PolicyReader.read(tree)).hasMessageStartingWith("/attributes/a~1b~0c/bool: ");
    }

    @Test
    void a_sound_policy_is_read_whole() {
        PolicySet set = PolicyReader.read(StoredObject.parse(SOUND));

        assertThat(set.rules()).extracting(Rule::id).containsExactly("too-young", "closed");
        assertThat(set.rule("too-young").orElseThrow().because().in(Locale.GERMANY))
                .isEqualTo("Zu jung.");
        assertThat(set.rule("too-young").orElseThrow().instead()).containsExactly("a visit");
        assertThat(set.vocabulary().attributes()).hasSize(6);
        assertThat(set.stored().text("type")).isEqualTo("policy-set");
    }

    @Test
    void the_first_tier_wins_and_within_it_the_first_written() {
        PolicySet set = PolicyReader.read(StoredObject.parse("""
                {"policySet":"t","version":"1","philosophy":{"default":"yes"},"attributes":{"a":{"boolean":true}},
                 "rules":[{"id":"desk","tier":"desk","decide":"yes"},{"id":"board-1","tier":"board","decide":"no"},
                  {"id":"board-2","tier":"board","decide":"refer"},{"id":"law","tier":"law","when":{"a":true},"decide":"conditional"}]}
                """));
        Policy policy = Policy.of(set);

        Verdict lawful = policy.decide(set.vocabulary().facts(Map.of("a", true)));
        assertThat(lawful.rule()).isEqualTo("law");
        assertThat(lawful.matches()).isEqualTo(List.of("law", "board-1", "board-2", "desk"));
        assertThat(policy.decide(set.vocabulary().facts(Map.of("a", false))).rule())
                .isEqualTo("board-1");
    }

    @Test
    void outputs_and_obligations_come_from_every_rule_that_holds() {
        PolicySet set = PolicyReader.read(StoredObject.parse("""
                {"policySet":"t","version":"1","philosophy":{"default":"no"},"attributes":{"a":{"boolean":true}},
                 "rules":[{"id":"yes","decide":"conditional","require":["sign"],"set":{"loans":5}},
                  {"id":"more","set":{"loans":9,"days":1},"require":"show a card"},
                  {"id":"not-now","when":{"a":true},"set":{"days":7}}]}
                """));
        Verdict verdict = Policy.of(set).decide(set.vocabulary().facts(Map.of("a", false)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.CONDITIONAL);
        assertThat(verdict.require()).containsExactly("sign", "show a card");
        assertThat(verdict.set()).isEqualTo(Map.of("loans", 5L, "days", 1L));
    }

    @Test
    void facts_that_do_not_fit_are_refused_by_attribute_and_a_null_is_unknown() {
        Vocabulary words = PolicyReader.read(StoredObject.parse(SOUND)).vocabulary();

        assertThatThrownBy(() -> words.facts(Map.of("age", 200)))
                .hasMessage("The attribute 'age' takes a whole number from 0 to 120.");
        assertThatThrownBy(() -> words.facts(Map.of("agee", 2)))
                .hasMessage("The policy has no attribute 'agee'; did you mean 'age'?");
        assertThatThrownBy(() -> words.facts(Map.of("at", "25:00"))).hasMessageContaining("time of day");
        assertThat(words.facts(java.util.Collections.singletonMap("age", null))).isEqualTo(Facts.NONE);
        assertThat(words.facts(Map.of("area", "XX")).canonical()).isEqualTo("{\"area\":\"other\"}");
        assertThat(words.facts(Map.of("fee", "7", "at", "09:05", "age", 3)).canonical())
                .isEqualTo("{\"age\":3,\"at\":\"09:05\",\"fee\":\"7.00\"}");
    }
}
