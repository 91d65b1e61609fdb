package org.patrondesk.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.box.Intervals;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Condition;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Rule;
import org.patrondesk.vocabulary.Span;

/**
 * One small change of a policy. Immutable.
 *
 * @param alternative which of the rule's conditions, from 0; 0 where the edit is of the whole rule
 * @param attribute empty where the edit is of the whole rule
 * @param value the value dropped or added; for a moved bound the range that is taken away or added
 * @param written what the attribute must be after the edit, as a policy file writes it
 */
public record Edit(Kind kind, String rule, int alternative, String attribute, String value, List<Object> written) {
    /** What is done. */
    public enum Kind {
        /** The rule is taken out. */
        DELETE_RULE,
        /** The rule decides yes. */
        DECIDE_YES,
        /** A condition no longer names a value. */
        DROP_VALUE,
        /** A condition names one value more. */
        ADD_VALUE,
        /** One end of a range is moved inward to the next cut: where a rule begins or ends, or a band does. */
        MOVE_BOUND_IN,
        /** One end of a range is moved outward to the next cut. */
        MOVE_BOUND_OUT;

        private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /** The stable word, such as {@code move-bound-in}. */
        public String code() {
            return code;
        }
    }

    public Edit {
        written = List.copyOf(written);
    }

    /** An edit of a whole rule. */
    static Edit ofRule(Kind kind, String rule) {
        return new Edit(kind, rule, 0, "", "", List.of());
    }

    /**
     * The policy's tree after the edit, without examples: those that the edit is to change would refuse it.
     *
     * @param tree of a policy file, or its stored form
     * @throws IllegalArgumentException when the tree has no such rule
     */
    public StoredObject applyTo(StoredObject tree) {
        List<Object> rules = new ArrayList<>();
        boolean found = false;
        for (Object each : tree.list("rules")) {
            StoredObject other = (StoredObject) each;
            boolean meant = other.text("id").equals(rule);
            found |= meant;
            if (!meant) {
                rules.add(other);
            } else if (kind != Kind.DELETE_RULE) {
                rules.add(kind == Kind.DECIDE_YES ? other.with("decide", "yes") : rewritten(other));
            }
        }
        if (!found) {
            throw new IllegalArgumentException("The policy has no rule '" + rule + "'.");
        }
        return tree.with("rules", rules).with("expect", List.of());
    }

    /**
     * The rule after the edit; nothing where it is taken out.
     *
     * @param places what the attribute must be after the edit; of no meaning where the edit is of the whole rule
     */
    Optional<Rule> applyTo(Rule other, Intervals places) {
        return switch (kind) {
            case DELETE_RULE -> Optional.empty();
            case DECIDE_YES -> Optional.of(with(other, other.when(), Optional.of(Outcome.YES)));
            default -> {
                List<Condition> when = new ArrayList<>(other.when());
                when.set(alternative, edited(when.get(alternative), places));
                yield Optional.of(with(other, when, other.decide()));
            }
        };
    }

    private Condition edited(Condition condition, Intervals places) {
        List<Span> spans = new ArrayList<>();
        places.eachRange((low, high) -> spans.add(new Span(low, high)));
        Map<String, Condition.Side> sides = new LinkedHashMap<>(condition.sides());
        sides.computeIfPresent(
                attribute,
                (id, side) -> new Condition.Side(
                        spans,
                        side.nodes().isEmpty()
                                ? List.of()
                                : written.stream().map(String::valueOf).toList()));
        return new Condition(sides);
    }

    private static Rule with(Rule rule, List<Condition> when, Optional<Outcome> decide) {
        return new Rule(
                rule.id(),
                rule.tier(),
                rule.weight(),
                rule.effective(),
                when,
                rule.unless(),
                decide,
                rule.set(),
                rule.require(),
                rule.instead(),
                rule.override(),
                rule.words());
    }

    private StoredObject rewritten(StoredObject other) {
        Object when = other.value("when").orElseThrow();
        if (when instanceof StoredObject condition) {
            return other.with("when", condition.with(attribute, written));
        }
        List<Object> conditions = new ArrayList<>((List<?>) when);
        conditions.set(alternative, ((StoredObject) conditions.get(alternative)).with(attribute, written));
        return other.with("when", conditions);
    }
}
