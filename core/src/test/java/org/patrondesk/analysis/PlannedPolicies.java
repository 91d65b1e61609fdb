package org.patrondesk.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.policy.PolicyTrees;
import org.patrondesk.schema.PolicyReader;

/** Random small policies with days, reviews, offerings, bands and lists of regulations. */
final class PlannedPolicies {
    private static final List<List<String>> LISTS = List.of(
            List.of("tier", "newest", "first"),
            List.of("weight", "number-of-criteria", "id"),
            List.of("specificity(card, place)", "last"),
            List.of("score(place=3, card=2.5)"));
    private static final List<String> DAYS = List.of("2020-01-01..", "..2026-11-20", "2026-11-21..", "2027-01-01..");
    private static final List<Map<String, Object>> NEEDS = List.of(
            Map.of("card", "child"),
            Map.of("place", "north", "local", true),
            Map.of("loans", "1..2"),
            Map.of("card", List.of("adult", "child"), "place", "pier"),
            Map.of());

    private PlannedPolicies() {}

    static Policy of(long seed) {
        for (long next = seed; ; next += 1_000_003) {
            try {
                return Policy.ofKept(PolicyReader.read(tree(next)));
            } catch (PolicyProblem never) {
                if (!never.sentence().contains("can never hold")) {
                    throw never;
                }
            }
        }
    }

    private static StoredObject tree(long seed) {
        Random random = new Random(seed);
        StoredObject tree = PolicyTrees.random(seed);
        List<Object> rules = new ArrayList<>();
        for (Object each : tree.list("rules")) {
            StoredObject rule = (StoredObject) each;
            if (random.nextInt(4) == 0) {
                rule = rule.with("effective", DAYS.get(random.nextInt(DAYS.size())));
            }
            rules.add(random.nextInt(6) == 0 ? rule.with("review", "2026-0" + (1 + random.nextInt(9)) + "-01") : rule);
        }
        // A rule said twice, somewhere, so that what is redundant or shadowed is not rare.
        if (!rules.isEmpty() && random.nextInt(3) == 0) {
            StoredObject again = (StoredObject) rules.get(random.nextInt(rules.size()));
            rules.add(random.nextInt(rules.size() + 1), again.with("id", "rule-again"));
        }
        List<Object> offerings = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            offerings.add(Map.of(
                    "id",
                    "offering-" + i,
                    "needs",
                    NEEDS.get(random.nextInt(NEEDS.size())),
                    "must",
                    List.of("be-possible", "always", "never").get(random.nextInt(3))));
        }
        tree = tree.with("rules", rules).with("offerings", offerings);
        if (random.nextInt(5) == 0) {
            tree = tree.with("precedence", LISTS.get(random.nextInt(LISTS.size())));
        }
        return random.nextInt(5) == 0 ? tree.with("attributes", banded()) : tree;
    }

    private static Map<String, Object> banded() {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("place", Map.of("tree", Map.of("north", List.of("desk-1", "desk-2"), "south", List.of("pier"))));
        attributes.put("card", Map.of("enum", List.of("adult", "child")));
        attributes.put("local", Map.of("boolean", true));
        attributes.put("loans", Map.of("int", "0..3", "personal", true, "bands", List.of(0, 1, 2, 3)));
        return attributes;
    }
}
