package org.patrondesk.examples.cli.terminal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers as people read them. */
public final class Counted {
    /** Stands before the attributes whose words no vocabulary lists. */
    public static final String UNLISTED = "Not listed in the policy, read as other:";

    private Counted() {}

    public static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** The number with its thing, which takes an s unless there is one of it. */
    public static String of(long n, String thing) {
        return number(n) + " " + (n == 1 ? thing : thing + "s");
    }

    /** Adds a line with the counts, most first; none where there is nothing. */
    public static void list(List<String> lines, String heading, Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            lines.add(heading + " "
                    + counts.entrySet().stream()
                            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                    .thenComparing(Map.Entry.comparingByKey()))
                            .map(entry -> entry.getKey() + " " + number(entry.getValue()))
                            .collect(Collectors.joining(", ")));
        }
    }
}
