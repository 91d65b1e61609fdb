package org.patrondesk.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.adoption.KnownPolicies;
import org.patrondesk.consent.ConsentTerms;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.CommandCheck;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Tenant;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.message.DecideDelivery;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Message;
import org.patrondesk.message.Outbox;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.SendingTerms;
import org.patrondesk.testkit.SettableClock;

/**
 * A library whose desk posts messages while workers in several processes send them, and everything that can go wrong does;
 * then all is well again and the queue has to run dry. The same seed is the same run. One thread.
 */
final class World {
    static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    static final Tenant TENANT = new Tenant("riverside");
    static final Guard GUARD = new Guard(Roles.shipped());
    static final Scope DELIVERING = GUARD.permit(
            ActorContext.of(Identity::of, new Actor.SystemActor(TENANT, Roles.COURIER), Instant.EPOCH),
            Permission.DELIVER);
    static final String AT_LEAST_ONCE = "reminder";

    private static final Branch BRANCH = new Branch("Central");
    private static final Actor SUPERVISOR = Actor.Staff.of(TENANT, "s-1", Roles.SUPERVISOR);
    private static final CommandCheck CHECK = new CommandCheck();
    private static final List<SimulatedProvider.Mood> MOODS = List.of(SimulatedProvider.Mood.values());
    private static final List<DecideDelivery.Fate> FATES = List.of(DecideDelivery.Fate.values());
    private static final List<Duration> JUMPS =
            List.of(Duration.ofHours(-1), Duration.ofHours(1), Duration.ofSeconds(-20), Duration.ofDays(90));
    private static final Duration LONGEST_CALM = Duration.ofHours(7);
    private static final int ROUNDS_OF_CALM = 2_000;

    final Random random;
    final SettableClock clock = SettableClock.at(START);
    final InMemoryStorage store = new InMemoryStorage(clock);
    final SimulatedProvider provider;
    final SendingTerms terms;
    final List<Worker> workers;
    /** What was promised: the id that posting answered, by what was posted. */
    final Map<UUID, PostMessage> promised = new LinkedHashMap<>();

    final Set<String> keys = new HashSet<>();
    final Set<UUID> decided = new HashSet<>();
    private final HostClock frontClock = new HostClock(clock);
    private final FaultyStorage front;
    private final Outbox outbox;
    private int toPost;

    World(long seed, Bug bug) {
        // The first numbers of neighbouring seeds are alike.
        this.random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        this.provider = new SimulatedProvider(random, clock);
        this.terms = new SendingTerms(
                Duration.ofMinutes(1),
                1 + random.nextInt(5),
                4,
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofDays(3),
                Set.of(AT_LEAST_ONCE),
                ConsentTerms.shipped());
        this.workers = IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(n -> new Worker(this, bug))
                .toList();
        this.front = new FaultyStorage(store, random, bug, frontClock);
        Tools tools =
                new Tools(front, Worker.journal(frontClock, random), CHECK, GUARD, new KnownPolicies(), ZoneOffset.UTC);
        this.outbox = new Outbox(
                tools, Set.of(Channel.EMAIL), terms, ActorContext.of(Identity::of, SUPERVISOR, Instant.EPOCH));
        this.toPost = 3 + random.nextInt(12);
    }

    /** Runs to the end and tells every promise that was broken; empty when all held. */
    List<String> run() {
        int steps = 100 + random.nextInt(200);
        for (int i = 0; i < steps; i++) {
            happen();
        }
        while (toPost > 0) {
            post();
        }
        List<String> broken = new ArrayList<>();
        if (!runDry()) {
            broken.add("the queue did not run dry within " + LONGEST_CALM + " of calm");
        }
        broken.addAll(new Promises(this).broken());
        return broken;
    }

    private void happen() {
        int dice = random.nextInt(100);
        if (dice < 62) {
            any().step();
        } else if (dice < 72) {
            post();
        } else if (dice < 84) {
            clock.advance(Duration.ofMillis(random.nextInt(dice < 80 ? 5_000 : 130_000)));
        } else if (dice < 88) {
            any().crash();
        } else if (dice < 92) {
            any().stall(Duration.ofMillis(random.nextInt(180_000)));
        } else if (dice < 94) {
            (random.nextBoolean() ? any().clock() : frontClock).jump(one(JUMPS));
        } else if (dice < 97) {
            provider.setMood(one(MOODS));
        } else {
            decide();
        }
    }

    private Worker any() {
        return one(workers);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void post() {
        if (toPost == 0) {
            return;
        }
        toPost--;
        PostMessage message = message("k-" + toPost);
        keys.add(message.key().orElseThrow());
        for (int tries = 0; tries < 6; tries++) {
            try {
                promised.put(outbox.post(message).orThrow(), message);
                return;
            } catch (StorageUnavailable e) {
                // Whether it was posted is not known; the same key finds out.
                clock.advance(Duration.ofMillis(50));
            }
        }
    }

    private PostMessage message(String key) {
        Optional<Instant> due = random.nextInt(4) == 0
                ? Optional.of(clock.instant().plusSeconds(random.nextInt(3_600)))
                : Optional.empty();
        Optional<Instant> expires = random.nextInt(4) == 0
                ? Optional.of(laterOf(due.orElse(clock.instant()), frontClock.instant())
                        .plusSeconds(60 + random.nextInt(1_200)))
                : Optional.empty();
        return new PostMessage(
                BRANCH,
                Channel.EMAIL,
                "reader@example.org",
                new Message("", "Your book is here."),
                random.nextBoolean() ? AT_LEAST_ONCE : "hold-ready",
                due,
                expires,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(key));
    }

    private static Instant laterOf(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void decide() {
        try {
            List<DeliveryStatus> found = new ArrayList<>();
            outbox.each(random.nextBoolean() ? DeliveryState.UNKNOWN : DeliveryState.FAILED, found::add);
            if (!found.isEmpty()) {
                decide(one(found));
            }
        } catch (StorageUnavailable e) {
            // Nobody looks without being written down: the person sees the list again and decides anew.
        }
    }

    private void decide(DeliveryStatus chosen) {
        DecideDelivery.Fate fate = one(FATES);
        decided.add(chosen.delivery().id());
        outbox.decide(new DecideDelivery(chosen.delivery().id(), fate, chosen.version()));
    }

    /** Deliveries of which it was told that nobody knows, and then that they were accepted after all. */
    int lateResults() {
        Set<String> unknown = new HashSet<>();
        Set<String> ended = new HashSet<>();
        store.read(DELIVERING, transaction -> {
            transaction.store(Events.class).each(event -> {
                String delivery = event.body().text("delivery");
                if (event.type().equals("delivery-unknown")) {
                    unknown.add(delivery);
                } else if (event.type().equals("delivery-accepted") && unknown.contains(delivery)) {
                    ended.add(delivery);
                }
            });
            return true;
        });
        return ended.size();
    }

    private boolean runDry() {
        front.calm();
        workers.forEach(Worker::recover);
        provider.setMood(SimulatedProvider.Mood.WELL);
        Instant end = clock.instant().plus(LONGEST_CALM);
        for (int i = 0; i < ROUNDS_OF_CALM && !clock.instant().isAfter(end); i++) {
            workers.forEach(Worker::goRound);
            Optional<Duration> next = store.contend(
                    DELIVERING,
                    transaction -> transaction.store(DeliveryQueue.class).untilNext(Channel.EMAIL));
            if (next.isEmpty()) {
                return true;
            }
            Duration wait = next.get();
            clock.advance(wait.compareTo(Duration.ofSeconds(1)) > 0 ? wait : Duration.ofSeconds(1));
        }
        return false;
    }
}
