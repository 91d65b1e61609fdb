package org.patrondesk.seal;

import java.time.Instant;
import java.util.Optional;

/**
 * The events that no seal covers yet.
 *
 * @param oldest when the one that waits longest was written; empty when none waits
 */
public record Tail(long events, Optional<Instant> oldest) {}
