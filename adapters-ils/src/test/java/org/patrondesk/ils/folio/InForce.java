package org.patrondesk.ils.folio;

import java.util.HashMap;
import java.util.Map;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Domain;

/** An imported policy, read and compiled; what a test does not say of a request is something that is not listed. */
final class InForce {
    private final Policy policy;

    InForce(StoredObject tree) {
        policy = Policy.of(PolicyReader.read(tree));
    }

    Verdict decide(Map<String, String> given) {
        Map<String, Object> facts = new HashMap<>();
        for (Attribute attribute : policy.set().vocabulary().attributes()) {
            facts.put(attribute.id(), given.getOrDefault(attribute.id(), Domain.OTHER));
        }
        return policy.decide(policy.set().vocabulary().facts(facts));
    }

    /** The line that decides. */
    String source(Map<String, String> given) {
        return decide(given).determining().orElseThrow().source();
    }
}
