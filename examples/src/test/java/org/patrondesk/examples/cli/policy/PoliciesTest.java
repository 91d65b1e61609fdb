package org.patrondesk.examples.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patrondesk.examples.cli.store.PolicyFiles;
import org.patrondesk.library.Branch;
import org.patrondesk.patron.Member.Moment;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Verdict;
import org.patrondesk.trial.MemberFacts;
import org.patrondesk.vocabulary.Facts;

/** The shipped policies; their own examples are proved whenever they are read. */
class PoliciesTest {
    private static final LocalDate AS_OF = LocalDate.of(2016, 4, 6);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "NE3,   2015-10-06, yes",
                "NE3,   2015-10-05, conditional",
                " ne3 , 2016-04-06, yes",
                "NE3,   2016-04-07, yes",
                "NFA,   2016-04-06, yes",
                "NFA,   1996-01-01, conditional",
                "NE,    2016-04-06, ask",
                "NE%,   2016-04-06, ask",
                "NNE3,  2016-04-06, ask",
                "NE3,   -,          ask",
                "DH1,   2016-04-06, refer",
                "DH1,   2015-01-01, refer",
                "DH1,   -,          refer",
                "N1,    2016-04-06, refer",
                "XX1,   -,          refer",
                "EC1A,  2016-04-06, refer"
            })
    void newcastle_city_answers_a_member_by_district_and_last_use(String district, LocalDate lastUsed, String outcome) {
        PolicySet set = PolicyFiles.shipped("newcastle-city.json");
        Facts facts =
                new MemberFacts(set.vocabulary(), AS_OF).of(district, new Moment(lastUsed, null), new Branch("CITY"));
        assertThat(Policy.of(set).decide(facts).outcome().code()).isEqualTo(outcome);
    }

    @Test
    void an_online_card_gets_the_profile_of_its_place() {
        PolicySet set = PolicyFiles.shipped("sails-ecard.json");
        Verdict near = decide(set, Map.of("state-resident", true, "age", 16, "in-service-area", true));
        assertThat(near.set())
                .isEqualTo(Map.of(
                        "profile",
                        "SAILSOU",
                        "holds",
                        5L,
                        "checkouts",
                        5L,
                        "loan-days",
                        1L,
                        "expires-after-years",
                        1L));
        Verdict far = decide(set, Map.of("state-resident", true, "age", 16, "in-service-area", false));
        assertThat(far.set()).isEqualTo(Map.of("profile", "MASSOU", "holds", 0L));
        assertThat(set.rule("profile.elsewhere-in-state").orElseThrow().source())
                .contains("own choice");
    }

    @Test
    void a_young_person_needs_a_parent_and_a_child_a_visit() {
        PolicySet set = PolicyFiles.shipped("sails-ecard.json");
        Verdict young = decide(set, Map.of("state-resident", true, "age", 13, "in-service-area", true));
        assertThat(young.require()).containsExactly("Give a parent's e-mail address");
        assertThat(young.set()).containsEntry("notify-parent", true).containsEntry("profile", "SAILSOU");
        Verdict child = decide(set, Map.of("state-resident", true, "age", 12, "in-service-area", true));
        assertThat(child.instead()).containsExactly("A visit to the library with a parent or guardian");
        assertThat(child.set()).isEmpty();
    }

    @Test
    void the_candidate_differs_from_the_policy_by_its_neighbours_alone() {
        PolicySet now = PolicyFiles.shipped("newcastle-city.json");
        PolicySet candidate = PolicyFiles.shipped("newcastle-city-candidate.json");
        assertThat(candidate.id()).isEqualTo(now.id());
        assertThat(candidate.version()).isNotEqualTo(now.version());
        assertThat(candidate.vocabulary().attributes())
                .isEqualTo(now.vocabulary().attributes());
        for (String area : new String[] {"NE", "NFA", "DH", "SR", "DL", "other"}) {
            Map<String, Object> request = Map.of("postcode-area", area, "months-since-last-use", 0);
            boolean differs = !decide(now, request)
                    .outcome()
                    .equals(decide(candidate, request).outcome());
            assertThat(differs).as(area).isEqualTo(area.equals("DH") || area.equals("SR"));
        }
    }

    private static Verdict decide(PolicySet set, Map<String, Object> request) {
        return Policy.of(set).decide(set.vocabulary().facts(request));
    }
}
