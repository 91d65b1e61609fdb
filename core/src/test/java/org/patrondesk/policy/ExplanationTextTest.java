package org.patrondesk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.schema.PolicyReader;

class ExplanationTextTest {
    private static final Locale SPANISH = Locale.forLanguageTag("es-MX");
    private final Locale machine = Locale.getDefault();
    private final PolicySet set = PolicyReader.read(StoredObject.parse("""
            {"policySet":"pc","version":"1",
             "philosophy":{"default":"yes","wording":"We say yes.","principles":{"fair":"Everybody gets a turn."}},
             "attributes":{"minutes":{"int":"0..600","changeable":true},"waiting":{"boolean":true},
                           "exam":{"boolean":true,"changeable":true,"label":{"en":"an exam","es":"un examen"}}},
             "attributeOrder":["minutes","waiting","exam"],
             "rules":[
              {"id":"half-hour","when":{"minutes":"31..","waiting":true},"decide":"no","because":"One computer per 40.",
               "say":{"en":"Others are waiting.","es":"Hay otras personas esperando."},"source":"Computers, 4.2",
               "principle":"fair","instead":["a laptop","the next hour"],"override":{"by":["lead"],"upTo":"5.00"}},
              {"id":"exam","weight":1,"when":{"exam":true},"decide":"conditional","require":["book ahead"]}]}"""));
    private final Policy policy = Policy.of(set);

    @BeforeEach
    void the_machine_speaks_another_language() {
        Locale.setDefault(SPANISH);
    }

    @AfterEach
    void the_machine_speaks_its_own() {
        Locale.setDefault(machine);
    }

    private Explanation explain(Map<String, Object> facts) {
        return policy.explain(set.vocabulary().facts(facts));
    }

    @Test
    void staff_read_the_answer_the_rule_the_reason_and_what_would_make_it_a_yes() {
        assertThat(explain(Map.of("minutes", 60, "waiting", true, "exam", false))
                        .forStaff(Locale.ENGLISH))
                .isEqualTo("""
                        No, with something else to offer, by rule half-hour (system).
                        Because: One computer per 40.
                        Source: Computers, 4.2
                        It serves: Everybody gets a turn.
                        May say yes all the same: lead, up to 5.00.
                        To offer instead: a laptop; the next hour
                        It would be: Yes, with minutes = 30 (rule default).
                        Nearly held: exam (an exam).""");
    }

    @Test
    void a_patron_reads_what_the_rule_has_to_say_in_their_language() {
        Explanation explanation = explain(Map.of("minutes", 60, "waiting", true, "exam", false));

        assertThat(explanation.forPatron(SPANISH)).isEqualTo("""
                Hay otras personas esperando.
                Lo que podemos ofrecerle: a laptop; the next hour
                Sería posible con: minutes = 30.""");
        assertThat(explanation.forPatron(Locale.FRENCH)).startsWith("Others are waiting.\nWhat we can offer:");
    }

    @Test
    void what_is_translated_is_told_in_the_language_and_values_by_their_names() {
        PolicySet fines = PolicyReader.read(StoredObject.parse("""
                {"policySet":"fines","version":"1","philosophy":{"default":"yes"},
                 "attributes":{"card":{"enum":["none","own"],"names":{"own":"the person's own"},"changeable":true,
                                       "label":"Whose card"},
                               "id":{"boolean":true,"changeable":true,"label":{"en":"photo ID","es":"documento"}}},
                 "attributeOrder":["card","id"],
                 "rules":[{"id":"card","when":{"card":["none","other"]},"decide":"no",
                           "instead":["a seat","a guest pass"]},
                          {"id":"id","when":{"id":false},"decide":"no","instead":"a seat"}],
                 "translations":{"es":{"a seat":"un asiento","the person's own":"propia","Whose card":"De quién es"},
                                 "es-MX":{"a seat":"un lugar"}}}"""));
        Explanation explanation =
                Policy.of(fines).explain(fines.vocabulary().facts(Map.of("card", "none", "id", false)));

        assertThat(explanation.forPatron(Locale.forLanguageTag("es-ES"))).isEqualTo("""
                Lo sentimos, no podemos hacerlo, pero hay otra opción.
                Lo que podemos ofrecerle: un asiento; a guest pass
                Sería posible con: De quién es = propia, documento = sí.""");
        assertThat(explanation.forPatron(SPANISH)).contains("un lugar; a guest pass");
        assertThat(explanation.forPatron(Locale.ENGLISH)).isEqualTo("""
                We are sorry, we cannot do this, but there is something else.
                What we can offer: a seat; a guest pass
                It would be possible with: Whose card = the person's own, photo ID = yes.""");
    }

    @Test
    void a_rule_that_says_nothing_to_the_patron_gets_a_plain_sentence() {
        assertThat(explain(Map.of("minutes", 60, "waiting", true, "exam", true)).forPatron(Locale.ENGLISH))
                .isEqualTo("Yes, on a condition.\nWhat we need from you: book ahead");
    }

    @Test
    void where_a_fact_is_missing_both_read_which() {
        Explanation explanation = explain(Map.of("minutes", 60, "exam", false));

        assertThat(explanation.forStaff(Locale.ENGLISH)).isEqualTo("It depends: ask for waiting.");
        assertThat(explanation.forPatron(SPANISH)).isEqualTo("Para responder necesitamos saber: waiting.");
    }

    @Test
    void where_no_rule_speaks_the_philosophy_does() {
        assertThat(explain(Map.of("minutes", 10, "waiting", false, "exam", false))
                        .forStaff(Locale.ENGLISH))
                .startsWith(
                        "Yes: no rule speaks about this, so the library's own default answers.\nBecause: We say yes.");
    }
}
