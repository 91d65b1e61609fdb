package org.patrondesk.storage.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.adoption.PolicySets;
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.Consents;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.EventBodies;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.Links;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;
import org.patrondesk.library.Ref;
import org.patrondesk.measure.Counters;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Next;
import org.patrondesk.message.QueueState;
import org.patrondesk.message.Result;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.Members;
import org.patrondesk.privacy.Keeping;
import org.patrondesk.privacy.Retained;
import org.patrondesk.seal.Seal;
import org.patrondesk.seal.Seals;
import org.patrondesk.storage.StoreContent;
import org.patrondesk.story.Consent;
import org.patrondesk.story.Story;
import org.patrondesk.story.StoryShelf;
import org.patrondesk.testkit.Sample;

/** What one tenant may try on the rows of another, through every method of every store that looks for rows. */
final class Trespasses {
    private static final Scope THEIRS = Sample.scope(Sample.OTHER_TENANT, Permission.REVIEW_NOS);
    private static final Scope SENDER = Sample.sender(Sample.OTHER_TENANT);
    private static final Period EVER = new Period(Sample.NOON.minusSeconds(3600), Sample.NOON.plusSeconds(3600));
    private static final Duration HOUR = Duration.ofHours(1);

    private final Set<String> tried = new TreeSet<>();

    /** In which kind of transaction. */
    private enum How {
        READ,
        WRITE,
        CONTEND
    }

    /** One of them; its work answers what it found or changed. */
    record Trespass(String name, How how, Function<Transaction, Object> work) {}

    /** The methods that were tried, each as its store and its name. */
    Set<String> tried() {
        return tried;
    }

    /** Tries one and answers whether it found or changed anything; a refusal of the store is nothing. */
    static boolean reaches(Storage storage, Trespass trespass) {
        Object found = switch (trespass.how()) {
            case READ -> storage.read(THEIRS, trespass.work());
            case WRITE -> storage.write(THEIRS, trespass.work());
            case CONTEND -> storage.contend(SENDER, trespass.work());
        };
        return !(found.equals(Optional.empty())
                || found.equals(List.of())
                || found.equals(false)
                || found.equals(0)
                || found.equals(0L));
    }

    List<Trespass> all() {
        List<Trespass> all = new ArrayList<>();
        all.addAll(ofPolicies());
        all.addAll(ofRecords());
        all.addAll(ofTheJournal());
        all.addAll(ofConsents());
        all.addAll(new PersonTrespasses(this).all());
        all.addAll(ofDeliveries());
        return all;
    }

    private List<Trespass> ofPolicies() {
        return List.of(
                read(PoliciesInForce.class, "at", store -> store.at(Sample.NOON)),
                read(PoliciesInForce.class, "adopted", PoliciesInForce::adopted),
                read(
                        PolicySets.class,
                        "find",
                        store -> store.find(Sample.policySet().hash())),
                read(Counters.class, "each", store -> each(store::each)),
                read(
                        Members.class,
                        "each",
                        store -> Trespasses.<Member>each(to -> store.each(MemberSelection.all(), to))));
    }

    private List<Trespass> ofRecords() {
        Story next = new Story(
                Sample.id(7),
                2,
                Sample.NOON,
                Sample.CENTRAL,
                Optional.of("taken over"),
                Consent.TO_USE_AND_NAME,
                "staff-2",
                Optional.empty());
        return List.of(
                read(Decisions.class, "find", store -> store.find(Sample.id(1))),
                read(Decisions.class, "lastNumber", store -> store.lastNumber("run")),
                read(
                        Decisions.class,
                        "each",
                        store -> Trespasses.<Decision>each(to -> store.each(DecisionSelection.said(), to))),
                read(FollowUps.class, "of", store -> store.of(Sample.id(1))),
                read(FollowUps.class, "each", store -> Trespasses.<FollowUp>each(to -> store.each(EVER, to))),
                read(Barriers.class, "find", store -> store.find(Sample.id(4))),
                read(Barriers.class, "each", store -> each(store::each)),
                read(Resolutions.class, "find", store -> store.find(Sample.id(6))),
                read(Resolutions.class, "each", store -> Trespasses.<Resolution>each(to -> store.each(EVER, to))),
                read(
                        Links.class,
                        "of",
                        store -> store.of(new Ref(Barrier.KIND, Sample.id(4).toString()))),
                read(StoryShelf.class, "find", store -> store.find(Sample.id(7))),
                write(StoryShelf.class, "replace", store -> store.replace(next)));
    }

    /** From how many records, of everything that is kept. */
    private static long kept(ToLongFunction<Keeping> count) {
        return Stream.of(Keeping.values()).mapToLong(count).sum();
    }

    private List<Trespass> ofTheJournal() {
        Seal taking = new Seal(
                9, Sample.NOON, List.of(Sample.id(8)), Sample.policySet().hash());
        return List.of(
                read(Events.class, "each", store -> each(store::each)),
                read(
                        Retained.class,
                        "overdue",
                        store -> kept(keeping ->
                                store.overdue(keeping, Sample.FAR_AHEAD).rows())),
                write(Retained.class, "expire", store -> kept(keeping -> store.expire(keeping, Sample.FAR_AHEAD, 9))),
                write(EventBodies.class, "erase", store -> store.erase(List.of(Sample.id(1)))),
                read(Seals.class, "waiting", store -> store.waiting(Seal.MOST)),
                read(Seals.class, "tail", store -> store.tail().events()),
                read(Seals.class, "last", Seals::last),
                read(Seals.class, "each", store -> each(store::each)),
                read(Seals.class, "entries", store -> store.entries(List.of(Sample.id(1)))),
                read(Seals.class, "events", Seals::events),
                read(Seals.class, "ids", store -> each(to -> store.ids(to::accept, to::accept))),
                write(Seals.class, "add", store -> {
                    store.add(taking);
                    return List.of();
                }),
                read(IdempotencyKeys.class, "find", store -> store.find("key")),
                // Takes the key, and lets it go again in the end.
                write(IdempotencyKeys.class, "find", store -> store.find("key")),
                write(IdempotencyKeys.class, "keep", store -> {
                    Optional<IdempotencyKeys.Kept> before = store.find("key");
                    store.keep(
                            "key",
                            new IdempotencyKeys.Kept(Sample.policySet("2").hash(), Optional.empty(), Optional.empty()));
                    return before;
                }));
    }

    private List<Trespass> ofConsents() {
        return List.of(
                read(
                        Consents.class,
                        "of",
                        store -> List.copyOf(
                                store.of(Set.of(StoreContent.MATTER)).keySet())),
                read(
                        Consents.class,
                        "each",
                        store -> Trespasses.<ConsentEntry>each(to -> store.each(StoreContent.MATTER.person(), to))));
    }

    private List<Trespass> ofDeliveries() {
        Next failed = new Next(DeliveryState.FAILED, Duration.ZERO, "expired", false, 0, false, Duration.ZERO);
        return List.of(
                read(Deliveries.class, "find", store -> store.find(Sample.id(20))),
                read(
                        Deliveries.class,
                        "each",
                        store -> Trespasses.<DeliveryStatus>each(to -> store.each(DeliveryState.UNKNOWN, to))),
                read(Deliveries.class, "queue", store -> known(store.queue())),
                write(Deliveries.class, "decide", store -> store.decide(Sample.id(20), 1, failed)),
                contend("claim", store -> store.claim(Channel.SMS, 5, HOUR)),
                contend("overdue", store -> store.overdue(5)),
                contend("start", store -> store.start(TextDeliveries.claim(TextDeliveries.CLAIMED), HOUR)),
                contend(
                        "move",
                        store -> store.move(
                                TextDeliveries.claim(TextDeliveries.BEGUN),
                                Optional.of(new Result.Accepted("")),
                                failed)),
                contend("untilNext", store -> store.untilNext(Channel.SMS)));
    }

    private static boolean known(QueueState queue) {
        return queue.waiting() + queue.sending() + queue.unknown() + queue.failed() > 0
                || !queue.resting().isEmpty();
    }

    static <T> List<T> each(Consumer<Consumer<T>> handing) {
        List<T> found = new ArrayList<>();
        handing.accept(found::add);
        return found;
    }

    <S> Trespass read(Class<S> store, String method, Function<S, Object> work) {
        return trespass(store, method, How.READ, work);
    }

    <S> Trespass write(Class<S> store, String method, Function<S, Object> work) {
        return trespass(store, method, How.WRITE, work);
    }

    private Trespass contend(String method, Function<DeliveryQueue, Object> work) {
        return trespass(DeliveryQueue.class, method, How.CONTEND, work);
    }

    private <S> Trespass trespass(Class<S> store, String method, How how, Function<S, Object> work) {
        return new Trespass(
                how + " " + store.getSimpleName() + "." + method,
                how,
                transaction -> work.apply(noting(store, transaction.store(store))));
    }

    private <S> S noting(Class<S> type, S store) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    tried.add(type.getSimpleName() + "." + method.getName());
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
