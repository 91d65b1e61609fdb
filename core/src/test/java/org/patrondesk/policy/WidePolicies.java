package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.schema.PolicyReader;

/** Random policies over attributes of every kind, with rules that begin and end, of any precedence. */
final class WidePolicies {
    private static final List<String> OUTCOMES = List.of("yes", "conditional", "no", "refer");
    private static final List<String> PRESETS = List.of("first", "last", "koha", "folio", "evergreen");
    private static final List<String> TIERS = List.of("board", "house", "desk");

    private final Random random;
    private final Map<String, WideAttribute> attributes;
    private final WideAttribute.Ordered days;
    private final List<String> ids;

    /** @param bounds how many different bounds the rules have on each attribute that has an order */
    WidePolicies(Random random, int bounds) {
        this.random = random;
        this.attributes = WideAttribute.all(random, bounds);
        this.days = WideAttribute.days(random, bounds);
        this.ids = new ArrayList<>(attributes.keySet());
        Collections.shuffle(ids, random);
    }

    /** The tree of a policy with so many rules. */
    StoredObject tree(int rules) {
        Map<String, Object> definitions = new TreeMap<>();
        attributes.forEach((id, attribute) -> definitions.put(id, attribute.definition()));
        List<Object> written = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            written.add(rule(i));
        }
        Map<String, Object> policy = new HashMap<>(Map.of(
                "policySet", "wide", "version", "1", "philosophy", Map.of("default", OUTCOMES.get(random.nextInt(4)))));
        policy.put("tiers", TIERS);
        policy.put("precedence", precedence());
        policy.put("attributes", definitions);
        policy.put("attributeOrder", ids);
        policy.put("rules", written);
        if (random.nextInt(3) == 0) {
            policy.put("tier", TIERS.get(random.nextInt(3)));
        }
        if (random.nextInt(3) == 0) {
            policy.put("outputs", random.nextBoolean() ? "together" : "each");
        }
        return readable(StoredObject.ofMap(policy));
    }

    /** Exceptions that leave nothing of their rule are refused, which other tests show, and left out here. */
    private static StoredObject readable(StoredObject tree) {
        try {
            PolicyReader.read(tree);
            return tree;
        } catch (PolicyProblem never) {
            if (!never.sentence().contains("can never hold")) {
                throw never;
            }
            List<Object> rules = new ArrayList<>(tree.list("rules"));
            int at = Integer.parseInt(never.place().substring("/rules/".length()));
            Map<String, Object> rule = new HashMap<>();
            for (String key : ((StoredObject) rules.get(at)).keys()) {
                rule.put(key, ((StoredObject) rules.get(at)).value(key).orElseThrow());
            }
            rule.remove("unless");
            rules.set(at, rule);
            return readable(tree.with("rules", rules));
        }
    }

    private Object precedence() {
        if (random.nextBoolean()) {
            return PRESETS.get(random.nextInt(PRESETS.size()));
        }
        List<String> regulations = new ArrayList<>(List.of(
                "tier",
                "weight",
                "specificity",
                "specificity(" + some() + ")",
                "criterium",
                "criterium(" + some() + ")",
                "number-of-criteria",
                "score",
                "score(" + weights() + ")",
                "newest",
                "id",
                "first",
                "last"));
        Collections.shuffle(regulations, random);
        return List.copyOf(regulations.subList(0, 1 + random.nextInt(5)));
    }

    private String some() {
        List<String> some = new ArrayList<>(ids);
        Collections.shuffle(some, random);
        return String.join(", ", some.subList(0, 1 + random.nextInt(4)));
    }

    private String weights() {
        List<String> weights = new ArrayList<>();
        for (String id : some().split(", ", -1)) {
            weights.add(id + "=" + random.nextInt(12) + (random.nextBoolean() ? ".5" : ""));
        }
        return String.join(", ", weights);
    }

    /** Ids are numbers, one of them with a nought before it, and words. */
    private String id(int i) {
        return switch (i % 3) {
            case 0 -> Integer.toString(i);
            case 1 -> "0" + (i + 2);
            default -> "rule-" + i;
        };
    }

    private Map<String, Object> rule(int i) {
        Map<String, Object> rule = new HashMap<>(Map.of("id", id(i)));
        if (random.nextInt(3) == 0) {
            rule.put("tier", TIERS.get(random.nextInt(3)));
        }
        if (random.nextInt(3) == 0) {
            rule.put("weight", random.nextInt(4) - 1);
        }
        if (random.nextInt(3) == 0) {
            rule.put("effective", days.range(random));
        }
        if (random.nextInt(4) > 0) {
            rule.put("decide", OUTCOMES.get(random.nextInt(4)));
        }
        if (random.nextInt(3) == 0) {
            rule.put("require", List.of(random.nextBoolean() ? "deposit" : "form"));
        }
        if (random.nextInt(3) == 0 || !(rule.containsKey("decide") || rule.containsKey("require"))) {
            rule.put("set", Map.of(random.nextBoolean() ? "days" : "fine", random.nextInt(3)));
        }
        if (random.nextInt(4) == 0) {
            rule.put("instead", List.of("something"));
        }
        if (random.nextInt(8) > 0) {
            rule.put("when", random.nextInt(4) == 0 ? List.of(conjunction(3), conjunction(2)) : conjunction(3));
        }
        if (random.nextInt(6) == 0) {
            rule.put("unless", conjunction(2));
        }
        return rule;
    }

    private Map<String, Object> conjunction(int most) {
        Map<String, Object> conjunction = new HashMap<>();
        int named = 1 + random.nextInt(most);
        for (int i = 0; i < named; i++) {
            String id = ids.get(random.nextInt(ids.size()));
            conjunction.put(id, Objects.requireNonNull(attributes.get(id)).constraint(random));
        }
        return conjunction;
    }

    /** Facts at or beside the bounds of rules, every one given. */
    Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>();
        attributes.forEach((id, attribute) -> facts.put(id, attribute.fact(random)));
        return facts;
    }

    /** A day at or beside the first or last day of rules. */
    String day() {
        return (String) days.fact(random);
    }

    /** Values of the attribute, or of the day, of which every rule tells one from any other value. */
    List<Object> kinds(String id) {
        return id.equals("as-of")
                ? days.kinds()
                : Objects.requireNonNull(attributes.get(id)).kinds();
    }

    List<String> ids() {
        return ids;
    }
}
