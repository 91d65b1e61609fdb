package org.patrondesk.benchmarks.folio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.patrondesk.benchmarks.folio.RuleLine.Criterion;

/** Reads as much of the language as the measured file uses, and refuses the rest. */
final class RuleFile {
    private static final Pattern PRIORITY =
            Pattern.compile("priority:number-of-criteria,criterium\\(t,s,c,b,a,g,m\\),last-line");
    private static final String FALLBACK = "fallback-policy:";

    private final Deque<Nest> nests = new ArrayDeque<>();
    private final List<RuleLine> lines = new ArrayList<>();

    /** A line that deeper ones are nested in, with all criteria that hold there. */
    private record Nest(int indentation, List<Criterion> criteria) {}

    private RuleFile() {}

    /** The text of the rules in a folder of FOLIO data. */
    static String text(Path folder) throws IOException {
        return Files.readString(folder.resolve("stanford-circulation-rules.txt"));
    }

    /** The lines with policies, the one that wins first; the last is the fallback. */
    static List<RuleLine> read(String text) {
        RuleFile file = new RuleFile();
        List<String> written = text.lines().toList();
        for (int i = 0; i < written.size(); i++) {
            String line = written.get(i).replaceFirst("[#/].*", "").stripTrailing();
            if (!line.isBlank()) {
                file.line(i + 1, line);
            }
        }
        file.lines.sort(Comparator.comparingLong(RuleLine::rank).reversed());
        return List.copyOf(file.lines);
    }

    private void line(int number, String line) {
        if (line.startsWith("priority:")) {
            if (!PRIORITY.matcher(line.replace(" ", "")).matches()) {
                throw new IllegalArgumentException("Another order of priority than the measured file's.");
            }
        } else if (line.startsWith(FALLBACK)) {
            lines.add(new RuleLine(0, List.of(), policies(line.substring(FALLBACK.length()))));
        } else {
            rule(number, line);
        }
    }

    private void rule(int number, String line) {
        int indentation = line.length() - line.stripLeading().length();
        while (!nests.isEmpty() && nests.element().indentation() >= indentation) {
            nests.pop();
        }
        List<Criterion> criteria =
                new ArrayList<>(nests.isEmpty() ? List.of() : nests.element().criteria());
        int colon = line.indexOf(':');
        String before = colon < 0 ? line : line.substring(0, colon);
        for (String written : before.split("\\+", -1)) {
            criteria.add(criterion(written.strip()));
        }
        nests.push(new Nest(indentation, criteria));
        if (colon >= 0) {
            lines.add(new RuleLine(number, List.copyOf(criteria), policies(line.substring(colon + 1))));
        }
    }

    private static Criterion criterion(String written) {
        String[] words = written.split("\\s+", -1);
        Set<String> ids = new HashSet<>();
        boolean negated = false;
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("all")) {
                return new Criterion(words[0].charAt(0), true, Set.of());
            }
            negated |= words[i].startsWith("!");
            ids.add(words[i].replace("!", ""));
        }
        if (words[0].length() != 1 || ids.isEmpty()) {
            throw new IllegalArgumentException("Not a criterion: " + written);
        }
        return new Criterion(words[0].charAt(0), negated, ids);
    }

    private static Map<Character, String> policies(String written) {
        String[] words = written.strip().split("\\s+", -1);
        Map<Character, String> policies = new TreeMap<>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            policies.put(words[i].charAt(0), words[i + 1]);
        }
        if (!policies.keySet().equals(Set.of('l', 'r', 'n', 'o', 'i'))) {
            throw new IllegalArgumentException("Not five policies: " + written);
        }
        return policies;
    }
}
