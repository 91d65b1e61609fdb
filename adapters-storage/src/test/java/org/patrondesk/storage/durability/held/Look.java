package org.patrondesk.storage.durability.held;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.patrondesk.adoption.Adopted;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionKind;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.DueTask;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.Link;
import org.patrondesk.journal.Links;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Period;
import org.patrondesk.library.Ref;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.seal.Entry;
import org.patrondesk.seal.Seals;
import org.patrondesk.storage.durability.work.JournalWork;
import org.patrondesk.storage.durability.work.Round;
import org.patrondesk.story.Story;
import org.patrondesk.story.StoryShelf;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.Unmarked;

/** One transaction that reads a library, and what more than one reader of it needs, read once. */
public final class Look {
    /** As long as the work goes on. */
    static final Period EVER = new Period(Sample.NOON, Sample.NOON.plus(Duration.ofDays(10_000)));

    private final Transaction transaction;
    private final int rounds;
    private final List<Event> events;
    private final List<Entry> erased;
    private final List<DeliveryStatus> deliveries;
    private final List<DueTask> tasks;
    private final List<Decision> decisions;
    private final List<Barrier> barriers;
    private final List<Resolution> resolutions;
    private final List<Story> stories;
    private final List<Adopted> adopted;

    /**
     * @param rounds in how many rounds the library has worked
     * @param tasks what {@link Tasks} found
     */
    Look(Transaction transaction, int rounds, List<DueTask> tasks) {
        this.tasks = tasks;
        this.transaction = transaction;
        this.rounds = rounds;
        this.events = gathered(store(Events.class)::each);
        this.erased =
                store(Seals.class)
                        .entries(IntStream.range(0, rounds)
                                .mapToObj(JournalWork::erasable)
                                .toList())
                        .stream()
                        .filter(entry -> entry.body() == Entry.Body.ERASED)
                        .map(Unmarked::of)
                        .toList();
        this.deliveries = deliveries(transaction);
        this.decisions = Stream.of(DecisionKind.values())
                .map(kind -> new DecisionSelection(kind, Optional.empty(), Optional.empty()))
                .flatMap(kind ->
                        Look.<Decision>gathered(to -> store(Decisions.class).each(kind, to)).stream())
                .toList();
        this.barriers = gathered(store(Barriers.class)::each);
        this.resolutions = gathered(to -> store(Resolutions.class).each(EVER, to));
        this.stories = events.stream()
                .filter(event -> event.type().equals("story-told"))
                .map(event -> UUID.fromString(event.body().text("story")))
                .flatMap(id -> store(StoryShelf.class).find(id).stream())
                .toList();
        this.adopted = store(PoliciesInForce.class).adopted();
    }

    <S> S store(Class<S> type) {
        return transaction.store(type);
    }

    int rounds() {
        return rounds;
    }

    List<Event> events() {
        return events;
    }

    /** What is left of the events whose bodies were erased. */
    List<Entry> erased() {
        return erased;
    }

    /** With their attempts. */
    static List<DeliveryStatus> deliveries(Transaction transaction) {
        Deliveries store = transaction.store(Deliveries.class);
        return Stream.of(DeliveryState.values())
                .flatMap(state -> Look.<DeliveryStatus>gathered(to -> store.each(state, to)).stream())
                .flatMap(status -> store.find(status.delivery().id()).stream())
                .toList();
    }

    List<DeliveryStatus> deliveries() {
        return deliveries;
    }

    List<DueTask> tasks() {
        return tasks;
    }

    List<Decision> decisions() {
        return decisions;
    }

    List<Barrier> barriers() {
        return barriers;
    }

    List<Resolution> resolutions() {
        return resolutions;
    }

    List<Story> stories() {
        return stories;
    }

    List<Adopted> adopted() {
        return adopted;
    }

    /** All that have an end at a barrier, an answer of the meeting or a story. */
    Set<Link> links() {
        Set<Ref> ends = new LinkedHashSet<>();
        barriers.forEach(barrier -> ends.add(barrier.ref()));
        resolutions.forEach(resolution -> ends.add(resolution.ref()));
        stories.forEach(story -> ends.add(story.ref()));
        Set<Link> links = new LinkedHashSet<>();
        ends.forEach(end -> links.addAll(store(Links.class).of(end)));
        return links;
    }

    /** Those that are cited, and that of a run of the last round, which is kept before the first decision cites it. */
    Set<ContentHash> policies() {
        Set<ContentHash> cited = new LinkedHashSet<>();
        cited.add(Round.policyOfRun(rounds - 1).hash());
        adopted.forEach(each -> cited.add(each.policy()));
        decisions.forEach(decision -> decision.policy().ifPresent(cited::add));
        return cited;
    }

    static <T> List<T> gathered(Consumer<Consumer<T>> each) {
        List<T> all = new ArrayList<>();
        each.accept(all::add);
        return all;
    }
}
