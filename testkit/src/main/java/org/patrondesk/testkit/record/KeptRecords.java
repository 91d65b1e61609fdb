package org.patrondesk.testkit.record;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.appeal.FollowUpKind;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.Consents;
import org.patrondesk.consent.Matter;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Purpose;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.ResolutionKind;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.patron.Members;
import org.patrondesk.policy.Outcome;
import org.patrondesk.privacy.Emergencies;
import org.patrondesk.privacy.EmergencyAccess;
import org.patrondesk.reading.Access;
import org.patrondesk.reading.AccessEntry;
import org.patrondesk.reading.AccessLog;
import org.patrondesk.story.Consent;
import org.patrondesk.story.Story;
import org.patrondesk.story.StoryShelf;
import org.patrondesk.testkit.Alike;
import org.patrondesk.testkit.Sample;

/** A record of each kind that holds something about people; the same number gives the same records. */
public final class KeptRecords {
    public static final Channel CHANNEL = Channel.EMAIL;
    public static final int MOST = 9;
    public static final Purpose NEWSLETTER = new Purpose("newsletter");
    public static final Purpose READING_GROUP = new Purpose("reading-group");

    private KeptRecords() {}

    public static void add(Storage storage, Scope scope, int n, Branch branch) {
        storage.write(scope, transaction -> {
            transaction.store(Decisions.class).record(List.of(Alike.about(Sample.said(n, branch), Sample.PATRON)));
            transaction.store(FollowUps.class).record(followUp(n, branch, Sample.NOON.plusMillis(n)));
            transaction.store(Deliveries.class).add(List.of(delivery(n, branch, Sample.NOON.plusMillis(n))));
            transaction.store(Members.class).add(List.of(Sample.member(n, branch, LocalDate.of(2026, 1, 1))));
            transaction
                    .store(Barriers.class)
                    .record(new Barrier(
                            Sample.id(n), Sample.NOON.plusMillis(n), branch, "The lift, says Mr. Quill", "staff-1"));
            transaction.store(Resolutions.class).record(resolution(n));
            transaction.store(Emergencies.class).record(emergency(n));
            transaction.store(AccessLog.class).add(access(n));
            transaction.store(Consents.class).record(withdrawal(n));
            transaction.store(Consents.class).record(consentOfMinor(n));
            transaction.store(Events.class).append(List.of(Sample.event(n)));
            transaction.store(IdempotencyKeys.class).keep(key(n), call(n));
            transaction
                    .store(StoryShelf.class)
                    .record(new Story(
                            Sample.id(n),
                            1,
                            Sample.NOON.plusMillis(n),
                            branch,
                            Optional.of("Mr. Quill got the job."),
                            Consent.TO_USE,
                            "staff-1",
                            Optional.of(Sample.PATRON)));
            return true;
        });
    }

    static String key(int n) {
        return "call-" + n;
    }

    private static IdempotencyKeys.Kept call(int n) {
        StoredObject request = StoredObject.of("request", 1).with("number", n);
        return new IdempotencyKeys.Kept(request.hash(), Optional.of(request), Optional.of(Sample.NOON.plusMillis(n)));
    }

    /** What became of the answer of this number. */
    public static FollowUp followUp(int n, Branch branch, Instant at) {
        return new FollowUp(
                Sample.id(n),
                Sample.id(n),
                FollowUpKind.EXCEPTION,
                at,
                branch,
                "too-young",
                Optional.of(Outcome.YES),
                Optional.of("supervisor"),
                Optional.of("He came with his aunt."),
                "staff-1");
    }

    private static Resolution resolution(int n) {
        return new Resolution(
                Sample.id(n),
                Sample.NOON.plusMillis(n),
                ResolutionKind.KEEP,
                "too-young",
                "Mr. Quill asked.",
                Optional.empty(),
                "staff-1");
    }

    private static AccessEntry access(int n) {
        return new AccessEntry(
                Sample.id(n),
                Sample.NOON.plusMillis(n),
                "staff-1",
                Permission.READ_CONSENT,
                Purpose.SERVICE,
                Access.about("consents.history", Sample.PATRON));
    }

    private static ConsentEntry withdrawal(int n) {
        return new ConsentEntry(
                Sample.id(n),
                new Matter(Sample.PATRON, NEWSLETTER, CHANNEL),
                n,
                Sample.NOON.plusMillis(n),
                ConsentEntry.Kind.WITHDRAWN,
                Optional.empty(),
                new ConsentEntry.Proof("He said so on the phone.", "desk"),
                Optional.empty(),
                "staff-1");
    }

    /** Old enough at the same moment as the others are closed; nothing else in it ever goes. */
    private static ConsentEntry consentOfMinor(int n) {
        return new ConsentEntry(
                Sample.id(n + MOST),
                new Matter(Sample.PATRON, READING_GROUP, CHANNEL),
                n,
                Sample.NOON.plusMillis(n).minus(Duration.ofDays(366)),
                ConsentEntry.Kind.EXPRESS,
                Optional.empty(),
                new ConsentEntry.Proof("", "desk"),
                Optional.of(new ConsentEntry.Minor(20, Optional.of(Sample.PATRON))),
                "");
    }

    /** Somebody looked at it when it was opened. */
    private static EmergencyAccess emergency(int n) {
        EmergencyAccess access = Sample.emergency(n);
        return access.seenBy(new EmergencyAccess.Seen(access.at(), "staff-2", Optional.of("Mr. Quill is well.")));
    }

    /** Posted long ago. */
    public static Delivery delivery(int n, Branch branch, Instant expires) {
        Delivery like = Sample.delivery(n, branch);
        return new Delivery(
                like.id(),
                Sample.LONG_AGO.plusMillis(n),
                branch,
                CHANNEL,
                like.to(),
                like.message(),
                like.messageClass(),
                like.repetition(),
                like.due(),
                expires,
                like.about(),
                Optional.of(Sample.PATRON),
                Optional.of(Purpose.SERVICE));
    }
}
