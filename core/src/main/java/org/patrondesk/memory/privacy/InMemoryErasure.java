package org.patrondesk.memory.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.patrondesk.access.Scope;
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.decision.Decision;
import org.patrondesk.memory.store.HeldDelivery;
import org.patrondesk.memory.store.TenantRecords;
import org.patrondesk.memory.store.Writing;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.Erased;
import org.patrondesk.story.Story;

/** The removal of what the heap has about one person. */
record InMemoryErasure(Scope scope, TenantRecords records, Writing writing, Instant now, Subject.Pseudonym person) {
    Erased run() {
        // The words of follow-ups are found by their decisions, so they go first.
        long followUps = followUps();
        long decisions = decisions();
        long stories = stories();
        long deliveries = deliveries();
        forgetReadings();
        forgetGuardian();
        return new Erased(decisions, followUps, stories, deliveries, consents(), inFlight());
    }

    private boolean isTheirs(Optional<Subject.Pseudonym> whom) {
        return whom.filter(person::equals).isPresent();
    }

    private boolean isTheirs(Decision decision) {
        return isTheirs(decision.person()) && scope.covers(decision.branch());
    }

    private <T> void replace(List<T> rows, T before, T after) {
        int place = rows.indexOf(before);
        rows.set(place, after);
        writing.done(() -> rows.set(place, before));
    }

    private long followUps() {
        Set<UUID> theirs = records.decisions.stream()
                .filter(this::isTheirs)
                .map(Decision::id)
                .collect(Collectors.toSet());
        List<FollowUp> found = records.followUps.stream()
                .filter(each -> theirs.contains(each.decision()) && each.words().isPresent())
                .toList();
        found.forEach(each -> replace(records.followUps, each, each.withoutWords()));
        return found.size();
    }

    private long decisions() {
        List<Decision> found = records.decisions.stream().filter(this::isTheirs).toList();
        found.forEach(
                each -> replace(records.decisions, each, each.withoutWording().withoutPerson()));
        return found.size();
    }

    private long stories() {
        List<Story> found = records.stories.values().stream()
                .filter(each -> isTheirs(each.person()) && scope.covers(each.branch()))
                .toList();
        for (Story each : found) {
            records.stories.put(each.id(), each.withoutText().withoutPerson());
            writing.done(() -> records.stories.put(each.id(), each));
        }
        return found.size();
    }

    private List<HeldDelivery> theirs() {
        return records.deliveries().stream()
                .filter(each -> isTheirs(each.delivery().person())
                        && scope.covers(each.delivery().branch()))
                .toList();
    }

    private long deliveries() {
        List<HeldDelivery> found = theirs().stream()
                .filter(each -> each.state() != DeliveryState.SENDING)
                .toList();
        for (HeldDelivery each : found) {
            HeldDelivery ended = each.state() == DeliveryState.WAITING ? each.stopped(now) : each;
            records.replace(each, ended.withoutPersons(), writing);
        }
        return found.size();
    }

    private long inFlight() {
        return theirs().size();
    }

    /** Who asked stays, and for what; whom it was about goes. */
    private void forgetReadings() {
        records.accesses.stream()
                .filter(each -> isTheirs(each.access().person()))
                .toList()
                .forEach(each -> replace(records.accesses, each, each.withoutPerson()));
    }

    /** The child's consent stays, as one that nobody gave in its place. */
    private void forgetGuardian() {
        for (List<ConsentEntry> entries : records.consents.values()) {
            entries.stream()
                    .filter(each -> isTheirs(each.minor().flatMap(ConsentEntry.Minor::guardian)))
                    .toList()
                    .forEach(each -> replace(entries, each, each.withoutGuardian()));
        }
    }

    private long consents() {
        List<ConsentEntry> gone = records.consents.remove(person);
        if (gone == null) {
            return 0;
        }
        Map<Subject.Pseudonym, List<ConsentEntry>> all = records.consents;
        writing.done(() -> all.put(person, gone));
        return gone.size();
    }
}
