package org.patrondesk.examples.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The city's rules in plain code over the lines of the membership export: knows nothing of policies, facts or replay. */
record CountedByHand(Set<String> served, int months) {
    private static final LocalDate DAY = LocalDate.of(2016, 4, 6);
    private static final Pattern DISTRICT = Pattern.compile("([A-Z]{1,2})[0-9]{1,2}[A-Z]?|(NFA)");
    private static final Pattern DATE = Pattern.compile("(\\d\\d)/(\\d\\d)/(\\d{2}|\\d{4})");

    /** The rules in force when the run was made. */
    static final CountedByHand NOW = new CountedByHand(Set.of("NE", "NFA"), 6);

    /** How many lines keep their answer, how many nos become a yes, how many change in another way. */
    static Map<String, Integer> changes(Path sheet, CountedByHand candidate) throws IOException {
        Map<String, Integer> changes = new TreeMap<>(Map.of("same", 0, "noToYes", 0, "yesToNo", 0, "otherChange", 0));
        for (String line : Files.readAllLines(sheet, StandardCharsets.ISO_8859_1)) {
            String[] cells = line.split(",", -1);
            Matcher lastUsed = DATE.matcher(cells[4]);
            if (lastUsed.matches()) {
                String before = NOW.answer(cells[0], day(lastUsed));
                changes.merge(kind(before, candidate.answer(cells[0], day(lastUsed))), 1, Integer::sum);
            }
        }
        return changes;
    }

    private static LocalDate day(Matcher date) {
        int year = Integer.parseInt(date.group(3));
        int full = year >= 100 ? year : year + (year <= 16 ? 2000 : 1900);
        return LocalDate.of(full, Integer.parseInt(date.group(2)), Integer.parseInt(date.group(1)));
    }

    private String answer(String postcode, LocalDate lastUsed) {
        Matcher district = DISTRICT.matcher(postcode.toUpperCase(Locale.ROOT));
        if (!district.matches()) {
            return "ask";
        }
        if (!served.contains(district.group(1) == null ? "NFA" : district.group(1))) {
            return "no";
        }
        return lastUsed.isBefore(DAY.minusMonths(months)) ? "conditional" : "yes";
    }

    private static String kind(String before, String after) {
        if (before.equals(after)) {
            return "same";
        }
        if (before.equals("no")) {
            return "noToYes";
        }
        return after.equals("no") ? "yesToNo" : "otherChange";
    }
}
