package org.patrondesk.storage.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.appeal.Reconsideration.LodgeAppeal;
import org.patrondesk.barrier.RegisterBarrier;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Wording;
import org.patrondesk.journal.Answer;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Ref;
import org.patrondesk.library.Tenant;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.logbook.NativeNo;
import org.patrondesk.meeting.Resolve;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.Result;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.OpenEmergency;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.story.Chain;
import org.patrondesk.story.Consent;
import org.patrondesk.story.TellStory;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.SettableClock;

/** What was told to whom, and moved by whom, in other products; each test has the name of the published report. */
class PastDeskFailuresTest {
    private static final Period EVER = new Period(Sample.LONG_AGO, Sample.FAR_AHEAD);
    private static final Set<String> EVERY_ROLE = Roles.shipped().grants().keySet();
    private static final String WORDS = "a guest pass for Mr. Quill";

    @TempDir
    Path directory;

    @TempDir
    Path backup;

    private PatronDesk desk;
    private Session central;
    private Session harbour;

    /** With a clock that stands still, and the random numbers that ship. */
    @BeforeEach
    void a_library_with_two_branches() {
        desk = PatronDesk.builder()
                .storage(SqliteStorage.open(directory))
                .clock(SettableClock.at(Sample.NOON))
                .courier(Channel.EMAIL, parcel -> new Result.Accepted("x"))
                .build();
        central = as(staff(EVERY_ROLE, Sample.CENTRAL));
        harbour = as(staff(EVERY_ROLE, Sample.HARBOUR));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static Actor staff(Set<String> roles, Branch... branches) {
        return new Actor.Staff(Sample.TENANT, "staff-1", roles, Set.of(branches));
    }

    /** The one place where these tests come to a desk. */
    private Session as(Actor actor) {
        return desk.as(Identity::of, actor);
    }

    private static UUID no(Session session, Branch branch) {
        return session.logbook().log(LogNo.atDesk(branch, WORDS, "unwritten")).orThrow();
    }

    private static PostMessage message(Branch branch) {
        return PostMessage.of(branch, Channel.EMAIL, "quill@x.invalid", new Message("s", WORDS), "hold-ready");
    }

    private static List<DeliveryStatus> waiting(Session session) {
        List<DeliveryStatus> found = new ArrayList<>();
        session.outbox().each(DeliveryState.WAITING, found::add);
        return found;
    }

    private static Optional<Chain> chain(Session session, UUID no) {
        return session.chains().of(Decision.ref(no), 4);
    }

    /** What stands in the agenda in words. */
    private static List<String> asked(Session session) {
        return session.logbook().agenda(Optional.empty(), EVER).items().stream()
                .flatMap(item -> item.nos().stream())
                .flatMap(no -> no.wording().stream())
                .map(Wording::asked)
                .toList();
    }

    private static String words(Object answer) {
        return answer.toString().replaceAll("[0-9a-f-]{36}", "<id>");
    }

    private void copy(Path from, Path to) throws IOException {
        desk.close();
        try (Stream<Path> there = Files.list(to)) {
            for (Path file : there.toList()) {
                Files.delete(file);
            }
        }
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        a_library_with_two_branches();
    }

    @Test
    void freescout_5138_no_id_given_before_a_restore_is_given_again_after_it() throws IOException {
        UUID kept = no(central, Sample.CENTRAL);
        copy(directory, backup);
        Set<UUID> lost = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            lost.add(no(central, Sample.CENTRAL));
            lost.add(central.outbox().post(message(Sample.CENTRAL)).orThrow());
        }
        copy(backup, directory);
        Set<UUID> anew = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            anew.add(no(central, Sample.CENTRAL));
            anew.add(central.outbox().post(message(Sample.CENTRAL)).orThrow());
        }

        assertThat(chain(central, kept)).isPresent();
        assertThat(anew).doesNotContainAnyElementsOf(lost).hasSize(lost.size());
        for (UUID answered : lost) {
            assertThat(central.appeals().lodge(new LodgeAppeal(answered, WORDS, Optional.empty())))
                    .isInstanceOf(Answer.NotFound.class);
            assertThat(central.outbox().find(answered)).isEmpty();
            assertThat(chain(central, answered)).isEmpty();
        }
    }

    @Test
    void cve_2026_40589_naming_a_person_or_an_address_of_elsewhere_tells_nothing_and_moves_nothing() {
        UUID theirs = harbour.logbook()
                .log(LogNo.atDesk(Sample.HARBOUR, WORDS, "unwritten").to(Sample.PATRON))
                .orThrow();
        harbour.outbox()
                .post(message(Sample.HARBOUR).withPerson(Sample.PATRON, Purpose.SERVICE))
                .orThrow();
        Optional<Chain> chain = chain(harbour, theirs);
        List<DeliveryStatus> deliveries = waiting(harbour);
        List<String> answers = new ArrayList<>();
        for (Subject.Pseudonym named : List.of(Sample.PATRON, Sample.person(1))) {
            LogNo no = LogNo.atDesk(Sample.CENTRAL, "ours", "unwritten").to(named);
            PostMessage message = message(Sample.CENTRAL).withPerson(named, Purpose.SERVICE);
            Answer<UUID> logged = central.logbook().log(no);
            TellStory story = TellStory.of("ours", Consent.TO_USE, Sample.CENTRAL, Decision.ref(logged.orThrow()));
            answers.add(words(List.of(
                    logged, central.outbox().post(message), central.stories().tell(story.of(named)))));
        }

        assertThat(new HashSet<>(answers)).hasSize(1);
        assertThat(chain(harbour, theirs)).isEqualTo(chain).isPresent();
        assertThat(waiting(harbour)).isEqualTo(deliveries).hasSize(1);
        assertThat(waiting(central)).hasSize(2).doesNotContainAnyElementsOf(deliveries);
        assertThat(chain(central, theirs)).isEmpty();
        assertThat(asked(central)).containsOnly("ours");
    }

    @Test
    void cve_2026_40570_all_about_a_person_is_for_who_looks_after_that_and_nobody_else() {
        central.logbook()
                .log(LogNo.atDesk(Sample.CENTRAL, WORDS, "unwritten").to(Sample.PATRON))
                .orThrow();
        Set<String> others = new HashSet<>(EVERY_ROLE);
        others.remove(Roles.PRIVACY_OFFICER);
        Session desk = as(staff(others));
        UUID emergency = desk.emergencies()
                .open(OpenEmergency.of("a pipe has burst", Duration.ofHours(1)))
                .orThrow();

        for (Session any : List.of(
                desk,
                desk.inEmergency(emergency).orElseThrow(),
                as(new Actor.PatronActor(Sample.TENANT, "p-9")),
                as(new Actor.Anonymous(Sample.TENANT)),
                as(new Actor.SystemActor(Sample.TENANT, Roles.RETENTION)))) {
            assertThatThrownBy(() -> any.dossiers().ownData(Sample.PATRON))
                    .isInstanceOf(AccessDenied.class)
                    .hasMessageNotContaining(WORDS);
        }
        assertThat(as(staff(Set.of(Roles.PRIVACY_OFFICER), Sample.CENTRAL))
                        .dossiers()
                        .ownData(Sample.PATRON))
                .isInstanceOf(Answer.Invalid.class);
        assertThat(ownData(Sample.OTHER_TENANT)).doesNotContain(WORDS);
        assertThat(ownData(Sample.TENANT)).contains(WORDS);
    }

    private String ownData(Tenant tenant) {
        return as(Actor.Staff.of(tenant, "staff-3", Roles.PRIVACY_OFFICER))
                .dossiers()
                .ownData(Sample.PATRON)
                .orThrow()
                .json();
    }

    @Test
    void cve_2026_34722_a_link_given_at_the_making_of_a_record_opens_and_changes_nothing_elsewhere() {
        UUID theirs = no(harbour, Sample.HARBOUR);
        Optional<Chain> chain = chain(harbour, theirs);
        Ref link = Decision.ref(theirs);

        assertThat(central.barriers().register(RegisterBarrier.of("x", Sample.CENTRAL, List.of(theirs))))
                .isInstanceOf(Answer.Invalid.class);
        assertThat(central.stories().tell(TellStory.of("x", Consent.TO_USE, Sample.CENTRAL, link)))
                .isInstanceOf(Answer.Invalid.class);
        assertThat(central.meetings().resolve(Resolve.findAYes("unwritten", "x").about(List.of(link))))
                .isInstanceOf(Answer.Invalid.class);
        UUID posted =
                central.outbox().post(about(message(Sample.CENTRAL), link)).orThrow();
        UUID foreign = central.logbook()
                .log(NativeNo.of(link, "unwritten", Sample.CENTRAL, Channel.KIOSK))
                .orThrow();

        assertThat(chain(central, theirs)).isEmpty();
        assertThat(chain(central, foreign).orElseThrow().decisions())
                .extracting(Decision::id)
                .containsExactly(foreign);
        assertThat(chain(central, posted)).isEmpty();
        assertThat(asked(central)).isEmpty();
        assertThat(chain(harbour, theirs)).isEqualTo(chain).isPresent();
    }

    private static PostMessage about(PostMessage message, Ref about) {
        return new PostMessage(
                message.branch(),
                message.channel(),
                message.to(),
                message.message(),
                message.messageClass(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(about),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
