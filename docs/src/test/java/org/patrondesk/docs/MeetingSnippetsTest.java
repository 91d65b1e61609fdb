package org.patrondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.barrier.RegisterBarrier;
import org.patrondesk.decision.Decision;
import org.patrondesk.journal.Answer;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Ref;
import org.patrondesk.library.Tenant;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.meeting.Resolve;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.storage.policy.JsonPolicyFormat;
import org.patrondesk.story.Chain;
import org.patrondesk.story.Consent;
import org.patrondesk.story.TellStory;

/** The tagged regions stand on a page, word for word ({@link PagesTest} compares them). */
class MeetingSnippetsTest {
    private final Actor staff =
            Actor.Staff.of(new Tenant("town"), "staff-7", Roles.DESK, Roles.SUPERVISOR, Roles.POLICY_EDITOR);
    private final PolicySet candidate = policy("newcastle-city-candidate.json");

    private static PolicySet policy(String file) {
        return new JsonPolicyFormat()
                .read(
                        file,
                        Pages.text(Pages.root().resolve("examples/policies").resolve(file))
                                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_barrier_becomes_a_change_and_a_story() {
        PatronDesk desk = PatronDesk.builder().build();
        Session session = desk.as(Identity::of, staff);
        session.policies().adopt(policy("newcastle-city.json")).orThrow();
        UUID no = session.logbook()
                .log(LogNo.atDesk(new Branch("City"), "A card for my aunt", LogNo.BY_POLICY)
                        .on(Map.of("postcode-area", "DH")))
                .orThrow();
        // tag::meeting
        UUID barrier = session.barriers()
                .register(RegisterBarrier.of("Neighbours get no card", new Branch("City"), List.of(no)))
                .orThrow();
        LocalDate nextWeek = LocalDate.now(desk.zone()).plusWeeks(1);
        Answer<UUID> answer = session.meetings()
                .resolve(Resolve.change(
                                "area.elsewhere",
                                "The county shares the cost now.",
                                new Resolve.NewPolicy(candidate, Optional.of(nextWeek)))
                        .about(List.of(new Ref("barrier", barrier.toString()))));
        // end::meeting
        UUID resolution = answer.orThrow();
        // tag::story
        UUID story = session.stories()
                .tell(TellStory.of(
                        "She reads to her sister now.",
                        Consent.NOT_ASKED,
                        new Branch("City"),
                        new Ref("resolution", resolution.toString())))
                .orThrow();
        session.stories().consent(story, Consent.TO_USE, 1);
        Chain chain = session.chains().of(Decision.ref(no), 8).orElseThrow(); // barrier, nos, answer, effect, story
        // end::story
        assertThat(chain.barriers()).hasSize(1);
        assertThat(chain.answers()).hasSize(1);
        assertThat(chain.stories().get(0).consent().mayBeUsed()).isTrue();
    }
}
