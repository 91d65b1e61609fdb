package org.patrondesk.examples.cli.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patrondesk.examples.cli.terminal.Counted;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.vocabulary.Vocabulary;

/** What a check found in one file. */
sealed interface CheckedFile {
    Path file();

    /** For programs. */
    JsonObject json();

    /** For people: one line. */
    String sentence();

    static CheckedFile of(Path file) {
        try {
            return new Sound(file, PolicyFile.read(file), Map.of());
        } catch (PolicyProblem problem) {
            return new Unsound(file, problem);
        }
    }

    /**
     * A policy that may be put in force.
     *
     * @param alsoIn the rules whose id another policy among the files has as well, and in which files
     */
    record Sound(Path file, PolicySet set, Map<String, List<String>> alsoIn) implements CheckedFile {
        @Override
        public JsonObject json() {
            JsonObject json = new JsonObject()
                    .with("file", file.toString())
                    .with("ok", true)
                    .with("policySet", set.id())
                    .with("version", set.version())
                    .with("hash", set.hash().hex())
                    .with("rules", set.rules().size())
                    .with("attributes", attributes())
                    .with("examples", set.expectations().size())
                    .with("offerings", set.offerings().size());
            return alsoIn.isEmpty() ? json : json.with("alsoIn", alsoIn);
        }

        @Override
        public String sentence() {
            return file + ": sound: " + set.id() + " " + set.version() + ", hash " + set.hash() + ", "
                    + Counted.of(set.rules().size(), "rule") + ", "
                    + Counted.of(attributes(), "attribute") + ", "
                    + Counted.of(set.expectations().size(), "example") + ", "
                    + Counted.of(set.offerings().size(), "offering") + ".";
        }

        /** Those that were written; the day is one of its own accord. */
        private long attributes() {
            return set.vocabulary().attributes().stream()
                    .filter(attribute -> !attribute.id().equals(Vocabulary.AS_OF))
                    .count();
        }
    }

    /** A file that is no policy, or whose own examples fail. */
    record Unsound(Path file, PolicyProblem problem) implements CheckedFile {
        private static final Pattern PLACE = Pattern.compile(":(\\d{1,9}):(\\d{1,9})$");

        @Override
        public JsonObject json() {
            JsonObject json = new JsonObject().with("file", file.toString()).with("ok", false);
            Matcher place = PLACE.matcher(problem.place());
            if (place.find()) {
                json.with("line", Integer.valueOf(place.group(1))).with("column", Integer.valueOf(place.group(2)));
            }
            return json.with("problem", problem.sentence());
        }

        @Override
        public String sentence() {
            return String.valueOf(problem.getMessage());
        }
    }
}
