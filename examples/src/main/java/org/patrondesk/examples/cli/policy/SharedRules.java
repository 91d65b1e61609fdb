package org.patrondesk.examples.cli.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patrondesk.policy.Rule;

/**
 * Finds rule ids that several policies have, which cannot be in force together.
 *
 * <p>Versions of one policy replace each other, so that what they share is no finding.
 */
final class SharedRules {
    private SharedRules() {}

    /** The same files, each with what others have as well. */
    static List<CheckedFile> marked(List<CheckedFile> files) {
        Map<String, List<CheckedFile.Sound>> byRule = new HashMap<>();
        for (CheckedFile file : files) {
            if (file instanceof CheckedFile.Sound sound) {
                for (Rule rule : sound.set().rules()) {
                    byRule.computeIfAbsent(rule.id(), any -> new ArrayList<>(1)).add(sound);
                }
            }
        }
        return files.stream()
                .map(file -> file instanceof CheckedFile.Sound sound ? marked(sound, byRule) : file)
                .toList();
    }

    private static CheckedFile marked(CheckedFile.Sound file, Map<String, List<CheckedFile.Sound>> byRule) {
        Map<String, List<String>> alsoIn = new TreeMap<>();
        for (Rule rule : file.set().rules()) {
            List<String> others = byRule.getOrDefault(rule.id(), List.of()).stream()
                    .filter(other -> !other.set().id().equals(file.set().id()))
                    .map(other -> other.file().toString())
                    .distinct()
                    .toList();
            if (!others.isEmpty()) {
                alsoIn.put(rule.id(), others);
            }
        }
        return file.sharing(alsoIn);
    }
}
