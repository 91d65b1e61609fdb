package org.patrondesk.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Tenant;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.logbook.Review;
import org.patrondesk.measure.Delta;
import org.patrondesk.memory.InMemoryStorage;

/** What is about people goes when its time is over, and nothing else does. */
class RetentionTest {
    private static final Tenant HILL = new Tenant("hill");
    private static final Tenant VALLEY = new Tenant("valley");
    private static final Branch MILL = new Branch("Mill Lane");
    private static final org.patrondesk.library.Period EVER = new org.patrondesk.library.Period(
            Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));

    /** A clock of the host, or of the store, that is set by hand, and may go on a little each time that somebody looks. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-18T12:00:00Z");
        private Duration pace = Duration.ZERO;

        @Override
        public Instant instant() {
            now = now.plus(pace);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private final Hand host = new Hand();
    private final Hand store = new Hand();
    private final PatronDesk desk = PatronDesk.builder()
            .storage(new InMemoryStorage(store))
            .clock(host)
            .retention(VALLEY, RetentionSchedule.shipped().with(Keeping.DECISION_WORDS, Period.ofDays(7)))
            .build();

    private Session as(Tenant tenant, String... roles) {
        return desk.as(Identity::of, Actor.Staff.of(tenant, "s-1", roles));
    }

    private void log(Tenant tenant) {
        as(tenant, Roles.DESK)
                .logbook()
                .log(LogNo.atDesk(MILL, "May Mr. Quill borrow it?", "unwritten"))
                .orThrow();
    }

    private Review review(Tenant tenant) {
        return as(tenant, Roles.REVIEWER).logbook().review(Optional.empty(), EVER);
    }

    private RetentionReport report(Tenant tenant) {
        return as(tenant, Roles.PRIVACY_OFFICER).retention().report();
    }

    private static RetentionReport.Line line(RetentionReport report, Keeping keeping) {
        return report.lines().stream()
                .filter(line -> line.keeping() == keeping)
                .findFirst()
                .orElseThrow();
    }

    private void bothLater(Duration by) {
        host.now = host.now.plus(by);
        store.now = store.now.plus(by);
    }

    @Test
    void the_desk_removes_the_words_of_a_no_by_itself_after_ninety_days_and_the_no_stays() {
        log(HILL);
        desk.work().runDue();
        Review before = review(HILL);
        bothLater(Duration.ofDays(90));
        desk.work().runDue();
        assertThat(review(HILL)).isEqualTo(before);

        bothLater(Duration.ofHours(1));
        assertThat(report(HILL).overdue()).isEqualTo(2);
        desk.work().runDue();

        assertThat(report(HILL).overdue()).isZero();
        assertThat(review(HILL)).isEqualTo(before);
    }

    @Test
    void each_tenant_has_its_own_periods() {
        log(HILL);
        log(VALLEY);
        bothLater(Duration.ofDays(8));

        assertThat(as(HILL, Roles.PRIVACY_OFFICER).retention().run().removed()).isZero();
        RetentionReport run = as(VALLEY, Roles.PRIVACY_OFFICER).retention().run();
        assertThat(run.removed()).isEqualTo(1);
        assertThat(line(run, Keeping.DECISION_WORDS).removed()).isEqualTo(1);
        assertThat(line(run, Keeping.DECISION_STAFF).removed()).isZero();
    }

    @Test
    void what_is_a_day_late_is_an_alarm() {
        log(HILL);
        bothLater(Duration.ofDays(91));
        RetentionReport late = report(HILL);
        assertThat(late.overdue()).isEqualTo(2);
        assertThat(late.late()).contains(Duration.ofDays(1));
        assertThat(late.isAlarm()).isFalse();
        bothLater(Duration.ofMillis(1));

        assertThat(report(HILL).isAlarm()).isTrue();
        assertThat(as(HILL, Roles.PRIVACY_OFFICER).retention().run().isAlarm()).isFalse();
        assertThat(report(HILL).isAlarm()).isFalse();
    }

    @Test
    void what_fell_due_while_the_run_went_on_is_overdue_at_its_end() {
        log(HILL);
        bothLater(Duration.ofDays(90).minus(Duration.ofMinutes(1)));
        host.pace = Duration.ofSeconds(10);
        store.pace = host.pace;

        RetentionReport run = as(HILL, Roles.PRIVACY_OFFICER).retention().run();
        assertThat(run.removed()).isZero();
        assertThat(run.overdue()).isEqualTo(2);
        assertThat(run.lines())
                .allSatisfy(line -> assertThat(line.before())
                        .isEqualTo(RetentionSchedule.shipped().before(line.keeping(), run.at())));
    }

    @Test
    void one_clock_that_is_wrong_removes_nothing() {
        log(HILL);
        host.now = host.now.plus(Duration.ofDays(200));
        assertThat(as(HILL, Roles.PRIVACY_OFFICER).retention().run().removed()).isZero();
        host.now = host.now.minus(Duration.ofDays(200));
        store.now = store.now.plus(Duration.ofDays(200));
        assertThat(as(HILL, Roles.PRIVACY_OFFICER).retention().run().removed()).isZero();

        host.now = store.now;
        assertThat(as(HILL, Roles.PRIVACY_OFFICER).retention().run().removed()).isEqualTo(2);
    }

    @Test
    void no_counter_changes_and_the_journal_is_sound() {
        log(HILL);
        desk.work().runDue();
        List<Delta> before = counters();
        bothLater(Duration.ofDays(100));
        desk.work().runDue();

        assertThat(report(HILL).overdue()).isZero();
        assertThat(counters()).isEqualTo(before).isNotEmpty();
        assertThat(as(HILL, Roles.AUDITOR).sealing().verify(Optional.empty()).sound())
                .isTrue();
    }

    private List<Delta> counters() {
        List<Delta> counters = new ArrayList<>();
        as(HILL, Roles.AUDITOR).counters().each(counters::add);
        return counters;
    }

    @Test
    void more_than_one_transactions_worth_goes_in_one_run() {
        for (int n = 0; n < Retention.MOST + 1; n++) {
            log(HILL);
        }
        bothLater(Duration.ofDays(91));

        RetentionReport run = as(HILL, Roles.PRIVACY_OFFICER).retention().run();
        assertThat(line(run, Keeping.DECISION_WORDS).removed()).isEqualTo(Retention.MOST + 1L);
        assertThat(run.overdue()).isZero();
    }

    @Test
    void nobody_else_may_remove_or_look() {
        assertThatThrownBy(() -> as(HILL, Roles.SUPERVISOR).retention().run()).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> as(HILL, Roles.SUPERVISOR).retention().report())
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> as(HILL, Roles.AUDITOR).retention().run()).isInstanceOf(AccessDenied.class);
        assertThat(as(HILL, Roles.AUDITOR).retention().report().overdue()).isZero();
    }
}
