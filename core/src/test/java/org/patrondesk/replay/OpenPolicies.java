package org.patrondesk.replay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyTrees;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Facts;

/** Random policies of every precedence over a tree and long axes, and decisions of which most lack some facts. */
final class OpenPolicies {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final List<String> PRESETS = List.of("first", "last", "koha", "folio", "evergreen");
    private static final List<String> OUTCOMES = List.of("no", "yes", "refer", "conditional");
    private static final List<String> UNKNOWN = List.of("ask", "ask", "no", "refer", "conditional", "yes");
    private static final List<String> NODES = List.of("north", "south", "desk-1", "desk-2", "pier", "attic");
    private static final List<String> KINDS = List.of("a", "b", "c", "d");

    private static final int ALIKE = 100;

    private final Random random;
    private final List<String> outcomes = new ArrayList<>(OUTCOMES);

    private final boolean alike;

    /** Many policies decide alike nearly everywhere, so that all points agree though facts are unknown. */
    OpenPolicies(long seed) {
        this.random = new Random(seed);
        this.alike = random.nextBoolean();
        if (alike) {
            outcomes.addAll(Collections.nCopies(ALIKE, pick(OUTCOMES)));
        }
    }

    /** The tree of a policy that can be read, with so many rules. */
    StoredObject tree(int least, int most) {
        return Logs.readable(() -> {
            List<Map<String, Object>> rules = new ArrayList<>();
            int n = least + random.nextInt(most - least + 1);
            for (int i = 0; i < n; i++) {
                rules.add(rule("rule-" + i));
            }
            return StoredObject.ofMap(Map.of(
                    "policySet",
                    "open",
                    "version",
                    "1",
                    "precedence",
                    pick(PRESETS),
                    "outputs",
                    random.nextBoolean() ? "together" : "each",
                    "philosophy",
                    Map.of("default", pick(outcomes), "unknownFact", pick(UNKNOWN)),
                    "attributes",
                    Map.of(
                            "place",
                            Map.of(
                                    "tree",
                                    Map.of("north", List.of("desk-1", "desk-2", "attic"), "south", List.of("pier"))),
                            "kind",
                            Map.of("enum", KINDS),
                            "age",
                            Map.of("int", "0..120", "personal", true, "bands", List.of(7, 18, 65)),
                            "count",
                            Map.of("int", "0..5000"),
                            "local",
                            Map.of("boolean", true)),
                    "rules",
                    rules));
        });
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private boolean once(int in) {
        return random.nextInt(alike ? in * in : in) == 0;
    }

    private Map<String, Object> rule(String id) {
        Map<String, Object> rule = new HashMap<>(Map.of("id", id, "decide", pick(outcomes)));
        if (once(8)) {
            rule.remove("decide");
            rule.put("set", Map.of("days", random.nextInt(2)));
        } else if (once(6)) {
            rule.put("set", Map.of(random.nextBoolean() ? "days" : "fine", random.nextInt(2)));
        }
        if (once(5)) {
            rule.put("require", List.of(random.nextBoolean() ? "deposit" : "form"));
            if (once(3)) {
                rule.remove("decide");
            }
        }
        if (once(6)) {
            rule.put("instead", List.of("something"));
        }
        if (once(8)) {
            rule.put("weight", random.nextInt(2));
        }
        if (once(10)) {
            rule.put("effective", random.nextBoolean() ? "2026-01-01.." : "..2026-06-30");
        }
        if (random.nextInt(10) > 0) {
            rule.put("when", random.nextInt(4) == 0 ? List.of(condition(), condition()) : condition());
        }
        if (random.nextInt(4) == 0) {
            rule.put("unless", random.nextBoolean() ? condition() : Map.of("count", range(100, 200)));
        }
        return rule;
    }

    private Map<String, Object> condition() {
        Map<String, Object> condition = new HashMap<>();
        if (random.nextInt(3) == 0) {
            condition.put("place", random.nextBoolean() ? pick(NODES) : List.of(pick(NODES), pick(NODES)));
        }
        if (random.nextInt(3) == 0) {
            condition.put("kind", KINDS.subList(0, 1 + random.nextInt(3)));
        }
        if (random.nextInt(3) == 0) {
            condition.put("age", pick(List.of("..6", "18..", "7..17")));
        }
        if (random.nextInt(2) == 0) {
            condition.put(
                    "count", random.nextBoolean() ? range(0, 4_000) : List.of(range(0, 900), range(1_000, 2_000)));
        }
        if (random.nextInt(4) == 0) {
            condition.put("local", random.nextBoolean());
        }
        return condition;
    }

    private String range(int low, int width) {
        int from = low + random.nextInt(width);
        return from + ".." + Math.min(5_000, from + random.nextInt(width));
    }

    /** Decisions of which each fact is unknown as often as this, and many places are told by an inner node. */
    List<Recorded> log(Policy policy, int n, double unknown) {
        return IntStream.range(0, n)
                .mapToObj(i -> {
                    Map<String, Object> told = new HashMap<>();
                    told.put("place", pick(NODES));
                    told.put("kind", random.nextInt(6) == 0 ? "else" : pick(KINDS));
                    told.put("age", random.nextInt(100));
                    told.put("count", random.nextInt(5_001));
                    told.put("local", random.nextBoolean());
                    told.keySet().removeIf(attribute -> random.nextDouble() < unknown);
                    return recorded(policy, policy.set().vocabulary().facts(told));
                })
                .toList();
    }

    /** Decisions under a small policy, of which each fact is unknown as often as this. */
    List<Recorded> smallLog(Policy policy, int n, double unknown) {
        List<Map<String, Object>> requests = PolicyTrees.requests();
        return IntStream.range(0, n)
                .mapToObj(i -> {
                    Map<String, Object> told = new HashMap<>(pick(requests));
                    told.keySet().removeIf(attribute -> random.nextDouble() < unknown);
                    return recorded(policy, policy.set().vocabulary().facts(told));
                })
                .toList();
    }

    private static Recorded recorded(Policy policy, Facts facts) {
        Verdict verdict = policy.decide(policy.set().vocabulary().on(DAY, facts));
        return new Recorded(
                verdict.outcome(), verdict.rule(), facts, DAY, policy.set().vocabulary(), true);
    }
}
