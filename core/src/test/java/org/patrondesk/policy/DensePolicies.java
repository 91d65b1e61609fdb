package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.patrondesk.journal.StoredObject;

/** Policies whose rules each have two ranges on every one of ten attributes: exact subtraction would fill the memory. */
public final class DensePolicies {
    private static final int ATTRIBUTES = 10;

    private DensePolicies() {}

    /** So many rules of one box each. */
    public static StoredObject simple(long seed, int rules) {
        return policy(new Random(seed), rules, false);
    }

    /** So many rules that each hold in two places but for an exception, so that each is cut into many boxes. */
    public static StoredObject cut(long seed, int rules) {
        return policy(new Random(seed), rules, true);
    }

    private static StoredObject policy(Random random, int rules, boolean cut) {
        Map<String, Object> attributes = new HashMap<>();
        for (int i = 0; i < ATTRIBUTES; i++) {
            attributes.put("a" + i, Map.of("int", "0..999", "changeable", i % 2 == 0));
        }
        List<Map<String, Object>> written = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            Map<String, Object> rule =
                    new HashMap<>(Map.of("id", "r" + i, "decide", i % 2 == 0 ? "no" : "conditional"));
            rule.put("when", cut ? List.of(sides(random, ATTRIBUTES), sides(random, 6)) : sides(random, ATTRIBUTES));
            if (cut) {
                rule.put("unless", sides(random, 5));
                rule.put("require", List.of("require-" + i % 5));
            }
            written.add(rule);
        }
        return StoredObject.ofMap(Map.of(
                "policySet",
                "dense",
                "version",
                "1",
                "philosophy",
                Map.of("default", "yes"),
                "attributes",
                attributes,
                "rules",
                written));
    }

    private static Map<String, Object> sides(Random random, int attributes) {
        Map<String, Object> sides = new HashMap<>();
        for (int i = 0; i < attributes; i++) {
            int low = random.nextInt(400);
            int high = 500 + random.nextInt(400);
            sides.put("a" + i, List.of(low + ".." + (low + 90), high + ".." + (high + 90)));
        }
        return sides;
    }
}
