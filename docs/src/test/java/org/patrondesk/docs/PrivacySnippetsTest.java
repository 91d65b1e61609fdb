package org.patrondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import org.junit.jupiter.api.Test;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.library.Tenant;
import org.patrondesk.privacy.Keeping;
import org.patrondesk.privacy.RetentionReport;
import org.patrondesk.privacy.RetentionSchedule;

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
}
