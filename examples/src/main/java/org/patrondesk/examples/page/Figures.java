package org.patrondesk.examples.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Counts under one heading: what a chart draws and the table beside it lists.
 *
 * @param id unique on its page; 1 or more of a–z and hyphen
 * @param of what the labels are, as the table's first column says it
 * @param whole the sum that shares refer to
 */
record Figures(String id, String caption, String of, List<Bar> bars, long whole) {
    Figures {
        bars = List.copyOf(bars);
    }

    /**
     * One label and its count.
     *
     * @param note explains the label in a line; empty where it explains itself
     */
    record Bar(String label, long n, Tone tone, String note) {
        Bar {
            if (n < 0) {
                throw new IllegalArgumentException("A chart of counts has no negative value; this one has " + n + ".");
            }
        }
    }

    /** What kind of answer a bar counts; it colours the bar and never says more than the label does. */
    enum Tone {
        PLAIN("plain"),
        YES("yes"),
        ASK("ask"),
        NO("no");

        final String css;

        Tone(String css) {
            this.css = css;
        }
    }

    /** The bars of a map, largest first, equal ones by label. */
    static List<Bar> largestFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Bar(entry.getKey(), entry.getValue(), Tone.PLAIN, ""))
                .sorted(Comparator.comparingLong(Bar::n).reversed().thenComparing(Bar::label))
                .toList();
    }

    static long sum(Map<String, Long> counts) {
        return sum(counts.values().stream().mapToLong(Long::longValue));
    }

    /** The sum of counts, or the largest number there is where it is beyond that. */
    static long sum(LongStream counts) {
        return counts.reduce(0, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
    }
}
