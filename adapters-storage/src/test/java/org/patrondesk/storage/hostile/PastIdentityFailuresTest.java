package org.patrondesk.storage.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorUnverified;
import org.patrondesk.access.ActorVerifier;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Purpose;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.message.DecideDelivery;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.OpenEmergency;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.ScriptedCourier;
import org.patrondesk.testkit.SettableClock;

/** Who was taken for whom in other products, tried here; each test has the name of the published report. */
class PastIdentityFailuresTest {
    private static final Set<String> EVERY_ROLE = Roles.shipped().grants().keySet();
    private static final String WORDS = "a guest pass for Mr. Quill";

    private final ScriptedCourier courier = new ScriptedCourier();
    private final Storage storage = new InMemoryStorage();
    private final PatronDesk desk = PatronDesk.builder()
            .storage(storage)
            .clock(SettableClock.at(Sample.NOON))
            .random(new Random(7))
            .courier(Channel.EMAIL, courier)
            .build();

    private static Actor staff(Set<String> roles, Branch... branches) {
        return new Actor.Staff(Sample.TENANT, "staff-1", roles, Set.of(branches));
    }

    private Session as(Actor actor) {
        return as(Identity::of, actor);
    }

    /** The one place where these tests come to a desk. */
    private <A> Session as(ActorVerifier<A> verifier, A shown) {
        return desk.as(verifier, shown);
    }

    private static Answer<UUID> log(Session session, Branch branch) {
        return session.logbook().log(LogNo.atDesk(branch, WORDS, "unwritten"));
    }

    @Test
    void cve_2026_47123_an_id_that_others_can_know_lets_nobody_speak_for_its_owner() {
        Session central = as(staff(EVERY_ROLE, Sample.CENTRAL));
        central.outbox()
                .post(PostMessage.of(Sample.CENTRAL, Channel.EMAIL, "p@x.invalid", new Message("s", "t"), "hold-ready"))
                .orThrow();
        as(new Actor.SystemActor(Sample.TENANT, Roles.COURIER)).sending().goRound();
        UUID sent = UUID.fromString(courier.carried().get(0).messageId());
        UUID emergency = central.emergencies()
                .open(OpenEmergency.of("a pipe has burst", Duration.ofHours(1)))
                .orThrow();

        for (Actor outsider : List.of(
                new Actor.Anonymous(Sample.TENANT),
                new Actor.PatronActor(Sample.TENANT, sent.toString()),
                new Actor.PatronActor(Sample.TENANT, "staff-1"))) {
            Session session = as(outsider);
            assertThatThrownBy(() -> session.outbox().find(sent)).isInstanceOf(AccessDenied.class);
            assertThatThrownBy(
                            () -> session.outbox().decide(new DecideDelivery(sent, DecideDelivery.Fate.SEND_AGAIN, 1)))
                    .isInstanceOf(AccessDenied.class);
            assertThatThrownBy(() -> session.inEmergency(emergency)).isInstanceOf(AccessDenied.class);
        }
        Actor colleague = Actor.Staff.of(Sample.TENANT, "staff-2", Roles.DESK);
        assertThat(as(colleague).inEmergency(emergency)).isEmpty();
        assertThat(as(Actor.Staff.of(Sample.OTHER_TENANT, "staff-1", Roles.DESK))
                        .inEmergency(emergency))
                .isEmpty();
        assertThat(central.inEmergency(emergency)).isPresent();
    }

    /** Somebody who acts as somebody else. */
    private record OnBehalf(Actor real, Actor acting) {}

    @Test
    void cve_2020_26029_who_acts_for_another_has_the_rights_of_the_other_and_no_more() {
        Actor wide = staff(EVERY_ROLE);
        Actor caller = new Actor.Staff(Sample.TENANT, "staff-7", Set.of(Roles.CALLER), Set.of(Sample.HARBOUR));
        Actor patron = new Actor.PatronActor(Sample.TENANT, "p-9");
        ActorVerifier<OnBehalf> verifier = shown -> Identity.of(shown.acting());
        assertThat(as(verifier, new OnBehalf(wide, wide)).outbox().queue()).isNotNull();

        Session calling = as(verifier, new OnBehalf(wide, caller));
        assertThatThrownBy(() -> calling.outbox().queue()).isInstanceOf(AccessDenied.class);
        assertThat(log(calling, Sample.CENTRAL)).isInstanceOf(Answer.NotFound.class);
        log(calling, Sample.HARBOUR).orThrow();
        assertThat(events()).last().extracting(Event::actor).isEqualTo("staff-7");
        assertThatThrownBy(() -> log(as(verifier, new OnBehalf(wide, patron)), Sample.HARBOUR))
                .isInstanceOf(AccessDenied.class);
    }

    private List<Event> events() {
        List<Event> events = new ArrayList<>();
        storage.read(Sample.scope(Sample.TENANT, Permission.READ_JOURNAL), transaction -> {
            transaction.store(Events.class).each(events::add);
            return true;
        });
        return events;
    }

    @Test
    void cve_2020_26030_there_is_no_way_to_a_session_but_a_verifier_that_believes() {
        assertThat(Stream.of(PatronDesk.class.getMethods()).filter(method -> method.getReturnType() == Session.class))
                .isNotEmpty()
                .extracting(method -> method.getParameterTypes()[0])
                .containsOnly(ActorVerifier.class);
        assertThat(Stream.of(Session.class.getMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers()))
                        .map(Method::getReturnType))
                .doesNotContain(Session.class);
        assertThat(Session.class.getDeclaredConstructors())
                .extracting(Constructor::getModifiers)
                .noneMatch(Modifier::isPublic);

        Actor admin = staff(EVERY_ROLE);
        assertThat(as(admin).outbox().queue()).isNotNull();
        ActorVerifier<Object> switchedOff = shown -> {
            throw new ActorUnverified();
        };
        for (Object shown : List.of(admin, Identity.of(admin), "staff-1", Map.of("X-Forwarded-User", "staff-1"))) {
            assertThatThrownBy(() -> as(switchedOff, shown)).isInstanceOf(ActorUnverified.class);
        }
    }

    @Test
    void cve_2026_34720_what_is_added_to_a_request_after_the_check_changes_nobodys_rights() {
        Set<String> roles = new HashSet<>(Set.of(Roles.DESK));
        Set<Branch> branches = new HashSet<>(Set.of(Sample.CENTRAL));
        Set<Subject.Pseudonym> patron = new HashSet<>(Set.of(Sample.PATRON));
        ActorVerifier<Set<String>> verifier = headers -> new Identity(
                new Actor.Staff(Sample.TENANT, "staff-1", headers, branches), Purpose.SERVICE, Locale.ENGLISH, patron);
        Session session = as(verifier, roles);
        roles.addAll(EVERY_ROLE);
        branches.clear();
        patron.clear();

        assertThatThrownBy(() -> session.outbox().queue()).isInstanceOf(AccessDenied.class);
        assertThat(log(session, Sample.HARBOUR)).isInstanceOf(Answer.NotFound.class);
        assertThatThrownBy(() -> session.logbook()
                        .log(LogNo.atDesk(Sample.CENTRAL, WORDS, "unwritten").to(Sample.PATRON)))
                .isInstanceOf(AccessDenied.class);
    }
}
