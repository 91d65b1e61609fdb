package org.patrondesk.trial;

import java.util.Map;
import java.util.TreeMap;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.ContentHash;
import org.patrondesk.policy.PolicyRef;

/**
 * What a run decided.
 *
 * @param outcomes decisions by the code of their outcome
 * @param rules decisions by determining rule
 * @param rejected requests that could not be read, by reason
 * @param unlisted facts whose text the vocabulary does not list, by attribute
 */
public record RunReport(
        String run,
        PolicyRef policy,
        long decided,
        Map<String, Long> outcomes,
        Map<String, Long> rules,
        Map<String, Long> rejected,
        Map<String, Long> unlisted) {

    /** The stored form, {@code run-report} version 1. */
    public StoredObject stored() {
        return StoredObject.of("run-report", 1)
                .with("run", run)
                .with("policy", policy.id())
                .with("policyVersion", policy.version())
                .with("policyHash", policy.hash().hex())
                .with("decided", decided)
                .with("outcomes", outcomes)
                .with("rules", rules)
                .with("rejected", rejected)
                .withOptional("unlisted", unlisted.isEmpty() ? null : unlisted);
    }

    public static RunReport of(StoredObject stored) {
        stored.must("run-report", 1);
        return new RunReport(
                stored.text("run"),
                new PolicyRef(
                        stored.text("policy"),
                        stored.text("policyVersion"),
                        new ContentHash(stored.text("policyHash"))),
                stored.number("decided"),
                counts(stored.object("outcomes")),
                counts(stored.object("rules")),
                counts(stored.object("rejected")),
                counts(stored.object("unlisted")));
    }

    private static Map<String, Long> counts(StoredObject stored) {
        Map<String, Long> counts = new TreeMap<>();
        stored.keys().forEach(key -> counts.put(key, stored.number(key)));
        return counts;
    }
}
