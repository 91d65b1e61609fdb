package org.patrondesk.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.schema.PolicyReader;

/**
 * Two random policies whose attributes differ in name, kind, words, bands or range.
 *
 * @param common every value that is fully known to both, by the attribute's id in the later policy or, where only the
 *     earlier has it, in that one
 * @param former the earlier policy's ids, by those of {@code common}; no entry where only the later policy has it
 * @param later those of {@code common} that the later policy has
 */
record UnlikePolicies(
        StoredObject before,
        StoredObject after,
        Map<String, List<Object>> common,
        Map<String, String> former,
        List<String> later) {
    /** A request as the earlier policy takes it, or the later one: under its ids, without what it does not ask. */
    Map<String, Object> asked(Map<String, Object> request, boolean earlier) {
        Map<String, Object> asked = new HashMap<>();
        request.forEach((id, value) -> {
            if (earlier && former.containsKey(id)) {
                asked.put(Objects.requireNonNull(former.get(id)), value);
            } else if (!earlier && later.contains(id)) {
                asked.put(id, value);
            }
        });
        return asked;
    }

    /** How a policy declares an attribute, and what its rules may say about it. */
    private record Declared(Map<String, Object> definition, List<Object> written) {
        Declared formerly(String... ids) {
            Map<String, Object> renamed = new HashMap<>(definition);
            renamed.put("was", List.of(ids));
            return new Declared(renamed, written);
        }
    }

    private static final Declared CARDS =
            new Declared(Map.of("enum", List.of("adult", "child")), List.of("adult", "child", "other"));
    private static final Declared MORE_CARDS =
            new Declared(Map.of("enum", List.of("staff", "child", "teen")), List.of("staff", "child", "teen", "other"));
    private static final Declared DESKS = new Declared(
            Map.of("tree", Map.of("north", List.of("desk-1", "desk-2"), "south", List.of())),
            List.of("north", "desk-1", "desk-2", "south", "other"));
    /** What was a branch has become a desk's word, what was a desk has got two of its own. */
    private static final Declared OTHER_DESKS = new Declared(
            Map.of("tree", Map.of("east", List.of("desk-1"), "desk-2", List.of("left", "right"))),
            List.of("east", "desk-1", "desk-2", "left", "other"));

    private static final Declared LIST_OF_DESKS = new Declared(
            Map.of("enum", List.of("desk-1", "south", "pier")), List.of("desk-1", "south", "pier", "other"));
    private static final Declared AGES = new Declared(Map.of("int", "0..6"), List.of(0, 2, "1..3", "4..", "..5"));
    private static final Declared FEWER_AGES = new Declared(Map.of("int", "2..9"), List.of(2, 9, "3..5", "6..", "..8"));
    private static final Declared BANDS = new Declared(
            Map.of("int", "0..6", "personal", true, "bands", List.of(2, 4)),
            List.of("..1", "2..3", "4..", "..3", "2.."));
    private static final Declared OTHER_BANDS =
            new Declared(Map.of("int", "0..6", "personal", true, "bands", List.of(3)), List.of("..2", "3.."));
    private static final Declared FLAG = new Declared(Map.of("boolean", true), List.of(true, false));

    static UnlikePolicies random(long seed) {
        Random random = new Random(seed);
        Making making = new Making(random);
        cards(random, making);
        switch (random.nextInt(4)) {
            case 0 -> making.both("place", "place", DESKS, DESKS, List.of("desk-1", "desk-2", "south", "other"));
            case 1 ->
                making.both("place", "place", DESKS, OTHER_DESKS, List.of("desk-1", "south", "left", "right", "other"));
            case 2 ->
                making.both(
                        "place",
                        "desk",
                        DESKS,
                        LIST_OF_DESKS.formerly("place"),
                        List.of("desk-1", "desk-2", "south", "pier", "other"));
            default ->
                making.both(
                        "place",
                        "place",
                        LIST_OF_DESKS,
                        OTHER_DESKS,
                        List.of("desk-1", "south", "pier", "left", "right", "other"));
        }
        ages(random, making);
        switch (random.nextInt(3)) {
            case 0 -> making.both("local", "local", FLAG, FLAG, List.of(false, true));
            case 1 -> making.earlier("local", FLAG, List.of(false, true));
            default -> making.later("local", FLAG, List.of(false, true));
        }
        return making.policies();
    }

    private static void cards(Random random, Making making) {
        List<Object> words = List.of("adult", "child", "other");
        switch (random.nextInt(7)) {
            case 0 -> making.both("card", "card", CARDS, CARDS, words);
            case 1 ->
                making.both("card", "card", CARDS, MORE_CARDS, List.of("adult", "child", "staff", "teen", "other"));
            case 2 -> making.both("card", "patron", CARDS, CARDS.formerly("card"), words);
            // Going back to the name from before: the earlier policy knows that it once was the later one's.
            case 3 -> making.both("patron", "card", CARDS.formerly("card"), CARDS, words);
            // Of two attributes that became one, the one it names first goes on.
            case 4 -> {
                making.both("card", "patron", CARDS, CARDS.formerly("card", "kind"), words);
                making.earlier("kind", CARDS, words);
            }
            // Of two attributes that were one, the first goes on.
            case 5 -> {
                making.both("patron", "card", CARDS.formerly("card", "kind"), CARDS, words);
                making.later("kind", CARDS, words);
            }
            // An id that both have is the same attribute, whatever else it has been called.
            default -> {
                making.both("patron", "patron", CARDS, CARDS.formerly("card"), words);
                making.earlier("card", CARDS, words);
            }
        }
    }

    private static void ages(Random random, Making making) {
        List<Object> all = List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L);
        switch (random.nextInt(5)) {
            case 0 -> making.both("age", "age", AGES, BANDS, all);
            case 1 -> making.both("age", "years", BANDS, OTHER_BANDS.formerly("age"), all);
            case 2 -> making.both("age", "age", AGES, FEWER_AGES, all.subList(2, 7));
            case 3 -> making.both("age", "age", FEWER_AGES, OTHER_BANDS, all.subList(2, 7));
            // Where both keep the same bands a request has one of them.
            default -> making.both("age", "age", BANDS, BANDS, List.of("0..1", "2..3", "4..6"));
        }
    }

    /** The two as they grow. */
    private static final class Making {
        private final Random random;
        private final Map<String, Declared> old = new LinkedHashMap<>();
        private final Map<String, Declared> now = new LinkedHashMap<>();
        private final Map<String, List<Object>> common = new LinkedHashMap<>();
        private final Map<String, String> former = new HashMap<>();

        Making(Random random) {
            this.random = random;
        }

        void both(String before, String after, Declared then, Declared later, List<?> values) {
            old.put(before, then);
            now.put(after, later);
            common.put(after, List.copyOf(values));
            former.put(after, before);
        }

        void earlier(String id, Declared then, List<Object> values) {
            old.put(id, then);
            common.put(id, values);
            former.put(id, id);
        }

        void later(String id, Declared later, List<Object> values) {
            now.put(id, later);
            common.put(id, values);
        }

        UnlikePolicies policies() {
            return new UnlikePolicies(policy(old), policy(now), common, former, List.copyOf(now.keySet()));
        }

        private StoredObject policy(Map<String, Declared> declared) {
            Map<String, Object> attributes = new HashMap<>();
            declared.forEach((id, each) -> attributes.put(id, each.definition()));
            while (true) {
                List<Object> rules = new ArrayList<>();
                for (int i = random.nextInt(6); i > 0; i--) {
                    rules.add(rule("rule-" + i, declared));
                }
                StoredObject policy = StoredObject.ofMap(Map.of(
                        "policySet",
                        "unlike",
                        "version",
                        "1",
                        "philosophy",
                        Map.of("default", outcome()),
                        "precedence",
                        random.nextInt(3) == 0 ? "folio" : "koha",
                        "attributes",
                        attributes,
                        "attributeOrder",
                        List.copyOf(declared.keySet()),
                        "rules",
                        rules));
                if (isReadable(policy)) {
                    return policy;
                }
            }
        }

        private static boolean isReadable(StoredObject policy) {
            try {
                PolicyReader.read(policy);
                return true;
            } catch (PolicyProblem never) {
                if (!never.sentence().contains("can never hold")) {
                    throw never;
                }
                return false;
            }
        }

        private String outcome() {
            return List.of("yes", "conditional", "no", "refer").get(random.nextInt(4));
        }

        private Map<String, Object> rule(String id, Map<String, Declared> declared) {
            Map<String, Object> rule = new HashMap<>(Map.of("id", id));
            if (random.nextInt(4) > 0) {
                rule.put("decide", outcome());
            }
            if (random.nextInt(3) == 0 || !rule.containsKey("decide")) {
                rule.put("require", List.of(random.nextBoolean() ? "deposit" : "form"));
            }
            if (random.nextInt(3) == 0) {
                rule.put("set", Map.of("days", random.nextInt(2)));
            }
            if (random.nextInt(3) == 0) {
                rule.put("effective", random.nextBoolean() ? "..2026-11-20" : "2026-11-21..2026-11-25");
            }
            rule.put("when", conjunction(declared));
            if (random.nextInt(4) == 0) {
                rule.put("unless", conjunction(declared));
            }
            return rule;
        }

        private Map<String, Object> conjunction(Map<String, Declared> declared) {
            Map<String, Object> conjunction = new HashMap<>();
            List<String> ids = List.copyOf(declared.keySet());
            for (int i = random.nextInt(4); i > 0; i--) {
                String id = ids.get(random.nextInt(ids.size()));
                List<Object> written = Objects.requireNonNull(declared.get(id)).written();
                Object one = written.get(random.nextInt(written.size()));
                Object other = written.get(random.nextInt(written.size()));
                conjunction.put(id, random.nextInt(3) == 0 && !one.equals(other) ? List.of(one, other) : one);
            }
            return conjunction;
        }
    }
}
