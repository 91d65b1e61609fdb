package org.patrondesk.ils.folio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides by the text of a rule file, line by line, and knows nothing of the importer. Only for files without errors. */
final class NaiveRules {
    private final String[] lines;
    private final List<String> regulations = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private int fallback;

    NaiveRules(String text) {
        lines = text.split("\r\n|\r|\n", -1);
        for (int i = 0; i < lines.length; i++) {
            lines[i] = lines[i].replaceFirst("[#/].*", "").stripTrailing();
            if (lines[i].startsWith("priority")) {
                readPriority(lines[i].substring(lines[i].indexOf(':') + 1).replace(" ", ""));
            } else if (lines[i].startsWith("fallback-policy")) {
                fallback = i + 1;
            }
        }
    }

    private void readPriority(String priority) {
        String full = priority.matches("([tscbamg],){6}[tscbamg]")
                ? "criterium(" + priority + "),number-of-criteria,last-line"
                : priority;
        String letters = full.replaceFirst(".*\\((.*)\\).*", "$1");
        if (!letters.equals(full)) {
            order.addAll(Arrays.asList(letters.split(",")));
        }
        regulations.addAll(Arrays.asList(full.replaceFirst("\\(.*\\)", "").split(",")));
    }

    /** The number of the line that decides. */
    int decide(Map<String, String> facts) {
        int best = fallback;
        for (int i = 0; i < lines.length; i++) {
            boolean rule = lines[i].contains(":") && lines[i].matches(" *[tscbamg]\\b.*");
            if (rule && matches(i, facts) && (best == fallback || beats(i, best - 1))) {
                best = i + 1;
            }
        }
        return best;
    }

    /** The lines whose conditions hold for a line: itself, and the nearest shallower line above each. */
    private List<String> nest(int at) {
        List<String> criteria = new ArrayList<>(own(at));
        int indent = indent(at);
        for (int i = at - 1; i >= 0 && indent > 0; i--) {
            if (!lines[i].isEmpty() && indent(i) < indent) {
                criteria.addAll(own(i));
                indent = indent(i);
            }
        }
        return criteria;
    }

    private int indent(int at) {
        return lines[at].length() - lines[at].stripLeading().length();
    }

    private List<String> own(int at) {
        return Arrays.stream(lines[at].replaceFirst(":.*", "").split("\\+"))
                .map(String::strip)
                .toList();
    }

    private boolean matches(int at, Map<String, String> facts) {
        return nest(at).stream().allMatch(criterion -> holds(criterion, facts));
    }

    private static boolean holds(String criterion, Map<String, String> facts) {
        List<String> names =
                Arrays.asList(criterion.substring(1).replace("!", " ").strip().split(" +"));
        boolean named = names.contains(facts.getOrDefault(criterion.substring(0, 1), "?"));
        return names.contains("all") || named != criterion.contains("!");
    }

    private boolean beats(int challenger, int champion) {
        for (String regulation : regulations) {
            int difference = switch (regulation) {
                case "criterium" -> highest(challenger) - highest(champion);
                case "number-of-criteria" -> number(challenger) - number(champion);
                case "first-line" -> champion - challenger;
                default -> challenger - champion;
            };
            if (difference != 0) {
                return difference > 0;
            }
        }
        return false;
    }

    private int highest(int at) {
        return nest(at).stream()
                .mapToInt(criterion -> 7 - order.indexOf(criterion.substring(0, 1)))
                .max()
                .orElseThrow();
    }

    private int number(int at) {
        Set<String> kinds = new HashSet<>();
        nest(at).forEach(criterion -> kinds.add(criterion.substring(0, 1).replaceAll("[abcs]", "place")));
        return kinds.size();
    }
}
