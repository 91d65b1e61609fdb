package org.patrondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.patrondesk.Health;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.journal.Answer;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Tenant;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.Arrears;
import org.patrondesk.privacy.Erased;
import org.patrondesk.privacy.Keeping;
import org.patrondesk.privacy.MarkSeen;
import org.patrondesk.privacy.OpenEmergency;
import org.patrondesk.privacy.OwnData;
import org.patrondesk.privacy.RetentionReport;
import org.patrondesk.privacy.RetentionRound;
import org.patrondesk.privacy.RetentionSchedule;
import org.patrondesk.reading.AccessSelection;

/** The tagged regions stand on a page, word for word ({@link PagesTest} compares them). */
class PrivacySnippetsTest {
    @Test
    void retention_is_a_schedule_for_each_tenant() {
        Tenant town = new Tenant("town");
        // tag::retention
        PatronDesk desk = PatronDesk.builder()
                .retention(town, RetentionSchedule.shipped().with(Keeping.DELIVERY, Period.ofDays(7)))
                .build();
        Session officer = desk.as(Identity::of, Actor.Staff.of(town, "staff-9", Roles.PRIVACY_OFFICER));
        RetentionReport report = officer.retention().run();
        boolean late = report.isAlarm();
        // end::retention
        assertThat(late).isFalse();
        assertThat(report.lines()).hasSameSizeAs(Keeping.values());
        desk.close();
    }

    @Test
    void what_is_behind_is_in_health() {
        Tenant town = new Tenant("town");
        List<String> alarms = new ArrayList<>();
        Consumer<String> alarm = alarms::add;
        try (PatronDesk desk = PatronDesk.builder().build()) {
            Actor.Staff supervisor = Actor.Staff.of(town, "staff-2", Roles.SUPERVISOR);
            // tag::arrears
            Health health = desk.as(Identity::of, supervisor).health();
            health.retention()
                    .oldest()
                    .ifPresent(late -> alarm.accept("what must not be kept should have been gone for " + late));
            health.erasures()
                    .oldest()
                    .filter(age -> age.toHours() > 2)
                    .ifPresent(age -> alarm.accept("somebody has waited for their erasure for " + age));
            // end::arrears
            assertThat(health.retention()).isEqualTo(Arrears.NONE);
            assertThat(alarms).isEmpty();
        }
    }

    @Test
    void who_runs_no_due_work_does_a_round_by_the_hour() {
        Tenant town = new Tenant("town");
        try (PatronDesk desk = PatronDesk.builder().build()) {
            Session officer = desk.as(Identity::of, Actor.Staff.of(town, "staff-9", Roles.PRIVACY_OFFICER));
            // tag::retention-round
            RetentionRound round = RetentionRound.of(officer.retention(), officer.dossiers());
            // end::retention-round
            assertThat(round.isAlarm()).isFalse();
        }
    }

    @Test
    void access_in_an_emergency_is_written_down_seen_and_over() {
        Tenant town = new Tenant("town");
        List<String> read = new ArrayList<>();
        List<UUID> toLookAt = new ArrayList<>();
        try (PatronDesk desk = PatronDesk.builder().build()) {
            Set<Branch> city = Set.of(new Branch("City"));
            Session ann = desk.as(Identity::of, new Actor.Staff(town, "staff-7", Set.of(Roles.DESK), city));
            Session officer = desk.as(Identity::of, Actor.Staff.of(town, "staff-9", Roles.PRIVACY_OFFICER));
            // tag::emergency
            UUID emergency = ann.emergencies()
                    .open(OpenEmergency.of("Flood at Harbour, nobody there.", Duration.ofHours(1)))
                    .orThrow();
            Session wider = ann.inEmergency(emergency).orElseThrow();
            wider.barriers().each(barrier -> read.add(barrier.name()));
            ann.emergencies().close(emergency).orThrow(); // or wait: it ends by itself

            officer.emergencies().unseen(access -> toLookAt.add(access.id()));
            officer.emergencies()
                    .seen(MarkSeen.of(emergency).noting("Ann was right."))
                    .orThrow();
            // end::emergency
            assertThat(read).isEmpty();
            assertThat(toLookAt).containsExactly(emergency);
            assertThat(ann.inEmergency(emergency)).isEmpty();
        }
    }

    @Test
    void staff_do_nothing_that_is_about_themselves() {
        Tenant town = new Tenant("town");
        Branch city = new Branch("City");
        Actor.Staff ann = Actor.Staff.of(town, "staff-7", Roles.DESK);
        PatronDesk desk = PatronDesk.builder().build();
        Session officer = desk.as(Identity::of, Actor.Staff.of(town, "staff-9", Roles.PRIVACY_OFFICER));
        // tag::own-case
        Subject.Pseudonym annsCard = officer.pseudonym(new Subject.PatronRef("koha", "0815"));
        Session annAtWork = desk.as(actor -> Identity.of(actor).alsoPatron(annsCard), ann);

        LogNo hers = LogNo.atDesk(city, "a guest pass", "unwritten").to(annsCard); // for a colleague to log
        // end::own-case
        assertThatThrownBy(() -> annAtWork.logbook().log(hers)).hasMessage("This is about you; ask a colleague.");
        assertThat(desk.as(Identity::of, ann).logbook().log(hers)).isInstanceOf(Answer.Done.class);
        desk.close();
    }

    @Test
    void a_person_has_their_data_and_then_has_it_gone() {
        Tenant town = new Tenant("town");
        PatronDesk desk = PatronDesk.builder().build();
        Session officer = desk.as(Identity::of, Actor.Staff.of(town, "staff-9", Roles.PRIVACY_OFFICER));
        // tag::dossiers
        Subject.Pseudonym person = officer.pseudonym(new Subject.PatronRef("koha", "4711"));
        OwnData all = officer.dossiers().ownData(person).orThrow();
        Erased erased = officer.dossiers().erase(person, "letter 7").orThrow();
        UUID hold = officer.dossiers().hold(person, "court 12/345").orThrow();
        // end::dossiers
        assertThat(all.text()).endsWith("Nothing.\n");
        assertThat(erased).isEqualTo(Erased.NOTHING);
        assertThat(officer.dossiers().release(hold).orThrow()).isEqualTo(hold);
        desk.close();
    }

    @Test
    void who_read_what_about_a_person_is_written_down_first() {
        Tenant town = new Tenant("town");
        PatronDesk desk = PatronDesk.builder().build();
        Session officer = desk.as(Identity::of, Actor.Staff.of(town, "staff-9", Roles.PRIVACY_OFFICER));
        Session ann = desk.as(Identity::of, Actor.Staff.of(town, "staff-7", Roles.DESK));
        Subject.Pseudonym person = officer.pseudonym(new Subject.PatronRef("koha", "4711"));
        Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        org.patrondesk.library.Period thisWeek =
                new org.patrondesk.library.Period(today.minus(6, ChronoUnit.DAYS), today.plus(1, ChronoUnit.DAYS));
        List<String> who = new ArrayList<>();
        ann.consents().history(person, entry -> {});
        // tag::access-log
        officer.accesses()
                .each(
                        AccessSelection.during(thisWeek).about(person),
                        entry -> who.add(entry.actor() + " for " + entry.purpose() + ": "
                                + entry.access().call()));
        // end::access-log
        assertThat(who).first().asString().startsWith("staff-7 for ").endsWith(": consents.history");
        desk.close();
    }
}
