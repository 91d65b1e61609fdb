package org.patrondesk.message;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.consent.Matter;
import org.patrondesk.journal.Journal;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Channel;

/**
 * Sends a tenant's deliveries: claims them, writes each attempt down before the courier is called, and its result after.
 *
 * <p>Any number of workers, in any number of processes, may send for one tenant. When one of them dies or stalls, what it
 * had is taken over after its lease; what it may have sent is never sent again unsaid. Safe for use by many threads, each
 * with rounds of its own.
 */
public final class Sending {
    /** The reason of a delivery whose person does not want it. */
    public static final String NO_CONSENT = "no-consent";

    private final Storage storage;
    private final Journal journal;
    private final Scope scope;
    private final Map<Channel, Courier> couriers;
    private final Course course;

    /**
     * @param scope of a job that may deliver
     * @throws IllegalArgumentException when it is a scope for anything else
     */
    public Sending(Storage storage, Journal journal, Scope scope, Map<Channel, Courier> couriers, SendingTerms terms) {
        if (scope.permission() != Permission.DELIVER || !scope.branches().isEmpty()) {
            throw new IllegalArgumentException("Who sends has a scope to deliver at every branch.");
        }
        this.storage = storage;
        this.journal = journal;
        this.scope = scope;
        this.couriers = Map.copyOf(couriers);
        this.course = new Course(terms);
    }

    /** A round of work for one thread: nothing is done before its first step. */
    public Round round() {
        return new Round(this);
    }

    /**
     * Goes one round.
     *
     * @return how many deliveries it had; as many as a batch holds, or more, when more may be ready
     * <p>When a result cannot be written down, it is tried again for as long as the lease is, with pauses.
     *
     * @throws org.patrondesk.journal.StorageUnavailable when the store fails; what was claimed is taken over after its lease
     */
    public int goRound() {
        Round round = round();
        while (round.stepAfterPause()) {
            // Each step is one transaction or one call of a courier.
        }
        return round.had();
    }

    /** How long until the next delivery can be sent; zero or less when one can; empty when the queue is empty. */
    Optional<Duration> untilNext() {
        return storage.contend(
                scope,
                transaction -> channels().stream()
                        .map(queue(transaction)::untilNext)
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder()));
    }

    /** Those that this process has a courier for, always in the same order. */
    List<Channel> channels() {
        return couriers.keySet().stream().sorted().toList();
    }

    SendingTerms terms() {
        return course.terms();
    }

    Course course() {
        return course;
    }

    /** Only channels with a courier are claimed from. */
    Courier courier(Claim claim) {
        return Objects.requireNonNull(couriers.get(claim.delivery().channel()));
    }

    /** Takes attempts without a result out of the hands of those whose lease is over. */
    int takeOver() {
        return storage.contend(scope, transaction -> {
            List<Claim> overdue = queue(transaction).overdue(terms().batch());
            overdue.forEach(claim -> move(transaction, claim, Optional.empty(), course.overdue(claim)));
            return overdue.size();
        });
    }

    /** @param all how many the queue gave; those that nobody wants are at their end already */
    record Claimed(List<Claim> wanted, int all) {}

    Claimed claim(Channel channel) {
        return storage.contend(scope, transaction -> {
            List<Claim> claims = queue(transaction).claim(channel, terms().batch(), terms().lease());
            List<Matter> asked = claims.stream()
                    .flatMap(claim -> claim.delivery().matter().stream())
                    .toList();
            if (asked.isEmpty()) {
                return new Claimed(claims, claims.size());
            }
            Set<Matter> closed =
                    terms().consent().closed(transaction, asked, claims.get(0).at());
            return new Claimed(
                    claims.stream()
                            .filter(claim -> !stopped(transaction, claim, closed))
                            .toList(),
                    claims.size());
        });
    }

    private boolean stopped(Transaction transaction, Claim claim, Set<Matter> closed) {
        return claim.delivery().matter().filter(closed::contains).isPresent()
                && move(transaction, claim, Optional.empty(), course.withoutConsent(claim));
    }

    /**
     * Writes down that an attempt begins, unless the person has withdrawn since the claim.
     *
     * <p>The attempt is written first and the ledger read after it: so whatever was committed before the attempt was written is
     * seen, whatever the store lets others commit meanwhile. An attempt that may not be is taken back whole.
     */
    boolean start(Claim claim) {
        try {
            return storage.contend(scope, transaction -> {
                boolean begun = queue(transaction).start(claim, terms().lease());
                if (begun && claim.delivery().matter().isPresent() && isClosed(transaction, claim)) {
                    throw new Unwanted();
                }
                return begun;
            });
        } catch (Unwanted e) {
            move(claim, Optional.empty(), course.withoutConsent(claim));
            return false;
        }
    }

    private boolean isClosed(Transaction transaction, Claim claim) {
        return !terms().consent()
                .closed(
                        transaction,
                        claim.delivery().matter().stream().toList(),
                        transaction.store(Deliveries.class).now())
                .isEmpty();
    }

    /** Takes back the attempt that was just written. */
    private static final class Unwanted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Moves a delivery on; false when it is no longer this claim's to move. */
    boolean move(Claim claim, Optional<Result> result, Next next) {
        return storage.contend(scope, transaction -> move(transaction, claim, result, next));
    }

    private boolean move(Transaction transaction, Claim claim, Optional<Result> result, Next next) {
        boolean moved = queue(transaction).move(claim, result, next);
        if (moved && !next.state().isQueued()) {
            journal.append(transaction, List.of(event(claim, next)));
        }
        return moved;
    }

    private static StoredObject event(Claim claim, Next next) {
        StoredObject event = switch (next.state()) {
            case ACCEPTED -> StoredObject.of("delivery-accepted", 1);
            case UNKNOWN -> StoredObject.of("delivery-unknown", 1);
            case FAILED -> StoredObject.of("delivery-failed", 1);
            case STOPPED -> StoredObject.of("delivery-stopped", 1);
            case WAITING, SENDING, DROPPED ->
                throw new IllegalStateException("A worker ends no delivery so: " + next.state());
        };
        return event.with("delivery", claim.delivery().id().toString())
                .with("branch", claim.delivery().branch().code())
                .with("channel", claim.delivery().channel().code())
                .with("class", claim.delivery().messageClass())
                .with("reason", next.reason());
    }

    private static DeliveryQueue queue(Transaction transaction) {
        return transaction.store(DeliveryQueue.class);
    }
}
