package org.patrondesk.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.adoption.Adopted;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.adoption.PolicySets;
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.appeal.FollowUpKind;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.Consents;
import org.patrondesk.consent.Matter;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.Journal;
import org.patrondesk.journal.Link;
import org.patrondesk.journal.Links;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ids;
import org.patrondesk.library.Period;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Ref;
import org.patrondesk.measure.Counters;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.ResolutionKind;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.message.Claim;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.Next;
import org.patrondesk.message.Result;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.Members;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.seal.JournalCheck;
import org.patrondesk.seal.Seal;
import org.patrondesk.seal.Sealing;
import org.patrondesk.seal.Seals;
import org.patrondesk.story.Consent;
import org.patrondesk.story.Story;
import org.patrondesk.story.StoryShelf;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.Unmarked;

/** Something in every store, and all that is in them, to tell whether a change of the tables changed it. */
public final class StoreContent {
    private static final Scope SCOPE = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS);
    private static final Scope SENDER = Sample.sender(Sample.TENANT);
    private static final Period EVER = new Period(Sample.NOON.minusSeconds(3600), Sample.NOON.plusSeconds(3600));
    private static final String TEXT = Sample.ODD_TEXT.strip();

    /** What somebody agreed to and took back in {@link #consent}. */
    public static final Matter MATTER = new Matter(Sample.person(1), new Purpose("programs"), Channel.EMAIL);

    private StoreContent() {}

    /** Puts something into every store. */
    public static void fill(Storage storage) {
        storage.write(SCOPE, transaction -> {
            PolicySet set = Sample.policySet();
            transaction.store(PolicySets.class).keep(set);
            transaction.store(PoliciesInForce.class).adopt(Adopted.atOnce(set.hash(), Sample.NOON));
            transaction.store(Events.class).append(List.of(Sample.event(1), Sample.event(2)));
            transaction.store(Members.class).add(List.of(Sample.member(1, Sample.CENTRAL, LocalDate.of(2026, 5, 1))));
            transaction
                    .store(Decisions.class)
                    .record(List.of(
                            Sample.said(1, Sample.CENTRAL),
                            Sample.inRun("run", 2, Sample.HARBOUR),
                            Sample.shadow(3, Sample.MILL, Outcome.YES)));
            transaction.store(Counters.class).add(List.of(Sample.delta(Sample.CENTRAL, LocalDate.of(2026, 11, 18), 3)));
            transaction
                    .store(IdempotencyKeys.class)
                    .keep(
                            "key",
                            new IdempotencyKeys.Kept(
                                    set.hash(), Optional.of(StoredObject.of("answer", 1)), Optional.of(Sample.NOON)));
            return fillLaterRooms(transaction);
        });
    }

    private static boolean fillLaterRooms(Transaction transaction) {
        Barrier barrier = new Barrier(Sample.id(4), Sample.NOON, Sample.CENTRAL, TEXT, "staff-1");
        transaction.store(Barriers.class).record(barrier);
        transaction
                .store(FollowUps.class)
                .record(new FollowUp(
                        Sample.id(5),
                        Sample.id(1),
                        FollowUpKind.EXCEPTION,
                        Sample.NOON,
                        Sample.CENTRAL,
                        "unwritten",
                        Optional.of(Outcome.YES),
                        Optional.of("supervisor"),
                        Optional.of(TEXT),
                        "staff-1"));
        Resolution resolution = new Resolution(
                Sample.id(6),
                Sample.NOON,
                ResolutionKind.CHANGE,
                "unwritten",
                TEXT,
                Optional.of(new Resolution.Change(Sample.policySet().hash(), Sample.NOON)),
                "staff-1");
        transaction.store(Resolutions.class).record(resolution);
        transaction.store(Links.class).add(new Link(resolution.ref(), barrier.ref()));
        transaction
                .store(StoryShelf.class)
                .record(new Story(
                        Sample.id(7),
                        1,
                        Sample.NOON,
                        Sample.CENTRAL,
                        Optional.of(TEXT),
                        Consent.TO_USE,
                        "staff-1",
                        Optional.empty()));
        return true;
    }

    /** Seals what waits, and adds an event that waits for the next seal. */
    public static void seal(Storage storage) {
        sealing(storage).seal();
        storage.write(SCOPE, transaction -> {
            transaction.store(Events.class).append(List.of(Sample.event(8)));
            return true;
        });
    }

    /** Posts deliveries that stand in several states, one of them sent in vain. */
    public static void send(Storage storage) {
        storage.write(SCOPE, transaction -> {
            transaction
                    .store(Deliveries.class)
                    .add(List.of(
                            Sample.delivery(20, Sample.CENTRAL),
                            Sample.delivery(21, Sample.HARBOUR),
                            Sample.delivery(22, Sample.MILL)));
            return true;
        });
        storage.contend(SENDER, transaction -> {
            DeliveryQueue queue = transaction.store(DeliveryQueue.class);
            List<Claim> claims = queue.claim(Channel.EMAIL, 2, Duration.ofHours(1));
            queue.start(claims.get(0), Duration.ofHours(1));
            queue.move(
                    claims.get(0),
                    Optional.of(new Result.Unknown("no-answer")),
                    new Next(DeliveryState.UNKNOWN, Duration.ZERO, "no-answer", true, 1, false, Duration.ZERO));
            return queue.move(
                    claims.get(1),
                    Optional.empty(),
                    new Next(DeliveryState.FAILED, Duration.ZERO, "expired", false, 0, false, Duration.ofDays(1)));
        });
    }

    /** What {@link #send} left, but for the times of the store's own clock. */
    public static List<Object> sent(Storage storage) {
        List<Object> all = new ArrayList<>();
        storage.read(SCOPE, transaction -> {
            Deliveries deliveries = transaction.store(Deliveries.class);
            for (DeliveryState state : DeliveryState.values()) {
                deliveries.each(state, found -> {
                    all.add(found.delivery());
                    all.add(List.of(found.state(), found.reason(), found.version()));
                });
            }
            deliveries.find(Sample.id(20)).orElseThrow().attempts().forEach(attempt -> {
                all.add(List.of(attempt.number(), attempt.fence(), attempt.result(), attempt.reason()));
            });
            return true;
        });
        return all;
    }

    /** Enters a yes, and the no that ended it. */
    public static void consent(Storage storage) {
        storage.write(SCOPE, transaction -> {
            Consents consents = transaction.store(Consents.class);
            consents.record(Sample.consent(MATTER, 1, ConsentEntry.Kind.EXPRESS));
            consents.record(Sample.consent(MATTER, 2, ConsentEntry.Kind.WITHDRAWN));
            return true;
        });
    }

    /** What {@link #consent} entered. */
    public static List<ConsentEntry> consented(Storage storage) {
        List<ConsentEntry> all = new ArrayList<>();
        storage.read(SCOPE, transaction -> {
            transaction.store(Consents.class).each(MATTER.person(), all::add);
            return true;
        });
        return all;
    }

    public static JournalCheck verified(Storage storage) {
        return sealing(storage).verify(Optional.empty());
    }

    private static Sealing sealing(Storage storage) {
        Clock clock = Clock.fixed(Sample.NOON.plusSeconds(60), ZoneOffset.UTC);
        return new Sealing(
                storage,
                new Journal(clock, new Ids(clock, new Random(1)), List.of()),
                new Guard(Roles.shipped()),
                ActorContext.of(Identity::of, Actor.Staff.of(Sample.TENANT, "staff-1", Roles.AUDITOR), Instant.EPOCH));
    }

    /**
     * All that {@link #fill} put there, as the stores tell it; events, members and decisions beside it too. Of the seals, whether
     * they hold: their chain is another one each time.
     */
    public static List<Object> of(Storage storage) {
        List<Object> all = new ArrayList<>();
        all.add(sealing(storage).verify(List.of()).sound());
        storage.read(SCOPE, transaction -> {
            Consumer<Object> to = all::add;
            PoliciesInForce inForce = transaction.store(PoliciesInForce.class);
            all.addAll(inForce.adopted());
            all.add(inForce.at(Sample.NOON));
            all.add(transaction
                    .store(PolicySets.class)
                    .find(Sample.policySet().hash())
                    .map(PolicySet::stored));
            transaction.store(Events.class).each(to::accept);
            Seals seals = transaction.store(Seals.class);
            seals.waiting(Seal.MOST).stream().map(Unmarked::of).forEach(all::add);
            seals.each(seal -> all.add(seal.number() + " at " + seal.at() + " over " + seal.events()));
            transaction.store(Members.class).each(MemberSelection.all(), to::accept);
            Decisions decisions = transaction.store(Decisions.class);
            decisions.each(DecisionSelection.said(), to::accept);
            decisions.each(DecisionSelection.run("run"), to::accept);
            decisions.each(DecisionSelection.shadow(), to::accept);
            transaction.store(Counters.class).each(to::accept);
            all.add(transaction
                    .store(IdempotencyKeys.class)
                    .find("key")
                    .map(kept -> List.of(kept.request(), kept.answer())));
            transaction.store(Barriers.class).each(to::accept);
            transaction.store(FollowUps.class).each(EVER, to::accept);
            transaction.store(Resolutions.class).each(EVER, to::accept);
            all.addAll(transaction
                    .store(Links.class)
                    .of(new Ref(Barrier.KIND, Sample.id(4).toString())));
            all.add(transaction.store(StoryShelf.class).find(Sample.id(7)));
            return true;
        });
        return all;
    }
}
