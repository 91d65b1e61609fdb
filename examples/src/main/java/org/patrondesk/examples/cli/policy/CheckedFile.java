package org.patrondesk.examples.cli.policy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patrondesk.analysis.FindingKind;
import org.patrondesk.analysis.Findings;
import org.patrondesk.analysis.PolicyAnalysis;
import org.patrondesk.examples.cli.store.BasisShapes;
import org.patrondesk.examples.cli.terminal.Counted;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.proposal.Basis;
import org.patrondesk.proposal.CountedFindings;
import org.patrondesk.vocabulary.Vocabulary;

/** What a check found in one file. */
sealed interface CheckedFile {
    Path file();

    /** For programs. */
    JsonObject json();

    /** For people: what file it is. */
    String sentence();

    static CheckedFile of(Path file, LocalDate day) {
        try {
            PolicySet set = PolicyFile.readUnproved(file);
            return new Sound(file, set, PolicyAnalysis.of(Policy.ofKept(set), day), Map.of(), Optional.empty());
        } catch (PolicyProblem problem) {
            return new Unsound(file, problem);
        }
    }

    /**
     * A file that is a policy.
     *
     * @param alsoIn the rules whose id another policy among the files has as well, and in which files
     * @param against the recorded decisions that were counted, if any were
     */
    record Sound(Path file, PolicySet set, Findings findings, Map<String, List<String>> alsoIn, Optional<Basis> against)
            implements CheckedFile {
        Sound sharing(Map<String, List<String>> others) {
            return new Sound(file, set, findings, others, against);
        }

        Sound with(CountedFindings counted) {
            return new Sound(file, set, counted.findings(), alsoIn, Optional.of(counted.basis()));
        }

        @Override
        public JsonObject json() {
            JsonObject json = new JsonObject()
                    .with("file", file.toString())
                    .with("ok", !findings.counts().containsKey(FindingKind.EXPECTATION))
                    .with("policySet", set.id())
                    .with("version", set.version())
                    .with("hash", set.hash().hex())
                    .with("rules", set.rules().size())
                    .with("attributes", attributes())
                    .with("examples", set.expectations().size())
                    .with("offerings", set.offerings().size())
                    .with(
                            "findings",
                            findings.shown().stream().map(FindingShapes::json).toList())
                    .with("total", findings.total())
                    .with("undecided", findings.undecided());
            against.ifPresent(basis -> json.with("against", BasisShapes.json(basis)));
            return alsoIn.isEmpty() ? json : json.with("alsoIn", alsoIn);
        }

        @Override
        public String sentence() {
            return file + ": " + (findings.total() == 0 ? "sound" : Counted.of(findings.total(), "finding")) + ": "
                    + set.id() + " " + set.version() + ", hash " + set.hash() + ", "
                    + Counted.of(set.rules().size(), "rule") + ", "
                    + Counted.of(attributes(), "attribute") + ", "
                    + Counted.of(set.expectations().size(), "example") + ", "
                    + Counted.of(set.offerings().size(), "offering") + ".";
        }

        /** Whether there is something to look at. */
        boolean isAmiss() {
            return findings.total() > 0 || !findings.undecided().isEmpty() || !alsoIn.isEmpty();
        }

        /** Those that were written; the day is one of its own accord. */
        private long attributes() {
            return set.vocabulary().attributes().stream()
                    .filter(attribute -> !attribute.id().equals(Vocabulary.AS_OF))
                    .count();
        }
    }

    /** A file that is no policy. */
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
