package org.patrondesk.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Decisions;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.Link;
import org.patrondesk.journal.Links;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Ref;
import org.patrondesk.meeting.Meetings;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.person.Subject;

/** One walk over the links, within the scope of a transaction. One use, one thread. */
final class Walk {
    private final Transaction transaction;
    private final List<Barrier> barriers = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Resolution> resolutions = new ArrayList<>();
    private final List<Story> stories = new ArrayList<>();
    private final Set<Ref> seen = new LinkedHashSet<>();
    private boolean complete = true;

    Walk(Transaction transaction) {
        this.transaction = transaction;
    }

    Optional<Walk> from(Ref start) {
        if (!take(start)) {
            return Optional.empty();
        }
        seen.add(start);
        Deque<Ref> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Ref here = open.remove();
            for (Link link : transaction.store(Links.class).of(here)) {
                Ref next = link.across(here);
                if (seen.size() >= Chains.MOST) {
                    complete = complete && seen.contains(next);
                } else if (seen.add(next) && take(next)) {
                    open.add(next);
                }
            }
        }
        return Optional.of(this);
    }

    /** Takes the record into the chain; returns whether there is such a one within reach. */
    boolean take(Ref ref) {
        Optional<UUID> id = ref.uuid();
        return switch (ref.kind()) {
            case Barrier.KIND -> taken(id.flatMap(transaction.store(Barriers.class)::find), barriers);
            case Decision.KIND ->
                taken(
                        id.flatMap(transaction.store(Decisions.class)::find).filter(found -> isOthers(found.person())),
                        decisions);
            case Resolution.KIND -> taken(id.flatMap(transaction.store(Resolutions.class)::find), resolutions);
            case Story.KIND ->
                taken(
                        id.flatMap(transaction.store(StoryShelf.class)::find).filter(found -> isOthers(found.person())),
                        stories);
            default -> false;
        };
    }

    /** What the meeting answered, as far as the walk went. */
    List<Resolution> resolutions() {
        return List.copyOf(resolutions);
    }

    /** All that was looked at. */
    Set<Ref> seen() {
        return Set.copyOf(seen);
    }

    /** What is about whoever looks is out of their reach. */
    private boolean isOthers(Optional<Subject.Pseudonym> person) {
        return !transaction.scope().context().isBarredFrom(person);
    }

    private static <T> boolean taken(Optional<T> found, List<T> to) {
        found.ifPresent(to::add);
        return found.isPresent();
    }

    Chain chain(Tools tools, int weeks) {
        barriers.sort(Comparator.comparing(Barrier::at).thenComparing(Barrier::id));
        decisions.sort(Comparator.comparing(Decision::at).thenComparing(Decision::id));
        resolutions.sort(Comparator.comparing(Resolution::at).thenComparing(Resolution::id));
        stories.sort(Comparator.comparing(Story::at).thenComparing(Story::id));
        List<Chain.Answered> answers = resolutions.stream()
                .map(each ->
                        new Chain.Answered(each.withoutPersons(), Meetings.effect(tools, transaction, each, weeks)))
                .toList();
        return new Chain(
                barriers.stream().map(Barrier::withoutPersons).toList(),
                decisions.stream().map(Decision::withoutPersons).toList(),
                answers,
                stories.stream().map(Story::asMayBeTold).toList(),
                complete);
    }
}
