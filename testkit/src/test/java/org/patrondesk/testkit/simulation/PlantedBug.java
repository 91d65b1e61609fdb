package org.patrondesk.testkit.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.message.Claim;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.Next;
import org.patrondesk.message.Parcel;
import org.patrondesk.message.Result;

/** The mistakes that the simulation must find. */
enum PlantedBug {
    A_RESULT_COUNTS_UNDER_ANY_FENCE(Plant.moving((move, ground) -> move.under(ground.current(move.claim())))),

    AN_ATTEMPT_BEGINS_UNDER_ANY_FENCE(Plant.starting((claim, lease, ground) -> {
        ground.sound().start(ground.current(claim), lease);
        return true;
    })),

    AN_ATTEMPT_IS_NOT_WRITTEN_BEFORE_THE_CALL(Plant.starting((claim, lease, ground) -> true)),

    A_RESULT_IS_WRITTEN_BEFORE_THE_CALL(Plant.starting((claim, lease, ground) -> ground.sound()
                    .start(claim, lease)
            && ground.sound().move(claim, Optional.of(new Result.Accepted("")), to(DeliveryState.ACCEPTED, claim)))),

    LEASES_ARE_IN_HOST_TIME(Plant.leasing((lease, host) -> lease.plus(host.wrongBy()))),

    WHAT_HAS_NO_RESULT_IS_TRIED_AGAIN(Plant.moving(
            (move, ground) -> move.next().open() ? move.to(to(DeliveryState.WAITING, move.claim())) : move)),

    A_DOUBT_IS_TAKEN_FOR_A_NO(Plant.moving(
            (move, ground) -> isDoubt(move.result()) ? move.to(to(DeliveryState.WAITING, move.claim())) : move)),

    NOBODY_TAKES_OVER(Plant.queue((sound, ground) -> new QueueOver(sound) {
        @Override
        public List<Claim> overdue(int most) {
            return List.of();
        }
    })),

    A_DOUBT_IS_TRIED_AGAIN_AND_AGAIN(Plant.moving((move, ground) -> {
        boolean ended = move.claim().delivery().messageClass().equals(World.AT_LEAST_ONCE)
                && move.next().state() == DeliveryState.UNKNOWN;
        return ended ? move.to(marked(to(DeliveryState.WAITING, move.claim()))) : move;
    })),

    THE_MARK_IS_FORGOTTEN(Plant.moving((move, ground) -> move.to(unmarked(move.next())))),

    EACH_ATTEMPT_HAS_A_MESSAGE_ID_OF_ITS_OWN(Plant.carrying(sound -> parcel -> sound.send(
            new Parcel(renamed(parcel.delivery(), parcel.attempt()), parcel.attempt(), parcel.possibleDuplicate())))),

    KEYS_ARE_FORGOTTEN(Plant.store(IdempotencyKeys.class, random -> true, ForgottenKeys::new)),

    EVENTS_ARE_WRITTEN_APART(Plant.store(Events.class, random -> random.nextInt(20) == 0, LostEvents::new)),

    POSTING_ANSWERS_BEFORE_THE_COMMIT(Plant.committing(random -> random.nextInt(30) != 0)),

    NOTHING_EXPIRES(Plant.claiming(PlantedBug::endless)),

    A_REFUSAL_IS_TAKEN_FOR_A_YES(Plant.carrying(sound ->
            parcel -> sound.send(parcel) instanceof Result.Accepted accepted ? accepted : new Result.Accepted(""))),

    A_DELAY_LOSES_ITS_PLACE_IN_THE_QUEUE(Plant.moving(
            (move, ground) -> move.next().after().isZero() || move.result().isEmpty()
                    ? move
                    : move.to(after(move.next(), Duration.ofDays(1)))));

    /** Functions of what they are given: nothing in them changes. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Bug bug;

    PlantedBug(Bug bug) {
        this.bug = bug;
    }

    Bug bug() {
        return bug;
    }

    private static boolean isDoubt(Optional<Result> result) {
        return result.filter(Result.Unknown.class::isInstance).isPresent();
    }

    private static Next to(DeliveryState state, Claim claim) {
        return new Next(state, Duration.ZERO, "", claim.possibleDuplicate(), claim.spent(), false, Duration.ZERO);
    }

    private static Next marked(Next next) {
        return new Next(next.state(), Duration.ofMinutes(1), "", true, next.spent(), false, Duration.ZERO);
    }

    private static Next unmarked(Next next) {
        return new Next(next.state(), next.after(), next.reason(), false, next.spent(), next.open(), next.pause());
    }

    private static Next after(Next next, Duration delay) {
        return new Next(
                next.state(), delay, next.reason(), next.possibleDuplicate(), next.spent(), next.open(), next.pause());
    }

    private static Delivery renamed(Delivery of, int attempt) {
        return new Delivery(
                new UUID(of.id().getMostSignificantBits(), of.id().getLeastSignificantBits() + attempt),
                of.at(),
                of.branch(),
                of.channel(),
                of.to(),
                of.message(),
                of.messageClass(),
                of.repetition(),
                of.due(),
                of.expires(),
                of.about(),
                Optional.empty(),
                Optional.empty());
    }

    private static Claim endless(Claim claim) {
        Delivery of = claim.delivery();
        Delivery endless = new Delivery(
                of.id(),
                of.at(),
                of.branch(),
                of.channel(),
                of.to(),
                of.message(),
                of.messageClass(),
                of.repetition(),
                of.due(),
                of.expires().plus(Duration.ofDays(1_000)),
                of.about(),
                of.person(),
                of.purpose());
        return new Claim(
                endless, claim.fence(), claim.attempts(), claim.spent(), claim.possibleDuplicate(), claim.at());
    }

    private record ForgottenKeys(IdempotencyKeys sound) implements IdempotencyKeys {
        @Override
        public Optional<Kept> find(String key) {
            return Optional.empty();
        }

        @Override
        public void keep(String key, Kept kept) {
            sound.keep(key, kept);
        }
    }

    private record LostEvents(Events sound) implements Events {
        @Override
        public void append(List<Event> events) {
            // As if the process had died between the two.
        }

        @Override
        public void each(Consumer<Event> to) {
            sound.each(to);
        }
    }
}
