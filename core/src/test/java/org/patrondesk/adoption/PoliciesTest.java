package org.patrondesk.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.access.Identity;
import org.patrondesk.decision.Request;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Channel;
import org.patrondesk.policy.PolicyRef;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.schema.PolicyReader;

class PoliciesTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    private final Riverside library = new Riverside();
    private final Session wednesday = library.session();

    private Session at(Instant now) {
        return library.deskAt(now).as(Identity::of, Riverside.everybody());
    }

    private static PolicySet attribute(String version, String id, String domain) {
        return PolicyReader.read(StoredObject.parse("{\"policySet\":\"p\",\"version\":\"" + version
                + "\",\"philosophy\":{\"default\":\"yes\"},\"attributes\":{\"" + id + "\":" + domain
                + "},\"rules\":[]}"));
    }

    @Test
    void a_policy_adopted_from_a_day_to_come_answers_from_that_day_on() {
        wednesday.policies().adopt(Riverside.policy()).orThrow();
        wednesday.policies().adopt(Riverside.withoutRules(), MONDAY).orThrow();

        assertThat(inForce(wednesday)).contains(Riverside.policy().ref());
        assertThat(inForce(at(MONDAY.minusMillis(1))))
                .contains(Riverside.policy().ref());
        assertThat(inForce(at(MONDAY))).contains(Riverside.withoutRules().ref());
        assertThat(at(MONDAY)
                        .requests()
                        .decide(Request.at(Riverside.CENTRAL, Channel.DESK, Riverside.facts("NE", 0, 9)))
                        .orThrow()
                        .verdict()
                        .policy())
                .isEqualTo(Riverside.withoutRules().ref());
        assertThat(library.events().get(1).body().text("begins")).isEqualTo("2026-11-23T00:00:00Z");
    }

    @Test
    void nobody_adopts_a_policy_from_a_day_gone_by() {
        assertThat(codes(wednesday.policies().adopt(Riverside.policy(), Riverside.WEDNESDAY.minusMillis(1))))
                .containsExactly("InThePast");
        assertThat(inForce(wednesday)).isEmpty();
        wednesday.policies().adopt(Riverside.policy(), Riverside.WEDNESDAY).orThrow();
        assertThat(inForce(wednesday)).contains(Riverside.policy().ref());
    }

    @Test
    void adopting_the_policy_in_force_again_changes_nothing() {
        wednesday.policies().adopt(Riverside.policy()).orThrow();
        at(Riverside.WEDNESDAY.plus(Duration.ofDays(1)))
                .policies()
                .adopt(Riverside.policy())
                .orThrow();

        assertThat(library.eventTypes()).containsExactly("policy-adopted");
    }

    @Test
    void an_attribute_keeps_its_meaning_even_when_a_version_between_did_without_it() {
        wednesday
                .policies()
                .adopt(attribute("1", "level", "{\"int\":\"0..9\"}"))
                .orThrow();
        wednesday
                .policies()
                .adopt(attribute("2", "other", "{\"boolean\":true}"))
                .orThrow();

        assertThat(codes(wednesday.policies().adopt(attribute("3", "level", "{\"enum\":[\"low\",\"high\"]}"))))
                .containsExactly("AttributeReused");
        assertThat(inForce(wednesday).map(PolicyRef::version)).contains("2");
    }

    private static Optional<PolicyRef> inForce(Session session) {
        return session.policies().inForce().map(PolicySet::ref);
    }

    private static List<String> codes(Answer<PolicyRef> answer) {
        assertThat(answer).isInstanceOf(Answer.Invalid.class);
        return ((Answer.Invalid<PolicyRef>) answer)
                .violations().stream().map(Violation::code).toList();
    }
}
