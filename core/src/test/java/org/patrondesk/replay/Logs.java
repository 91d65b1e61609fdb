package org.patrondesk.replay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.PolicyTrees;
import org.patrondesk.policy.Verdict;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.vocabulary.Facts;

/** Random policies over long and short axes, and logs of random decisions. */
public final class Logs {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final List<String> OUTCOMES = List.of("yes", "no", "conditional", "refer");
    private static final List<String> KINDS = List.of("a", "b", "c", "d");

    private final Random random;

    public Logs(long seed) {
        this.random = new Random(seed);
    }

    /** A policy with long axes, on which buckets are cut, and one of days. */
    public StoredObject wide() {
        List<Map<String, Object>> rules = new ArrayList<>();
        int n = 1 + random.nextInt(8);
        for (int i = 0; i < n; i++) {
            rules.add(rule("rule-" + i));
        }
        return StoredObject.ofMap(Map.of(
                "policySet",
                "wide",
                "version",
                "1",
                "precedence",
                List.of("first", "last", "koha", "folio").get(random.nextInt(4)),
                "philosophy",
                Map.of("default", OUTCOMES.get(random.nextInt(2))),
                "attributes",
                Map.of(
                        "kind", Map.of("enum", KINDS),
                        "age", Map.of("int", "0..120", "personal", true, "bands", List.of(7, 18, 65)),
                        "count", Map.of("int", "0..5000"),
                        "fee", Map.of("money", "USD")),
                "rules",
                rules));
    }

    /** The same policy after an edit of one of its rules, or with one more or one less. */
    public StoredObject edited(StoredObject tree) {
        List<Object> rules = new ArrayList<>(tree.list("rules"));
        int at = random.nextInt(rules.size());
        switch (random.nextInt(4)) {
            case 0 -> rules.add(at, StoredObject.ofMap(rule("rule-new")));
            case 1 -> rules.remove(at);
            case 2 -> rules.add(random.nextInt(rules.size()), rules.remove(at));
            default -> rules.set(at, StoredObject.ofMap(rule(((StoredObject) rules.get(at)).text("id"))));
        }
        return tree.with("rules", rules);
    }

    private Map<String, Object> rule(String id) {
        Map<String, Object> rule = new HashMap<>(Map.of("id", id, "decide", OUTCOMES.get(random.nextInt(4))));
        if (random.nextInt(4) == 0) {
            rule.put("instead", List.of("something"));
        }
        if (random.nextInt(6) == 0) {
            rule.remove("decide");
            rule.put("require", List.of("deposit"));
        }
        if (random.nextInt(8) > 0) {
            rule.put("when", random.nextInt(3) == 0 ? List.of(condition(), condition()) : condition());
        }
        if (random.nextInt(5) == 0) {
            rule.put("unless", Map.of("count", range(100, 200)));
        }
        return rule;
    }

    private Map<String, Object> condition() {
        Map<String, Object> condition = new HashMap<>();
        if (random.nextBoolean()) {
            condition.put("kind", KINDS.subList(0, 1 + random.nextInt(3)));
        }
        if (random.nextInt(3) == 0) {
            condition.put("age", List.of("..6", "18..", "7..17").get(random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            condition.put("count", List.of(range(0, 900), range(1000, 2000)));
        }
        if (random.nextInt(3) == 0) {
            condition.put("fee", random.nextInt(9) + ".50.." + (10 + random.nextInt(40)) + ".00");
        }
        return condition;
    }

    private String range(int low, int width) {
        int from = low + random.nextInt(width);
        return from + ".." + (from + random.nextInt(width));
    }

    /** Decisions under a wide policy; some facts are unknown. */
    public List<Recorded> wideLog(Policy then, int n) {
        return log(then, n, () -> {
            Map<String, Object> facts = new HashMap<>();
            facts.put("kind", random.nextInt(6) == 0 ? "else" : KINDS.get(random.nextInt(4)));
            facts.put("age", random.nextInt(100));
            facts.put("count", random.nextInt(5_001));
            facts.put("fee", random.nextInt(50) + ".00");
            facts.keySet().removeIf(attribute -> random.nextInt(40) == 0);
            return facts;
        });
    }

    /** Decisions under a small policy; many facts are unknown. */
    public List<Recorded> smallLog(Policy then, int n) {
        List<Map<String, Object>> requests = PolicyTrees.requests();
        return log(then, n, () -> {
            Map<String, Object> facts = new HashMap<>(requests.get(random.nextInt(requests.size())));
            facts.keySet().removeIf(attribute -> random.nextInt(8) == 0);
            return facts;
        });
    }

    private List<Recorded> log(Policy then, int n, Supplier<Map<String, Object>> request) {
        PolicySet set = then.set();
        return IntStream.range(0, n)
                .mapToObj(i -> {
                    Facts facts = set.vocabulary().facts(request.get());
                    Verdict verdict = then.decide(facts);
                    boolean computed = random.nextInt(50) > 0;
                    return new Recorded(verdict.outcome(), verdict.rule(), facts, DAY, set.vocabulary(), computed);
                })
                .toList();
    }

    public static DecisionLog of(Policy policy, List<Recorded> decisions) {
        DecisionLog.Builder builder = new DecisionLog.Builder(policy.set().vocabulary());
        decisions.forEach(builder::add);
        return builder.build();
    }

    public static Replay.Report streamed(Policy policy, List<Recorded> decisions) {
        Replay replay = new Replay(policy);
        decisions.forEach(replay::add);
        return replay.report();
    }

    /** Decisions on these facts, as the policy takes them. */
    public static List<Recorded> said(Policy then, List<Facts> facts) {
        return facts.stream()
                .map(each -> {
                    Verdict verdict = then.decide(each);
                    return new Recorded(
                            verdict.outcome(),
                            verdict.rule(),
                            each,
                            DAY,
                            then.set().vocabulary(),
                            true);
                })
                .toList();
    }

    /** The first of these trees that has rules, each of which can hold somewhere. */
    public static StoredObject readable(Supplier<StoredObject> trees) {
        while (true) {
            StoredObject tree = trees.get();
            try {
                if (!policy(tree).set().rules().isEmpty()) {
                    return tree;
                }
            } catch (PolicyProblem never) {
                // A rule whose exception takes all of it away is refused.
                if (!never.sentence().contains("can never hold")) {
                    throw never;
                }
            }
        }
    }

    public static Policy policy(StoredObject tree) {
        return Policy.of(PolicyReader.read(tree));
    }
}
