package org.patrondesk.testkit.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A host's clock: the store's, and wrong by what it jumped. One thread. */
final class HostClock extends Clock {
    private final Clock store;
    private Duration wrongBy = Duration.ZERO;

    HostClock(Clock store) {
        this.store = store;
    }

    void jump(Duration by) {
        wrongBy = wrongBy.plus(by);
    }

    Duration wrongBy() {
        return wrongBy;
    }

    @Override
    public Instant instant() {
        return store.instant().plus(wrongBy);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("A host's clock shows UTC.");
    }
}
