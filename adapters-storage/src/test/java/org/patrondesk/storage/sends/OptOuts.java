package org.patrondesk.storage.sends;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.consent.ConsentCommand;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.ConsentLedger;
import org.patrondesk.consent.Matter;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ids;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Tenant;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.Message;
import org.patrondesk.message.Parcel;
import org.patrondesk.message.Repetition;
import org.patrondesk.message.Result;
import org.patrondesk.message.Round;
import org.patrondesk.message.Sending;
import org.patrondesk.person.Subject;
import org.patrondesk.testkit.Sample;

/**
 * Many messages are sent by some threads while others take their consent back, and each withdrawal is noted when its call has
 * returned. A message is wrongly sent when its attempt was begun after that.
 */
final class OptOuts {
    private static final Tenant TENANT = new Tenant("riverside");
    private static final ConsentEntry.Proof PROOF = new ConsentEntry.Proof("Followed the link.", "unsubscribe-link");
    private static final Purpose NOTICES = new Purpose("hold-notices");

    private final int messages;
    private final Storage storage;
    private final PatronDesk desk;
    private final Map<Subject.Pseudonym, Long> acknowledged = new ConcurrentHashMap<>();
    private final AtomicLong clock = new AtomicLong();
    private final Map<Thread, Long> begun = new ConcurrentHashMap<>();

    final AtomicLong sent = new AtomicLong();
    final AtomicLong wronglySent = new AtomicLong();

    OptOuts(int messages, Storage storage, Storage sending) {
        this.messages = messages;
        this.storage = storage;
        this.desk = PatronDesk.builder()
                .storage(sending)
                .courier(Channel.EMAIL, this::carry)
                .build();
    }

    private Result carry(Parcel parcel) {
        long before = begun.getOrDefault(Thread.currentThread(), 0L);
        long no = acknowledged.getOrDefault(parcel.delivery().person().orElseThrow(), Long.MAX_VALUE);
        sent.incrementAndGet();
        if (no <= before) {
            wronglySent.incrementAndGet();
        }
        return new Result.Accepted("");
    }

    /** Posts everything, to one person each, and then sends and takes back at once; every third person says no. */
    void run() throws InterruptedException, ExecutionException {
        post();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int n = 0; n < 2; n++) {
                int part = n;
                all.add(threads.submit(this::send));
                all.add(threads.submit(() -> withdraw(part)));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** So many threads say no so often for one person, all at once; answers how many entries came of it. */
    long atOnce(int writers, int times) throws InterruptedException, ExecutionException {
        ConsentLedger ledger = ledger();
        Matter matter = new Matter(Sample.person(0), NOTICES, Channel.EMAIL);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int n = 0; n < writers; n++) {
                all.add(threads.submit(() -> {
                    for (int i = 0; i < times; i++) {
                        ledger.withdraw(ConsentCommand.Withdraw.of(matter, PROOF))
                                .orThrow();
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        AtomicLong entries = new AtomicLong();
        ledger.history(matter.person(), entry -> entries.incrementAndGet());
        return entries.get();
    }

    private ConsentLedger ledger() {
        return desk.over(storage)
                .as(Identity::of, Actor.Staff.of(TENANT, "s-2", Roles.DESK))
                .consents();
    }

    private void post() {
        Scope scope = new Guard(Roles.shipped())
                .permit(
                        ActorContext.of(Identity::of, Actor.Staff.of(TENANT, "s-1", Roles.DESK), Sample.NOON),
                        Permission.SEND_MESSAGE);
        Ids ids = new Ids(java.time.Clock.systemUTC(), new Random(5));
        for (int from = 0; from < messages; from += 1_000) {
            List<Delivery> some = IntStream.range(from, Math.min(messages, from + 1_000))
                    .mapToObj(n -> delivery(ids, n))
                    .toList();
            storage.write(scope, transaction -> {
                transaction.store(Deliveries.class).add(some);
                return true;
            });
        }
    }

    private static Delivery delivery(Ids ids, int person) {
        return new Delivery(
                ids.next(),
                Sample.NOON,
                new Branch("Central"),
                Channel.EMAIL,
                "reader@example.org",
                new Message("", "Come!"),
                "hold-ready",
                Repetition.AT_MOST_ONCE,
                Optional.empty(),
                java.time.Instant.parse("2999-01-01T00:00:00Z"),
                Optional.empty(),
                Optional.of(Sample.person(person)),
                Optional.of(NOTICES));
    }

    private void send() {
        Sending sending = desk.as(Identity::of, new Actor.SystemActor(TENANT, Roles.COURIER))
                .sending();
        Round round;
        do {
            round = sending.round();
            long before;
            long now = clock.get();
            do {
                // An attempt is begun in the step before the courier is called.
                before = now;
                begun.put(Thread.currentThread(), before);
                now = clock.get();
            } while (round.step());
        } while (round.had() > 0);
    }

    private void withdraw(int part) {
        ConsentLedger ledger = ledger();
        List<Integer> persons = new ArrayList<>(IntStream.range(0, messages)
                .filter(n -> n % 6 == 3 * part)
                .boxed()
                .toList());
        Collections.shuffle(persons, new Random(part));
        for (int n : persons) {
            Matter matter = new Matter(Sample.person(n), NOTICES, Channel.EMAIL);
            ledger.withdraw(ConsentCommand.Withdraw.of(matter, PROOF)).orThrow();
            acknowledged.put(matter.person(), clock.incrementAndGet());
        }
    }

    long withdrawn() {
        return acknowledged.size();
    }

    /** How many deliveries stand in a state. */
    long count(DeliveryState state) {
        AtomicLong count = new AtomicLong();
        desk.as(Identity::of, Actor.Staff.of(TENANT, "s-3", Roles.SUPERVISOR))
                .outbox()
                .each(state, status -> count.incrementAndGet());
        return count.get();
    }

    @Override
    public String toString() {
        return messages + " messages: " + sent + " sent, " + count(DeliveryState.STOPPED) + " stopped, " + withdrawn()
                + " withdrawals, " + wronglySent + " begun after one was acknowledged";
    }
}
