package org.patrondesk.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.consent.ConsentCommand;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.Matter;
import org.patrondesk.decision.Request;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Ref;
import org.patrondesk.library.Tenant;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.measure.Delta;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.Result;
import org.patrondesk.person.Subject;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.story.Consent;
import org.patrondesk.story.TellStory;

/** What a person may ask of the library: to have it, to have it gone, to have it kept. */
class DossiersTest {
    private static final Tenant HILL = new Tenant("hill");
    private static final Branch MILL = new Branch("Mill Lane");
    private static final Instant NOW = Instant.parse("2026-11-18T12:00:00Z");

    private final HandClock clock = new HandClock(NOW);
    private final InMemoryStorage storage = new InMemoryStorage(clock);
    private final PatronDesk desk = PatronDesk.builder()
            .storage(storage)
            .clock(clock)
            .zone(ZoneOffset.UTC)
            .courier(Channel.EMAIL, parcel -> new Result.Accepted("p-1"))
            .build();
    private final Session staff = session("staff-1", Roles.DESK, Roles.SUPERVISOR, Roles.REVIEWER);
    private final Session officer = session("staff-9", Roles.PRIVACY_OFFICER);
    private final Subject.Pseudonym quill = staff.pseudonym(new Subject.PatronRef("koha", "4711"));
    private final Subject.Pseudonym other = staff.pseudonym(new Subject.PatronRef("koha", "4712"));

    private Session session(String id, String... roles) {
        return desk.as(Identity::of, Actor.Staff.of(HILL, id, roles));
    }

    private UUID fill(Subject.Pseudonym person, String word) {
        UUID no = staff.logbook()
                .log(LogNo.atDesk(MILL, "May " + word + " borrow it?", "unwritten")
                        .offering("the " + word + " room")
                        .to(person))
                .orThrow();
        Ref about = new Ref("decision", no.toString());
        staff.stories()
                .tell(TellStory.of("What came of " + word, Consent.TO_USE, MILL, about)
                        .of(person))
                .orThrow();
        staff.outbox()
                .post(PostMessage.of(
                                MILL,
                                Channel.EMAIL,
                                word + "@x.invalid",
                                new Message("For " + word, "Hi"),
                                "hold-ready")
                        .withPerson(person, Purpose.SERVICE))
                .orThrow();
        staff.consents()
                .give(ConsentCommand.Give.express(
                        new Matter(person, new Purpose("programs"), Channel.EMAIL),
                        new ConsentEntry.Proof("said by " + word, "desk")))
                .orThrow();
        return no;
    }

    private OwnData dataOf(Subject.Pseudonym person) {
        return officer.dossiers().ownData(person).orThrow();
    }

    @Test
    void the_facts_of_a_request_are_told_by_their_names() {
        session("staff-2", Roles.POLICY_EDITOR)
                .policies()
                .adopt(PolicyReader.read(StoredObject.parse("""
                        {"policySet":"hill","version":"1","philosophy":{"default":"yes"},
                         "attributes":{"age":{"int":"0..120"}},
                         "rules":[{"id":"too-young","when":{"age":"..12"},"decide":"no","because":"With a guardian."}]}""")))
                .orThrow();
        staff.requests()
                .decide(Request.at(MILL, Channel.DESK, Map.of("age", 30L)).by(quill))
                .orThrow();

        assertThat(dataOf(quill).records().get(0).fields())
                .containsEntry("fact age", "30")
                .containsOnlyKeys("answer", "rule", "channel", "fact age");
    }

    @Test
    void a_person_has_all_that_is_kept_about_them_and_nothing_about_others() {
        fill(quill, "quill");
        fill(other, "rook");

        OwnData data = dataOf(quill);

        assertThat(data.records())
                .extracting(OwnRecord::kind)
                .containsExactly("decision", "story", "delivery", "consent");
        for (String form : List.of(data.json(), data.text())) {
            assertThat(form)
                    .contains(
                            "May quill borrow it?",
                            "the quill room",
                            "What came of quill",
                            "quill@x.invalid",
                            "For quill",
                            "said by quill",
                            "Mill Lane")
                    .doesNotContain("rook", "staff-1", quill.code(), other.code());
        }
        assertThat(data.records().get(0).fields()).containsOnlyKeys("answer", "rule", "channel", "asked", "offered");
        assertThat(StoredObject.parse(data.json()).list("records")).hasSize(4);
        assertThat(data.json()).isEqualTo(dataOf(quill).json());
    }

    @Test
    void nobody_is_told_that_there_is_nothing() {
        OwnData data = dataOf(quill);

        assertThat(data.records()).isEmpty();
        assertThat(data.text()).endsWith("Nothing.\n");
        assertThat(StoredObject.parse(data.json()).list("records")).isEmpty();
    }

    @Test
    void after_an_erasure_nothing_is_left_but_what_is_counted() {
        UUID no = fill(quill, "quill");
        fill(other, "rook");
        List<Delta> counters = counters();
        staff.logbook().log(LogNo.atDesk(MILL, "And a pen?", "unwritten")).orThrow();
        List<Delta> more = counters();

        Erased erased = officer.dossiers().erase(quill, "letter 7").orThrow();

        assertThat(erased).isEqualTo(new Erased(1, 0, 1, 1, 1, 0));
        assertThat(erased.isComplete()).isTrue();
        assertThat(dataOf(quill).records()).isEmpty();
        assertThat(dataOf(other).records()).hasSize(4);
        assertThat(counters()).isEqualTo(more).isNotEqualTo(counters);
        assertThat(events("person-erased")).singleElement().satisfies(event -> {
            assertThat(event.body().number("records")).isEqualTo(4);
            assertThat(event.body().canonical()).doesNotContain(quill.code(), no.toString());
        });
        assertThat(auditor().sealing().verify(Optional.empty()).sound()).isTrue();
    }

    private Session auditor() {
        return session("staff-8", Roles.AUDITOR);
    }

    private List<Delta> counters() {
        List<Delta> all = new ArrayList<>();
        auditor().counters().each(all::add);
        return all;
    }

    private List<Event> events(String type) {
        List<Event> found = new ArrayList<>();
        ActorContext reading =
                ActorContext.of(Identity::of, Actor.Staff.of(HILL, "staff-8", Roles.AUDITOR), clock.instant());
        storage.read(new Guard(Roles.shipped(), clock).permit(reading, Permission.READ_JOURNAL), transaction -> {
            transaction.store(Events.class).each(event -> {
                if (event.type().equals(type)) {
                    found.add(event);
                }
            });
            return found.size();
        });
        return found;
    }

    @Test
    void what_is_held_for_a_court_is_neither_erased_nor_past_its_time() {
        fill(quill, "quill");
        UUID hold = officer.dossiers().hold(quill, "court 12/345").orThrow();
        clock.advance(Duration.ofDays(800));

        assertThat(officer.dossiers().erase(quill, "letter 7"))
                .isInstanceOfSatisfying(
                        Answer.Invalid.class,
                        refused -> assertThat(refused.violations().toString()).contains("UnderLegalHold"));
        officer.retention().run();
        assertThat(dataOf(quill).text()).contains("May quill borrow it?", "What came of quill");
        assertThat(officer.retention().report().isAlarm()).isFalse();

        assertThat(officer.dossiers().hold(quill, "court 12/345").orThrow()).isEqualTo(hold);
        assertThat(officer.dossiers().holds()).extracting(PrivacyCase::id).containsExactly(hold);
        officer.dossiers().release(hold).orThrow();
        assertThat(officer.dossiers().release(hold)).isInstanceOf(Answer.NotFound.class);
        officer.retention().run();
        assertThat(dataOf(quill).text()).doesNotContain("May quill borrow it?", "What came of quill");
    }

    @Test
    void only_whoever_works_for_the_whole_library_may_and_a_matter_is_the_number_of_a_file() {
        Session branch =
                desk.as(Identity::of, new Actor.Staff(HILL, "staff-7", Set.of(Roles.PRIVACY_OFFICER), Set.of(MILL)));
        for (Answer<?> answer : List.of(
                branch.dossiers().ownData(quill),
                branch.dossiers().erase(quill, "letter 7"),
                branch.dossiers().hold(quill, "court 1"),
                branch.dossiers().release(new UUID(1, 2)),
                officer.dossiers().erase(quill, "Mrs. Quill, please!"),
                officer.dossiers().hold(quill, ""))) {
            assertThat(answer).isInstanceOf(Answer.Invalid.class);
        }
        assertThatThrownBy(() -> staff.dossiers().ownData(quill)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> staff.dossiers().erase(quill, "letter 7")).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> staff.dossiers().hold(quill, "court 1")).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> staff.dossiers().holds()).isInstanceOf(AccessDenied.class);
    }
}
