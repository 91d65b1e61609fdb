package org.patrondesk.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.Journal;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ids;
import org.patrondesk.message.Round;
import org.patrondesk.message.Sending;

/** A process that sends, step by step; it can die, and it can stand still without knowing. One thread. */
final class Worker {
    private final World world;
    private final HostClock clock;
    private final FaultyStorage storage;
    private final Sending sending;
    private @Nullable Round round;
    private Instant stalledUntil = Instant.MIN;

    Worker(World world, Bug bug) {
        this.world = world;
        this.clock = new HostClock(world.clock);
        this.storage = new FaultyStorage(world.store, world.random, bug, clock);
        this.sending = new Sending(
                storage,
                journal(clock, world.random),
                World.DELIVERING,
                Map.of(Channel.EMAIL, bug.courier(world.provider)),
                world.terms);
    }

    static Journal journal(HostClock clock, Random random) {
        return new Journal(clock, new Ids(clock, random), List.of());
    }

    HostClock clock() {
        return clock;
    }

    void step() {
        if (world.clock.instant().isBefore(stalledUntil)) {
            return;
        }
        Round now = round == null ? sending.round() : round;
        round = now;
        try {
            if (!now.step()) {
                round = null;
            }
        } catch (StorageUnavailable e) {
            round = null;
        }
    }

    /** It dies with all it had in mind, and starts again. */
    void crash() {
        round = null;
    }

    void stall(Duration pause) {
        stalledUntil = world.clock.instant().plus(pause);
    }

    /** No fault from now on; what it was about to do it does yet. */
    void recover() {
        stalledUntil = Instant.MIN;
        storage.calm();
    }

    void goRound() {
        do {
            step();
        } while (round != null);
    }
}
