package org.patrondesk.memory.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.patrondesk.access.Scope;
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.decision.Decision;
import org.patrondesk.journal.Event;
import org.patrondesk.library.Ids;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.memory.store.HeldDelivery;
import org.patrondesk.memory.store.TenantRecords;
import org.patrondesk.memory.store.Writing;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.EmergencyAccess;
import org.patrondesk.privacy.Erased;
import org.patrondesk.privacy.Keeping;
import org.patrondesk.privacy.Overdue;
import org.patrondesk.privacy.PrivacyCase;
import org.patrondesk.privacy.Retained;
import org.patrondesk.reading.AccessEntry;
import org.patrondesk.seal.ActorMark;
import org.patrondesk.story.Story;

/** What is held about people in the heap. */
public record InMemoryRetained(Scope scope, TenantRecords records, Writing writing, Clock clock) implements Retained {
    private static final Set<DeliveryState> ENDS =
            EnumSet.of(DeliveryState.ACCEPTED, DeliveryState.DROPPED, DeliveryState.STOPPED);

    @Override
    public int expire(Keeping keeping, Instant before, int most) {
        writing.check();
        return kept(keeping).expire(before, most);
    }

    @Override
    public Overdue overdue(Keeping keeping, Instant before) {
        return kept(keeping).overdue(before);
    }

    private Kept<?> kept(Keeping keeping) {
        return switch (keeping) {
            case DECISION_WORDS ->
                decisions(Decision::at, decision -> decision.wording().isPresent(), Decision::withoutWording);
            case DECISION_STAFF ->
                decisions(Decision::at, decision -> decision.handledBy().isPresent(), Decision::withoutStaff);
            case FOLLOW_UP -> followUps();
            case DECISION_PERSON ->
                decisions(this::lastWords, decision -> decision.person().isPresent(), Decision::withoutPerson);
            case CALL_KEY -> keys();
            case DELIVERY -> deliveries();
            case MEMBER -> members();
            case BARRIER_NAME -> barriers(barrier -> !barrier.name().isEmpty(), Barrier::withoutName);
            case BARRIER_STAFF -> barriers(barrier -> !barrier.by().isEmpty(), Barrier::withoutPersons);
            case RESOLUTION_REASON ->
                resolutions(resolution -> !resolution.reason().isEmpty(), Resolution::withoutReason);
            case RESOLUTION_STAFF -> resolutions(resolution -> !resolution.by().isEmpty(), Resolution::withoutPersons);
            case STORY_TEXT -> stories(story -> story.text().isPresent(), Story::withoutText);
            case STORY_PERSON -> stories(story -> story.person().isPresent(), Story::withoutPerson);
            case STORY_STAFF -> stories(story -> !story.by().isEmpty(), Story::withoutStaff);
            case EMERGENCY_WORDS ->
                emergencies(EmergencyAccess::at, InMemoryRetained::hasWords, EmergencyAccess::withoutWords);
            case EMERGENCY_STAFF ->
                emergencies(
                        InMemoryRetained::looked,
                        access -> access.seen().isPresent() && !access.by().isEmpty(),
                        EmergencyAccess::withoutStaff);
            case ACCESS -> accesses();
            case CONSENT_EVIDENCE ->
                consents(
                        entry -> ConsentEnd.ofEvidence(entry, theirs(entry)),
                        entry -> !entry.proof().evidence().isEmpty(),
                        ConsentEntry::withoutEvidence);
            case CONSENT_STAFF ->
                consents(ConsentEntry::at, entry -> !entry.by().isEmpty(), ConsentEntry::withoutStaff);
            case CONSENT_MINOR ->
                consents(ConsentEnd::ofMinority, entry -> entry.minor().isPresent(), ConsentEntry::withoutMinor);
            case EVENT_STAFF -> events();
        };
    }

    /** What tells that it is there, and what takes it away. */
    private record Change<T>(Predicate<T> holds, UnaryOperator<T> without) {}

    private <T> Kept<T> rows(List<T> rows, Function<T, Instant> at, Predicate<T> covers, Change<T> change) {
        return new Kept<>(rows, at, covers, change.holds(), row -> true, row -> {
            int place = rows.indexOf(row);
            rows.set(place, change.without().apply(row));
            writing.done(() -> rows.set(place, row));
        });
    }

    private <T> Kept<?> byId(Map<UUID, T> all, Function<T, Instant> at, Predicate<T> covers, Change<T> change) {
        Collection<Map.Entry<UUID, T>> entries = Map.copyOf(all).entrySet();
        return new Kept<Map.Entry<UUID, T>>(
                entries,
                entry -> at.apply(entry.getValue()),
                entry -> covers.test(entry.getValue()),
                entry -> change.holds().test(entry.getValue()),
                entry -> true,
                entry -> {
                    all.put(entry.getKey(), change.without().apply(entry.getValue()));
                    writing.done(() -> all.put(entry.getKey(), entry.getValue()));
                });
    }

    private boolean isHeld(Optional<Subject.Pseudonym> person) {
        return records.cases.stream()
                .anyMatch(each -> each.kind() == PrivacyCase.Kind.HOLD
                        && person.filter(each.person()::equals).isPresent());
    }

    private Optional<Subject.Pseudonym> whom(FollowUp followUp) {
        return records.decisions.stream()
                .filter(decision -> decision.id().equals(followUp.decision()))
                .findFirst()
                .flatMap(Decision::person);
    }

    @Override
    public Erased erase(Subject.Pseudonym person) {
        writing.check();
        return new InMemoryErasure(scope, records, writing, clock.instant(), person).run();
    }

    private Kept<?> decisions(
            Function<Decision, Instant> over, Predicate<Decision> holds, UnaryOperator<Decision> without) {
        return rows(
                records.decisions,
                over,
                decision -> scope.covers(decision.branch()) && !isHeld(decision.person()),
                new Change<>(holds, without));
    }

    /** An answer, or what became of it, as long as there are words. */
    private Instant lastWords(Decision decision) {
        return records.followUps.stream()
                .filter(after ->
                        after.decision().equals(decision.id()) && after.words().isPresent())
                .map(FollowUp::at)
                .reduce(decision.at(), BinaryOperator.maxBy(Comparator.naturalOrder()));
    }

    private Kept<?> keys() {
        return new Kept<>(
                Map.copyOf(records.keys).entrySet(),
                key -> key.getValue().at().orElse(Instant.MAX),
                key -> true,
                key -> true,
                key -> true,
                key -> {
                    records.keys.remove(key.getKey());
                    writing.done(() -> records.keys.put(key.getKey(), key.getValue()));
                });
    }

    private Kept<?> followUps() {
        return rows(
                records.followUps,
                FollowUp::at,
                followUp -> scope.covers(followUp.branch()) && !isHeld(whom(followUp)),
                new Change<>(followUp -> !followUp.by().isEmpty(), FollowUp::withoutPersons));
    }

    private Kept<?> barriers(Predicate<Barrier> holds, UnaryOperator<Barrier> without) {
        return byId(
                records.barriers, Barrier::at, barrier -> scope.covers(barrier.branch()), new Change<>(holds, without));
    }

    private Kept<?> resolutions(Predicate<Resolution> holds, UnaryOperator<Resolution> without) {
        return byId(records.resolutions, Resolution::at, resolution -> true, new Change<>(holds, without));
    }

    private Kept<?> stories(Predicate<Story> holds, UnaryOperator<Story> without) {
        return byId(
                records.stories,
                Story::at,
                story -> scope.covers(story.branch()) && !isHeld(story.person()),
                new Change<>(holds, without));
    }

    private Kept<?> emergencies(
            Function<EmergencyAccess, Instant> over,
            Predicate<EmergencyAccess> holds,
            UnaryOperator<EmergencyAccess> without) {
        return byId(records.emergencies, over, access -> true, new Change<>(holds, without));
    }

    private static boolean hasWords(EmergencyAccess access) {
        return !access.reason().isEmpty()
                || access.seen().flatMap(EmergencyAccess.Seen::note).isPresent();
    }

    /** Whoever took it is known until somebody else has looked at it. */
    private static Instant looked(EmergencyAccess access) {
        return access.seen().map(EmergencyAccess.Seen::at).orElse(Instant.MAX);
    }

    private Kept<?> members() {
        return new Kept<>(
                List.copyOf(records.members),
                member -> Ids.made(member.id()),
                member -> scope.covers(member.branch()),
                member -> true,
                member -> true,
                member -> {
                    records.members.remove(member);
                    records.identities.remove(member.identity());
                    writing.done(() -> {
                        records.members.add(member);
                        records.identities.add(member.identity());
                    });
                });
    }

    private Kept<?> accesses() {
        return new Kept<>(
                List.copyOf(records.accesses),
                AccessEntry::at,
                entry -> !isHeld(entry.access().person()),
                entry -> true,
                entry -> true,
                entry -> {
                    records.accesses.remove(entry);
                    writing.done(() -> records.accesses.add(entry));
                });
    }

    private Kept<?> consents(
            Function<ConsentEntry, Instant> over, Predicate<ConsentEntry> holds, UnaryOperator<ConsentEntry> without) {
        return new Kept<>(
                records.consents.values().stream().flatMap(List::stream).toList(),
                over,
                entry -> !isHeld(Optional.of(entry.matter().person()))
                        && !isHeld(entry.minor().flatMap(ConsentEntry.Minor::guardian)),
                holds,
                entry -> true,
                entry -> {
                    List<ConsentEntry> entries = theirs(entry);
                    int place = entries.indexOf(entry);
                    entries.set(place, without.apply(entry));
                    writing.done(() -> entries.set(place, entry));
                });
    }

    private List<ConsentEntry> theirs(ConsentEntry entry) {
        return records.consents.getOrDefault(entry.matter().person(), List.of());
    }

    private Kept<?> events() {
        return new Kept<>(
                List.copyOf(records.events.values()),
                Event::at,
                event -> true,
                event -> !event.actor().isEmpty(),
                event -> true,
                event -> {
                    String id = event.id().toString();
                    ActorMark mark = Objects.requireNonNull(records.marks.get(event.id()));
                    records.events.put(id, new Event(event.id(), event.at(), "", event.body()));
                    records.marks.put(event.id(), mark.forgotten());
                    writing.done(() -> {
                        records.events.put(id, event);
                        records.marks.put(event.id(), mark);
                    });
                });
    }

    private Kept<?> deliveries() {
        return new Kept<>(
                List.copyOf(records.deliveries()),
                InMemoryRetained::over,
                held -> scope.covers(held.delivery().branch())
                        && !isHeld(held.delivery().person()),
                held -> !held.delivery().to().isEmpty(),
                held -> !held.state().isQueued(),
                held -> records.replace(held, held.withoutPersons(), writing));
    }

    /** When it came to its end; one that did not was of no more use from its expiry on. */
    private static Instant over(HeldDelivery held) {
        return ENDS.contains(held.state()) ? held.ready() : held.delivery().expires();
    }
}
