package org.patrondesk.testkit.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.appeal.FollowUpKind;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;
import org.patrondesk.library.Purpose;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.ResolutionKind;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.Members;
import org.patrondesk.policy.Outcome;
import org.patrondesk.privacy.Emergencies;
import org.patrondesk.privacy.EmergencyAccess;
import org.patrondesk.privacy.Keeping;
import org.patrondesk.reading.Access;
import org.patrondesk.reading.AccessEntry;
import org.patrondesk.reading.AccessLog;
import org.patrondesk.reading.AccessSelection;
import org.patrondesk.story.Consent;
import org.patrondesk.story.Story;
import org.patrondesk.story.StoryShelf;
import org.patrondesk.testkit.Alike;
import org.patrondesk.testkit.Sample;

/** A record of each kind that holds something about people; the same number gives the same records. */
public final class KeptRecords {
    public static final Channel CHANNEL = Channel.EMAIL;
    private static final int MOST = 9;

    private KeptRecords() {}

    public static void add(Storage storage, Scope scope, int n, Branch branch) {
        storage.write(scope, transaction -> {
            transaction.store(Decisions.class).record(List.of(Alike.about(Sample.said(n, branch), Sample.PATRON)));
            transaction.store(FollowUps.class).record(followUp(n, branch));
            transaction.store(Deliveries.class).add(List.of(delivery(n, branch, Sample.NOON.plusMillis(n))));
            transaction.store(Members.class).add(List.of(Sample.member(n, branch, LocalDate.of(2026, 1, 1))));
            transaction
                    .store(Barriers.class)
                    .record(new Barrier(
                            Sample.id(n), Sample.NOON.plusMillis(n), branch, "The lift, says Mr. Quill", "staff-1"));
            transaction.store(Resolutions.class).record(resolution(n));
            transaction.store(Emergencies.class).record(emergency(n));
            transaction.store(AccessLog.class).add(access(n));
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

    private static FollowUp followUp(int n, Branch branch) {
        return new FollowUp(
                Sample.id(n),
                Sample.id(n),
                FollowUpKind.EXCEPTION,
                Sample.NOON.plusMillis(n),
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

    /** The things that are kept in records which are at a branch. */
    public static Set<Keeping> atBranches() {
        return EnumSet.complementOf(EnumSet.of(
                Keeping.RESOLUTION_REASON,
                Keeping.RESOLUTION_STAFF,
                Keeping.EMERGENCY_WORDS,
                Keeping.EMERGENCY_STAFF,
                Keeping.ACCESS));
    }

    /** The things that are kept in the same records. */
    public static Set<Keeping> alike(Keeping keeping) {
        return switch (keeping) {
            case DECISION_WORDS, DECISION_STAFF, DECISION_PERSON ->
                Set.of(Keeping.DECISION_WORDS, Keeping.DECISION_STAFF, Keeping.DECISION_PERSON);
            case BARRIER_NAME, BARRIER_STAFF -> Set.of(Keeping.BARRIER_NAME, Keeping.BARRIER_STAFF);
            case RESOLUTION_REASON, RESOLUTION_STAFF -> Set.of(Keeping.RESOLUTION_REASON, Keeping.RESOLUTION_STAFF);
            case STORY_TEXT, STORY_STAFF, STORY_PERSON ->
                Set.of(Keeping.STORY_TEXT, Keeping.STORY_STAFF, Keeping.STORY_PERSON);
            case EMERGENCY_WORDS, EMERGENCY_STAFF -> Set.of(Keeping.EMERGENCY_WORDS, Keeping.EMERGENCY_STAFF);
            case FOLLOW_UP, DELIVERY, MEMBER, ACCESS -> Set.of(keeping);
        };
    }

    /** The record as it is when this was removed from it. */
    public static Object without(Keeping keeping, Object kept) {
        return switch (keeping) {
            case DECISION_WORDS -> ((Decision) kept).withoutWording();
            case DECISION_STAFF -> ((Decision) kept).withoutStaff();
            case DECISION_PERSON -> ((Decision) kept).withoutPerson();
            case FOLLOW_UP -> ((FollowUp) kept).withoutPersons();
            case DELIVERY -> ((Delivery) kept).withoutPersons();
            case BARRIER_NAME -> ((Barrier) kept).withoutName();
            case BARRIER_STAFF -> ((Barrier) kept).withoutPersons();
            case RESOLUTION_REASON -> ((Resolution) kept).withoutReason();
            case RESOLUTION_STAFF -> ((Resolution) kept).withoutPersons();
            case STORY_TEXT -> ((Story) kept).withoutText();
            case STORY_PERSON -> ((Story) kept).withoutPerson();
            case STORY_STAFF -> ((Story) kept).withoutStaff();
            case EMERGENCY_WORDS -> ((EmergencyAccess) kept).withoutWords();
            case EMERGENCY_STAFF -> ((EmergencyAccess) kept).withoutStaff();
            case MEMBER, ACCESS -> throw new IllegalArgumentException("This row goes whole.");
        };
    }

    /** Whether the whole record goes. */
    public static boolean isWhole(Keeping keeping) {
        return keeping == Keeping.MEMBER || keeping == Keeping.ACCESS;
    }

    /** What is there, for each thing that is kept the records that it is kept in, in the order of their numbers. */
    public static Map<Keeping, List<Object>> all(Transaction transaction) {
        Map<Keeping, List<Object>> all = new EnumMap<>(Keeping.class);
        for (Keeping keeping : Keeping.values()) {
            all.put(keeping, found(transaction, keeping));
        }
        return all;
    }

    private static List<Object> found(Transaction transaction, Keeping keeping) {
        return switch (keeping) {
            case DECISION_WORDS, DECISION_STAFF, DECISION_PERSON ->
                numbered(n -> transaction.store(Decisions.class).find(Sample.id(n)));
            case FOLLOW_UP ->
                IntStream.rangeClosed(1, MOST)
                        .boxed()
                        .flatMap(n -> transaction.store(FollowUps.class).of(Sample.id(n)).stream())
                        .map(Object.class::cast)
                        .toList();
            case DELIVERY ->
                numbered(n ->
                        transaction.store(Deliveries.class).find(Sample.id(n)).map(status -> status.delivery()));
            case MEMBER -> members(transaction);
            case ACCESS -> accesses(transaction);
            case BARRIER_NAME, BARRIER_STAFF ->
                numbered(n -> transaction.store(Barriers.class).find(Sample.id(n)));
            case RESOLUTION_REASON, RESOLUTION_STAFF ->
                numbered(n -> transaction.store(Resolutions.class).find(Sample.id(n)));
            case EMERGENCY_WORDS, EMERGENCY_STAFF ->
                numbered(n -> transaction.store(Emergencies.class).find(Sample.id(n)));
            case STORY_TEXT, STORY_STAFF, STORY_PERSON ->
                numbered(n -> transaction.store(StoryShelf.class).find(Sample.id(n)));
        };
    }

    private static List<Object> accesses(Transaction transaction) {
        List<Object> entries = new ArrayList<>();
        transaction
                .store(AccessLog.class)
                .each(AccessSelection.during(new Period(Sample.LONG_AGO, Sample.FAR_AHEAD)), entries::add);
        return List.copyOf(entries);
    }

    private static List<Object> members(Transaction transaction) {
        List<Member> members = new ArrayList<>();
        transaction.store(Members.class).each(MemberSelection.all(), members::add);
        members.sort(Comparator.comparing(member -> member.id().toString()));
        return List.copyOf(members);
    }

    private static List<Object> numbered(IntFunction<Optional<?>> find) {
        return IntStream.rangeClosed(1, MOST)
                .mapToObj(find)
                .flatMap(Optional::stream)
                .map(Object.class::cast)
                .toList();
    }
}
