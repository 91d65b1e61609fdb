package org.patrondesk.policy;

import java.util.List;
import org.patrondesk.box.Intervals;

/** Turns what a rule says about one attribute into places on its axis. */
final class Constraint {
    private Constraint() {}

    static Intervals whole(Domain domain) {
        return Intervals.of(domain.low(), domain.high());
    }

    /**
     * The places that a value, a range {@code low..high} with both ends included, or a list of them names.
     *
     * @throws IllegalArgumentException ending a sentence that names the attribute
     */
    static Intervals of(Domain domain, Object written) {
        if (written instanceof List<?> items) {
            if (items.isEmpty()) {
                throw new IllegalArgumentException("has an empty list; name at least one value or leave it out");
            }
            return Intervals.union(
                    items.stream().map(item -> item(domain, item)).toList());
        }
        return item(domain, written);
    }

    private static Intervals item(Domain domain, Object item) {
        if (domain instanceof Domain.Choice choice) {
            return word(choice, item);
        }
        if (item instanceof String text && text.contains("..")) {
            return range(domain, text);
        }
        return Intervals.point(domain.ordinal(item));
    }

    private static Intervals word(Domain.Choice choice, Object item) {
        if (!Domain.OTHER.equals(item) && !choice.values().contains(item)) {
            throw new IllegalArgumentException(
                    "does not list the value '" + item + "'" + Suggestion.among(choice.values(), String.valueOf(item)));
        }
        return Intervals.point(choice.ordinal(item));
    }

    private static Intervals range(Domain domain, String text) {
        int dots = text.indexOf("..");
        String low = text.substring(0, dots).strip();
        String high = text.substring(dots + 2).strip();
        int from = low.isEmpty() ? domain.low() : domain.ordinal(low);
        int to = high.isEmpty() ? domain.high() : domain.ordinal(high);
        if (from > to) {
            throw new IllegalArgumentException("has an empty range '" + text + "'; write the lower end first");
        }
        return Intervals.of(from, to);
    }
}
