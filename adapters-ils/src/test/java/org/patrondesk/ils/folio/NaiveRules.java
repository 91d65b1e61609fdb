package org.patrondesk.ils.folio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.patrondesk.ils.folio.text.Criterion;

/** Decides by the text of a rule file, line by line, and knows nothing of the importer. Only for files without errors. */
final class NaiveRules {
    private final String[] lines;
    private final List<String> regulations = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private final Map<Integer, List<Criterion>> rules = new TreeMap<>();
    private int fallback;

    /** A letter, and the names behind it. */
    private record Criterion(String letter, boolean negated, Set<String> names) {
        static Criterion of(String text) {
            String[] names = text.substring(1).replace("!", " ").strip().split(" +");
            return new Criterion(
                    text.substring(0, 1),
                    text.contains("!"),
                    Set.of(Arrays.stream(names).distinct().toArray(String[]::new)));
        }

        boolean holds(Map<String, String> facts) {
            boolean named = names.contains(facts.getOrDefault(letter, "?"));
            return names.contains("all") || named != negated;
        }
    }

    NaiveRules(String text) {
        lines = text.split("\r\n|\r|\n", -1);
        for (int i = 0; i < lines.length; i++) {
            lines[i] = lines[i].replaceFirst("[#/].*", "").stripTrailing();
            if (lines[i].startsWith("priority")) {
                readPriority(lines[i].substring(lines[i].indexOf(':') + 1).replace(" ", ""));
            } else if (lines[i].startsWith("fallback-policy")) {
                fallback = i + 1;
            } else if (lines[i].contains(":")) {
                rules.put(i + 1, nest(i).stream().map(Criterion::of).toList());
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
        for (Map.Entry<Integer, List<Criterion>> rule : rules.entrySet()) {
            boolean matches = rule.getValue().stream().allMatch(criterion -> criterion.holds(facts));
            if (matches && (best == fallback || beats(rule.getKey(), best))) {
                best = rule.getKey();
            }
        }
        return best;
    }

    /** The loan policy that a line names. */
    String loan(int line) {
        return lines[line - 1].replaceFirst(".*[: ]l +([^ ]+).*", "$1");
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

    private List<Criterion> criteria(int line) {
        return rules.getOrDefault(line, List.of());
    }

    private int highest(int line) {
        return criteria(line).stream()
                .mapToInt(criterion -> 7 - order.indexOf(criterion.letter()))
                .max()
                .orElseThrow();
    }

    private int number(int line) {
        Set<String> kinds = new HashSet<>();
        criteria(line).forEach(criterion -> kinds.add(criterion.letter().replaceAll("[abcs]", "place")));
        return kinds.size();
    }
}
