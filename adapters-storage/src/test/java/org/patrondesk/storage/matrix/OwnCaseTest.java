package org.patrondesk.storage.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.consent.ConsentCommand;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.journal.Answer;
import org.patrondesk.library.Period;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.OpenEmergency;
import org.patrondesk.testkit.Sample;

/** Staff who are patrons, with every role there is, against every call that can point at what is about themselves. */
class OwnCaseTest {
    private static final Subject.Pseudonym ME = Sample.PATRON;
    private static final Identity COLLEAGUE = Identity.of(
            new Actor.Staff(Sample.TENANT, "staff-9", Roles.shipped().grants().keySet(), Set.of()));
    private static final Identity MYSELF = COLLEAGUE.alsoPatron(ME);

    /** What is refused with the sentence. */
    private static final List<String> DENIED = List.of(
            "accesses.each(AccessSelection, Consumer)",
            "appeals.answer(AnswerAppeal)",
            "appeals.grant(ExceptionGrant)",
            "appeals.lodge(LodgeAppeal)",
            "appeals.of(UUID)",
            "consents.allows(Matter)",
            "consents.give(Give)",
            "consents.history(Pseudonym, Consumer)",
            "consents.restore(Restore)",
            "consents.standing(Matter)",
            "consents.withdraw(Withdraw)",
            "dossiers.erase(Pseudonym, String)",
            "dossiers.hold(Pseudonym, String)",
            "dossiers.ownData(Pseudonym)",
            "logbook.log(LogNo) person",
            "logbook.logUnder(PolicySet, LogNo) person",
            "outbox.decide(DecideDelivery)",
            "outbox.find(UUID)",
            "outbox.post(PostMessage) person",
            "requests.decide(Request) person",
            "shadow(Request, Outcome) person",
            "stories.consent(UUID, Consent, long)",
            "stories.find(UUID)",
            "stories.tell(TellStory) person");

    /** Where it is as if there were no such record: among others, or because it may be what nobody may tell them. */
    private static final List<String> NOT_FOUND = List.of(
            "barriers.register(RegisterBarrier) no",
            "chains.of(Ref, int)",
            "dossiers.release(UUID)",
            "meetings.resolve(Resolve) about",
            "stories.tell(TellStory) about");

    /** What points at records that name no person, or at names alone. */
    private static final List<String> ABOUT_NOBODY = List.of(
            "emergencies.close(UUID)",
            "emergencies.lasting(UUID)",
            "emergencies.seen(MarkSeen)",
            "inEmergency(UUID)",
            "logbook.agenda(Optional, Period) run",
            "logbook.hasRun(String)",
            "logbook.isCutOff(String)",
            "logbook.log(NativeNo) origin",
            "logbook.replay(Optional, PolicySet) run",
            "logbook.review(Optional, Period) run",
            "callLists.build(CallListOrder, Receiver) branch",
            "meetings.effect(UUID, int)",
            "outbox.post(PostMessage) about",
            "proposals.count(Optional, Findings) run",
            "proposals.propose(Optional, PolicySet, Wish) run",
            "proposals.relax(Optional, PolicySet) run");

    @Test
    void every_call_that_can_be_about_somebody_is_tried() {
        Set<String> pointing = new TreeSet<>();
        new AccessTable().lines().forEach((way, line) -> {
            if (!Set.of("-", "branch").contains(line.points())) {
                pointing.add(way);
            }
        });

        assertThat(Stream.of(DENIED, NOT_FOUND, ABOUT_NOBODY).flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(pointing);
    }

    @Test
    void nobody_does_or_reads_as_staff_what_is_about_themselves() {
        assertThat(endings(DENIED, MYSELF, false)).containsOnly(Map.entry(Ending.DENIED, DENIED.size()));
        assertThat(endings(NOT_FOUND, MYSELF, false)).containsOnly(Map.entry(Ending.NOT_FOUND, NOT_FOUND.size()));
    }

    @Test
    void an_emergency_does_not_change_that() {
        assertThat(endings(DENIED, MYSELF, true)).containsOnly(Map.entry(Ending.DENIED, DENIED.size()));
        assertThat(endings(NOT_FOUND, MYSELF, true)).containsOnly(Map.entry(Ending.NOT_FOUND, NOT_FOUND.size()));
    }

    @Test
    void a_colleague_does_it_for_them() {
        for (List<String> ways : List.of(DENIED, NOT_FOUND)) {
            List<String> told = ways.stream()
                    .filter(way -> !way.startsWith("consents.allows"))
                    .toList();
            assertThat(endings(told, COLLEAGUE, false)).containsOnly(Map.entry(Ending.ANSWERED, told.size()));
        }
    }

    @Test
    void a_refusal_says_that_it_is_about_them_and_names_nobody() {
        for (String way : DENIED) {
            Result result = result(way, MYSELF, false);
            assertThat(result.words())
                    .as(way)
                    .isEqualTo("org.patrondesk.access.AccessDenied: This is about you; ask a colleague.");
        }
    }

    @Test
    void staff_do_not_enter_the_consent_that_they_gave_as_a_guardian() {
        try (World world = new World(new InMemoryStorage(), roles -> roles)) {
            ConsentCommand.Give give = ConsentCommand.Give.express(Site.matter(world.stranger()), Site.PROOF)
                    .of(new ConsentEntry.Minor(9, Optional.of(ME)));

            assertThatThrownBy(() -> world.session(MYSELF).consents().give(give))
                    .hasMessage("This is about you; ask a colleague.");
            assertThat(world.session(COLLEAGUE).consents().give(give)).isInstanceOf(Answer.Done.class);
        }
    }

    @Test
    void lists_leave_out_what_is_about_whoever_reads_them() {
        Map<String, Function<Session, Object>> lists = new LinkedHashMap<>();
        lists.put("holds", session -> session.dossiers().holds());
        lists.put("deliveries", session -> {
            List<Object> found = new ArrayList<>();
            session.outbox().each(DeliveryState.WAITING, found::add);
            return found;
        });
        lists.put(
                "words of nos",
                session ->
                        session
                                .logbook()
                                .agenda(Optional.empty(), new Period(Sample.LONG_AGO, Sample.FAR_AHEAD))
                                .items()
                                .stream()
                                .flatMap(item -> item.nos().stream())
                                .toList());
        try (World world = new World(new InMemoryStorage(), roles -> roles)) {
            world.about(ME);
            world.site(Spot.OWN).hold();
            world.site(Spot.OWN).said();
            world.site(Spot.OWN).posted();

            lists.forEach((name, list) -> {
                assertThat((List<?>) list.apply(world.session(COLLEAGUE)))
                        .as(name)
                        .hasSize(1);
                assertThat((List<?>) list.apply(world.session(MYSELF))).as(name).isEmpty();
            });
            assertThat(world.session(MYSELF)
                            .logbook()
                            .review(Optional.empty(), new Period(Sample.LONG_AGO, Sample.FAR_AHEAD))
                            .nos())
                    .isEqualTo(1);
        }
    }

    private static Map<Ending, Integer> endings(List<String> ways, Identity who, boolean emergency) {
        return ways.stream()
                .collect(Collectors.toMap(
                        way -> result(way, who, emergency).ending(), way -> 1, Integer::sum, LinkedHashMap::new));
    }

    private static Result result(String way, Identity who, boolean emergency) {
        PublicCall call = PublicCall.of(Session.class).stream()
                .filter(each -> way.equals(each.toString()) || way.startsWith(each + " "))
                .findFirst()
                .orElseThrow();
        try (World world = new World(new InMemoryStorage(), roles -> roles)) {
            world.about(ME);
            Object[] arguments =
                    Objects.requireNonNull(new Fixtures().all().get(way)).apply(new Ask(world, who.actor(), Spot.OWN));
            Session session = world.session(who);
            if (emergency) {
                UUID opened = session.emergencies()
                        .open(OpenEmergency.of("a pipe has burst", Duration.ofHours(1)))
                        .orThrow();
                session = session.inEmergency(opened).orElseThrow();
            }
            Session asked = session;
            String points =
                    Objects.requireNonNull(new AccessTable().lines().get(way)).points();
            return Result.of(world, points, () -> call.on(asked, arguments));
        }
    }
}
