package org.patrondesk.benchmarks.policy;

import org.patrondesk.benchmarks.policy.RuleBox.Term;
import org.patrondesk.policy.Outcome;

/** A rule as somebody would write it by hand for speed: words as bits, numbers as bounds. */
record RuleRecord(
        String id,
        Outcome outcome,
        long services,
        long categories,
        long branches,
        long channels,
        long resources,
        int minAge,
        int maxAge,
        int minMinute,
        int maxMinute,
        int minFine,
        int maxFine,
        int minAmount,
        int maxAmount,
        int minDay,
        int maxDay) {

    static RuleRecord of(RuleBox box) {
        return new RuleRecord(
                box.id(),
                box.outcome(),
                bits(box, Axis.SERVICE),
                bits(box, Axis.CATEGORY),
                bits(box, Axis.BRANCH),
                bits(box, Axis.CHANNEL),
                bits(box, Axis.RESOURCE),
                low(box, Axis.AGE),
                high(box, Axis.AGE),
                low(box, Axis.MINUTE),
                high(box, Axis.MINUTE),
                low(box, Axis.FINE),
                high(box, Axis.FINE),
                low(box, Axis.AMOUNT),
                high(box, Axis.AMOUNT),
                low(box, Axis.DAY),
                high(box, Axis.DAY));
    }

    private static long bits(RuleBox box, Axis axis) {
        Term term = box.terms().get(axis);
        return term == null
                ? -1L
                : term.words().stream().mapToLong(word -> 1L << word).sum();
    }

    private static int low(RuleBox box, Axis axis) {
        Term term = box.terms().get(axis);
        return term == null ? 0 : term.low();
    }

    private static int high(RuleBox box, Axis axis) {
        Term term = box.terms().get(axis);
        return term == null ? axis.size() - 1 : term.high();
    }

    boolean holds(Request request) {
        return (services >>> request.service() & 1) != 0
                && (categories >>> request.category() & 1) != 0
                && (branches >>> request.branch() & 1) != 0
                && (channels >>> request.channel() & 1) != 0
                && (resources >>> request.resource() & 1) != 0
                && request.age() >= minAge
                && request.age() <= maxAge
                && request.minute() >= minMinute
                && request.minute() <= maxMinute
                && request.fine() >= minFine
                && request.fine() <= maxFine
                && request.amount() >= minAmount
                && request.amount() <= maxAmount
                && request.day() >= minDay
                && request.day() <= maxDay;
    }
}
