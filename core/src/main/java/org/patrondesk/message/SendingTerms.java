package org.patrondesk.message;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.patrondesk.consent.ConsentTerms;
import org.patrondesk.person.Impersonal;

/**
 * On what terms deliveries are sent.
 *
 * @param lease how long a worker may have a delivery, and a courier an attempt; longer than any courier takes
 * @param batch how many of a channel a worker claims at a time, 1–1,000
 * @param mostAttempts how many attempts a recipient or a message may be deferred before it is given up
 * @param firstDelay how long to wait after the first deferral; doubled each time
 * @param longestDelay what the doubling stops at, and the longest wait that a provider is granted
 * @param pause how long a channel rests whose courier is refused altogether
 * @param reconciliation how long to wait before what may have gone out is sent once more
 * @param age how long after it is due a message is of use, unless its post says otherwise
 * @param atLeastOnce the classes of messages that are sent once more when nobody knows whether they went out; every other
 *     is sent at most once
 * @param consent which purposes need which consent; a desk puts its own here
 */
@Impersonal("atLeastOnce")
public record SendingTerms(
        Duration lease,
        int batch,
        int mostAttempts,
        Duration firstDelay,
        Duration longestDelay,
        Duration pause,
        Duration reconciliation,
        Duration age,
        Set<String> atLeastOnce,
        ConsentTerms consent) {
    public SendingTerms {
        atLeastOnce = Set.copyOf(atLeastOnce);
        if (batch < 1 || batch > 1_000 || mostAttempts < 1) {
            throw new IllegalArgumentException("A batch is 1 to 1,000 deliveries, and there is at least one attempt.");
        }
        if (Stream.of(lease, firstDelay, pause, age).anyMatch(some -> some.isZero() || some.isNegative())) {
            throw new IllegalArgumentException("A lease, a first delay, a pause and an age are longer than nothing.");
        }
        if (reconciliation.isNegative() || longestDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException(
                    "No wait is negative, and the longest delay is no shorter than the first.");
        }
    }

    /** Two minutes' lease, 20 at a time, 8 attempts from 1 minute to 4 hours apart, three days of use, all at most once. */
    public static SendingTerms shipped() {
        return new SendingTerms(
                Duration.ofMinutes(2),
                20,
                8,
                Duration.ofMinutes(1),
                Duration.ofHours(4),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Duration.ofDays(3),
                Set.of(),
                ConsentTerms.shipped());
    }

    /** The same, with these classes sent at least once. */
    public SendingTerms withAtLeastOnce(Set<String> classes) {
        return new SendingTerms(
                lease, batch, mostAttempts, firstDelay, longestDelay, pause, reconciliation, age, classes, consent);
    }

    /** The same, with another lease. */
    public SendingTerms withLease(Duration other) {
        return new SendingTerms(
                other, batch, mostAttempts, firstDelay, longestDelay, pause, reconciliation, age, atLeastOnce, consent);
    }

    /** The same, with these terms of consent. */
    public SendingTerms withConsent(ConsentTerms terms) {
        return new SendingTerms(
                lease, batch, mostAttempts, firstDelay, longestDelay, pause, reconciliation, age, atLeastOnce, terms);
    }

    Repetition repetition(String messageClass) {
        return atLeastOnce.contains(messageClass) ? Repetition.AT_LEAST_ONCE : Repetition.AT_MOST_ONCE;
    }

    /** How long to wait after so many deferrals, the first being 1. */
    Duration delay(int deferrals) {
        Duration delay = firstDelay;
        for (int i = 1; i < deferrals && delay.compareTo(longestDelay) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    }
}
