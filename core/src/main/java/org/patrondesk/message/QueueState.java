package org.patrondesk.message;

import java.time.Duration;
import java.util.Optional;

/**
 * How the queue stands.
 *
 * @param waiting those that are due now or later
 * @param sending those that a worker has
 * @param unknown those of which nobody knows whether they went out
 * @param failed those that did not go out and wait for a person
 * @param oldestDue for how long the oldest that could be sent has been due; empty when none is
 */
public record QueueState(long waiting, long sending, long unknown, long failed, Optional<Duration> oldestDue) {}
