package org.patrondesk.storage.durability.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.barrier.RegisterBarrier;
import org.patrondesk.decision.Decision;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Period;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.meeting.Resolve;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.RetentionReport;
import org.patrondesk.story.Consent;
import org.patrondesk.story.TellStory;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.SettableClock;

/** What was written about people so long ago that all of it should be gone. */
public record Overdue(Storage storage) {
    /** Longer than anything is kept. */
    private static final Duration LONG = Duration.ofDays(3 * 366);

    /** More than are taken at a time. */
    private static final int NOS = 1_100;

    private static final int STORIES = 1_050;

    static Session officer(PatronDesk desk) {
        return desk.as(
                Identity::of,
                Actor.Staff.of(
                        Sample.TENANT,
                        "staff-9",
                        Roles.PRIVACY_OFFICER,
                        Roles.SUPERVISOR,
                        Roles.DESK,
                        Roles.AUDITOR,
                        Roles.REVIEWER));
    }

    /** Writes it; closes the storage. */
    public void fill() {
        Clock ago = SettableClock.at(Instant.now().minus(LONG));
        try (PatronDesk desk = PatronDesk.builder().storage(storage).clock(ago).build()) {
            Session staff = officer(desk);
            List<UUID> nos = new ArrayList<>();
            for (int n = 0; n < NOS; n++) {
                Subject.Pseudonym person = Sample.person(n % 50);
                nos.add(staff.logbook()
                        .log(LogNo.atDesk(Sample.CENTRAL, "a pass, said number " + n, "unwritten")
                                .to(person))
                        .orThrow());
            }
            for (int n = 0; n < STORIES; n++) {
                staff.stories()
                        .tell(TellStory.of(
                                        "came back, said number " + n,
                                        Consent.TO_USE,
                                        Sample.CENTRAL,
                                        Decision.ref(nos.get(n)))
                                .of(Sample.person(n % 50)))
                        .orThrow();
            }
            staff.barriers()
                    .register(RegisterBarrier.of("the stairs", Sample.CENTRAL, nos.subList(0, 2)))
                    .orThrow();
            staff.meetings()
                    .resolve(Resolve.keep("unwritten", "not this year").about(List.of(Decision.ref(nos.get(0)))))
                    .orThrow();
        }
    }

    /** In how many transactions something was removed. */
    public int removals() {
        try (storage) {
            return rows().size();
        }
    }

    /** Removes what is left; answers what must be so afterwards, however often it was cut off. Closes the storage. */
    public List<Object> ended() {
        try (PatronDesk desk = PatronDesk.builder().storage(storage).build()) {
            Session officer = officer(desk);
            RetentionReport last = officer.retention().run();
            List<Object> all = new ArrayList<>();
            all.add("overdue " + last.overdue() + ", alarm " + last.isAlarm());
            officer.counters().each(all::add);
            all.add(officer.logbook().review(Optional.empty(), new Period(Sample.LONG_AGO, Sample.FAR_AHEAD)));
            all.add(officer.sealing().verify(Optional.empty()).sound());
            Map<String, Long> removed = new TreeMap<>();
            rows().forEach(row -> removed.merge(row.keeping(), row.rows(), Long::sum));
            all.add(removed);
            return all;
        }
    }

    /** What one transaction removed. */
    private record Removed(String keeping, long rows) {}

    private List<Removed> rows() {
        return storage.read(Sample.scope(Sample.TENANT, Permission.REVIEW_NOS), transaction -> {
            List<Removed> found = new ArrayList<>();
            transaction.store(Events.class).each(event -> {
                if (event.type().equals("retention-enforced")) {
                    found.add(new Removed(
                            event.body().text("keeping"), event.body().number("rows")));
                }
            });
            return found;
        });
    }
}
