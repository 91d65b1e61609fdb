package org.patrondesk.testkit.record;

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
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.Consents;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Period;
import org.patrondesk.library.Purpose;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.Members;
import org.patrondesk.privacy.Emergencies;
import org.patrondesk.privacy.EmergencyAccess;
import org.patrondesk.privacy.Keeping;
import org.patrondesk.reading.AccessLog;
import org.patrondesk.reading.AccessSelection;
import org.patrondesk.story.Story;
import org.patrondesk.story.StoryShelf;
import org.patrondesk.testkit.Sample;

/** The things about people that are kept in the {@link KeptRecords}, and what is left of a record without one. */
public final class KeptParts {
    private KeptParts() {}

    /** The things that are kept in records which are at a branch. */
    public static Set<Keeping> atBranches() {
        return EnumSet.complementOf(EnumSet.of(
                Keeping.RESOLUTION_REASON,
                Keeping.RESOLUTION_STAFF,
                Keeping.EMERGENCY_WORDS,
                Keeping.EMERGENCY_STAFF,
                Keeping.CONSENT_EVIDENCE,
                Keeping.CONSENT_STAFF,
                Keeping.CONSENT_MINOR,
                Keeping.EVENT_STAFF,
                Keeping.ACCESS,
                Keeping.CALL_KEY));
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
            case CONSENT_EVIDENCE, CONSENT_STAFF -> Set.of(Keeping.CONSENT_EVIDENCE, Keeping.CONSENT_STAFF);
            case FOLLOW_UP, DELIVERY, MEMBER, ACCESS, CONSENT_MINOR, EVENT_STAFF, CALL_KEY -> Set.of(keeping);
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
            case CONSENT_EVIDENCE -> ((ConsentEntry) kept).withoutEvidence();
            case CONSENT_STAFF -> ((ConsentEntry) kept).withoutStaff();
            case CONSENT_MINOR -> ((ConsentEntry) kept).withoutMinor();
            case EVENT_STAFF -> {
                Event event = (Event) kept;
                yield new Event(event.id(), event.at(), "", event.body());
            }
            case MEMBER, ACCESS, CALL_KEY -> throw new IllegalArgumentException("This row goes whole.");
        };
    }

    /** Whether the whole record goes. */
    public static boolean isWhole(Keeping keeping) {
        return keeping == Keeping.MEMBER || keeping == Keeping.ACCESS || keeping == Keeping.CALL_KEY;
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
                IntStream.rangeClosed(1, KeptRecords.MOST)
                        .boxed()
                        .flatMap(n -> transaction.store(FollowUps.class).of(Sample.id(n)).stream())
                        .map(Object.class::cast)
                        .toList();
            case DELIVERY ->
                numbered(n ->
                        transaction.store(Deliveries.class).find(Sample.id(n)).map(status -> status.delivery()));
            case MEMBER -> members(transaction);
            case ACCESS -> accesses(transaction);
            case CONSENT_EVIDENCE, CONSENT_STAFF -> consents(transaction, KeptRecords.NEWSLETTER);
            case CONSENT_MINOR -> consents(transaction, KeptRecords.READING_GROUP);
            case EVENT_STAFF -> events(transaction);
            case CALL_KEY ->
                numbered(n -> transaction.store(IdempotencyKeys.class).find(KeptRecords.key(n)));
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

    private static List<Object> consents(Transaction transaction, Purpose purpose) {
        List<Object> entries = new ArrayList<>();
        transaction.store(Consents.class).each(Sample.PATRON, entry -> {
            if (entry.matter().purpose().equals(purpose)) {
                entries.add(entry);
            }
        });
        return List.copyOf(entries);
    }

    private static List<Object> events(Transaction transaction) {
        List<Object> events = new ArrayList<>();
        transaction.store(Events.class).each(events::add);
        return List.copyOf(events);
    }

    private static List<Object> members(Transaction transaction) {
        List<Member> members = new ArrayList<>();
        transaction.store(Members.class).each(MemberSelection.all(), members::add);
        members.sort(Comparator.comparing(member -> member.id().toString()));
        return List.copyOf(members);
    }

    private static List<Object> numbered(IntFunction<Optional<?>> find) {
        return IntStream.rangeClosed(1, KeptRecords.MOST)
                .mapToObj(find)
                .flatMap(Optional::stream)
                .map(Object.class::cast)
                .toList();
    }
}
