package org.patrondesk.policy;

import java.util.List;
import java.util.Optional;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.ContentHash;

/**
 * A policy as written: immutable, versioned, with a hash over its content.
 *
 * @param stored the canonical stored form, from which it can be read back by {@link PolicyReader}
 */
public record PolicySet(
        String id,
        String version,
        Philosophy philosophy,
        Vocabulary vocabulary,
        List<Rule> rules,
        List<Expectation> expectations,
        StoredObject stored) {
    public PolicySet {
        rules = List.copyOf(rules);
        expectations = List.copyOf(expectations);
    }

    /** The hash over the stored form: the same content has the same hash, however the file was laid out. */
    public ContentHash hash() {
        return stored.hash();
    }

    public PolicyRef ref() {
        return new PolicyRef(id, version, hash());
    }

    public Optional<Rule> rule(String ruleId) {
        return rules.stream().filter(rule -> rule.id().equals(ruleId)).findFirst();
    }

    @Override
    public String toString() {
        return "PolicySet[" + id + " " + version + "]";
    }
}
