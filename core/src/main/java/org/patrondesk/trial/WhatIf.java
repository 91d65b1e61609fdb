package org.patrondesk.trial;

import java.time.LocalDate;
import java.util.Optional;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.ContentHash;
import org.patrondesk.policy.PolicySet;

/**
 * The order to answer all requests of a file under a policy, as if asked on one day.
 *
 * @param name the run's name, 1–60 of letters, digits, '.', '_' and '-'; derived from the rest when empty
 * @param content the hash of the file
 */
public record WhatIf(Optional<String> name, ContentHash content, PolicySet policy, LocalDate asOf) {
    /** What makes two orders the same order: content, policy and day. */
    public StoredObject request() {
        return StoredObject.of("what-if", 1)
                .with("content", content.hex())
                .with("policy", policy.hash().hex())
                .with("asOf", asOf.toString());
    }

    /** The run's name, given or derived. */
    public String run() {
        return name.orElseGet(() -> "run-" + request().hash().hex().substring(0, 12));
    }
}
