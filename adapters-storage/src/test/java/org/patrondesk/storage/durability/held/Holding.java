package org.patrondesk.storage.durability.held;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.adoption.PolicySets;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.consent.Consents;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.DueTasks;
import org.patrondesk.journal.EventBodies;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.Links;
import org.patrondesk.measure.Counters;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.message.Attempt;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.Members;
import org.patrondesk.privacy.Emergencies;
import org.patrondesk.privacy.Keeping;
import org.patrondesk.privacy.PrivacyCase;
import org.patrondesk.privacy.PrivacyCases;
import org.patrondesk.privacy.Retained;
import org.patrondesk.reading.AccessLog;
import org.patrondesk.reading.AccessSelection;
import org.patrondesk.seal.Seals;
import org.patrondesk.storage.durability.work.Round;
import org.patrondesk.story.StoryShelf;
import org.patrondesk.testkit.Sample;

/**
 * How all that one store holds for a library is read.
 *
 * @param table whose rows are handed over one for one; empty where rows are summed or more than one table is read
 * @param reading hands over everything
 */
public record Holding(Class<?> store, String table, BiConsumer<Look, Consumer<Object>> reading) {
    /** Every store: one that is missing here fails a test by its name. */
    public static final List<Holding> ALL = List.of(
            new Holding(Events.class, "event", (look, to) -> {
                look.events().forEach(to);
                look.erased().forEach(to);
            }),
            new Holding(
                    Deliveries.class,
                    "delivery",
                    (look, to) -> look.deliveries().forEach(status -> to.accept(Standing.of(status)))),
            new Holding(DeliveryQueue.class, "delivery_attempt", Holding::attempts),
            // Its table also has the standing tasks, which every event asks for.
            new Holding(DueTasks.class, "", (look, to) -> look.tasks().forEach(to)),
            new Holding(EventBodies.class, "", (look, to) -> look.erased().forEach(to)),
            new Holding(
                    Retained.class,
                    "",
                    (look, to) -> Stream.of(Keeping.values())
                            .map(keeping -> keeping.code() + " in "
                                    + look.store(Retained.class)
                                            .overdue(keeping, Sample.FAR_AHEAD)
                                            .rows())
                            .forEach(to)),
            new Holding(Seals.class, "seal", Holding::seals),
            new Holding(
                    Members.class,
                    "member",
                    (look, to) -> look.store(Members.class).each(MemberSelection.all(), to::accept)),
            new Holding(
                    Decisions.class, "decision", (look, to) -> look.decisions().forEach(to)),
            new Holding(
                    FollowUps.class,
                    "follow_up",
                    (look, to) -> look.store(FollowUps.class).each(Look.EVER, to::accept)),
            new Holding(Barriers.class, "barrier", (look, to) -> look.barriers().forEach(to)),
            new Holding(
                    Resolutions.class,
                    "resolution",
                    (look, to) -> look.resolutions().forEach(to)),
            new Holding(StoryShelf.class, "story", (look, to) -> look.stories().forEach(to)),
            new Holding(
                    Consents.class,
                    "consent",
                    (look, to) -> IntStream.range(0, look.rounds())
                            .forEach(round -> look.store(Consents.class).each(Sample.person(round), to::accept))),
            new Holding(
                    Emergencies.class,
                    "emergency",
                    (look, to) -> look.store(Emergencies.class).eachUnseen(to::accept)),
            new Holding(
                    PrivacyCases.class,
                    "privacy_case",
                    (look, to) -> look.store(PrivacyCases.class)
                            .of(PrivacyCase.Kind.HOLD)
                            .forEach(to)),
            new Holding(
                    AccessLog.class,
                    "access_entry",
                    (look, to) -> look.store(AccessLog.class).each(AccessSelection.during(Look.EVER), to::accept)),
            new Holding(Links.class, "link", (look, to) -> look.links().forEach(to)),
            new Holding(
                    PolicySets.class,
                    "policy_set",
                    (look, to) -> look.policies()
                            .forEach(hash ->
                                    look.store(PolicySets.class).find(hash).ifPresent(to))),
            new Holding(
                    PoliciesInForce.class,
                    "adoption",
                    (look, to) -> look.adopted().forEach(to)),
            new Holding(
                    Counters.class, "", (look, to) -> look.store(Counters.class).each(to::accept)),
            new Holding(IdempotencyKeys.class, "idempotency_key", Holding::keys));

    /** What a seal covers. Its chain hangs on ids, which may be others; the journal's own check is made of it. */
    record Covered(long number, Instant at, List<UUID> events) {}

    private static void seals(Look look, Consumer<Object> to) {
        look.store(Seals.class).each(seal -> to.accept(new Covered(seal.number(), seal.at(), seal.events())));
    }

    /** A delivery without the times of the store's own clock. */
    record Standing(Delivery delivery, DeliveryState state, String reason, long version) {
        static Standing of(DeliveryStatus status) {
            return new Standing(status.delivery(), status.state(), status.reason(), status.version());
        }
    }

    /** An attempt without the time of the store's own clock. */
    record Tried(UUID delivery, int number, long fence, boolean duplicate, Optional<String> result, String reason) {}

    private static void attempts(Look look, Consumer<Object> to) {
        for (DeliveryStatus status : look.deliveries()) {
            for (Attempt each : status.attempts()) {
                to.accept(new Tried(
                        status.delivery().id(),
                        each.number(),
                        each.fence(),
                        each.possibleDuplicate(),
                        each.result(),
                        each.reason()));
            }
        }
    }

    /** A key and what is kept under it. */
    record KeptKey(String name, IdempotencyKeys.Kept kept) {}

    /** A key that is made of what a person decided of a delivery; its name and its hash hang on the id, which may be another. */
    record DecidedKey(UUID delivery) {}

    /** No store lists them, so they are asked for by the names they have. */
    private static void keys(Look look, Consumer<Object> to) {
        IdempotencyKeys store = look.store(IdempotencyKeys.class);
        IntStream.range(0, look.rounds())
                .mapToObj(Round::keys)
                .flatMap(List::stream)
                .forEach(name -> store.find(name).ifPresent(kept -> to.accept(new KeptKey(name, kept))));
        look.deliveries().stream()
                .map(status -> status.delivery().id())
                .filter(id -> store.find("decide-delivery:" + id + ":1:drop").isPresent())
                .forEach(id -> to.accept(new DecidedKey(id)));
    }
}
