package org.patrondesk.benchmarks.policy;

import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.validation.DMNValidator;
import org.kie.dmn.validation.DMNValidatorFactory;
import org.patrondesk.analysis.Findings;
import org.patrondesk.analysis.PolicyAnalysis;
import org.patrondesk.policy.Policy;

/** The same rules as a DMN decision table before KIE's table analyser, and as a policy before ours; CPU time. */
public final class KieAnalysis {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final int ALONE = 5;

    private KieAnalysis() {}

    /**
     * Measures both and prints one line.
     *
     * @param args how many rules, and how many rounds; 50 and 3 when absent
     */
    public static void main(String[] args) {
        int rules = args.length < 1 ? 50 : Integer.parseInt(args[0]);
        int rounds = args.length < 2 ? 3 : Integer.parseInt(args[1]);
        String table = table(Workload.of(rules));
        Policy policy = AnalysisGoals.policy(rules);
        DMNValidator kie = DMNValidatorFactory.newValidator();
        double[] theirs = new double[rounds];
        double[] ours = new double[rounds];
        int messages = 0;
        int findings = 0;
        tellOursAlone(policy);
        for (int i = rounds > 1 ? -1 : 0; i < rounds; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            List<DMNMessage> said =
                    kie.validate(new StringReader(table), DMNValidator.Validation.ANALYZE_DECISION_TABLE);
            long middle = THREADS.getCurrentThreadCpuTime();
            Findings found = PolicyAnalysis.of(policy, DAY);
            long end = THREADS.getCurrentThreadCpuTime();
            messages = said.size();
            findings = found.total();
            // The first of several rounds warms both up.
            if (i >= 0) {
                theirs[i] = (middle - start) / 1e6;
                ours[i] = (end - middle) / 1e6;
            }
        }
        if (messages < rules) {
            throw new IllegalStateException("KIE has analysed nothing.");
        }
        System.out.println("| rules x 10 | KIE, CPU ms | messages | ours, CPU ms | findings | ratio |");
        System.out.println("|---|---|---|---|---|---|");
        System.out.printf(
                "| %d | %s | %d | %s | %d | %.0f |%n",
                rules, told(theirs), messages, told(ours), findings, median(theirs) / median(ours));
    }

    /** KIE may take longer than anybody waits; what ours takes is known then all the same. */
    private static void tellOursAlone(Policy policy) {
        for (int i = 0; i < ALONE; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            int findings = PolicyAnalysis.of(policy, DAY).total();
            System.out.printf(
                    "ours alone: %.1f ms, %d findings%n",
                    (THREADS.getCurrentThreadCpuTime() - start) / 1e6, findings);
        }
    }

    private static double median(double[] millis) {
        return millis[millis.length / 2];
    }

    /** Sorts, so that the median can be read as well. */
    private static String told(double[] millis) {
        Arrays.sort(millis);
        return String.format(Locale.ROOT, "%.1f (%.1f..%.1f)", median(millis), millis[0], millis[millis.length - 1]);
    }

    /** A decision table with one row for each rule; the first row that holds gives the outcome. */
    private static String table(Workload workload) {
        String name = "made-up";
        String inputs = Stream.of(Axis.values()).map(KieAnalysis::data).collect(Collectors.joining());
        String needs = Stream.of(Axis.values())
                .map(axis -> "<informationRequirement id=\"r-" + axis.id() + "\"><requiredInput href=\"#i-" + axis.id()
                        + "\"/></informationRequirement>")
                .collect(Collectors.joining());
        String columns = Stream.of(Axis.values()).map(KieAnalysis::column).collect(Collectors.joining());
        String rows = IntStream.range(0, workload.rules().size())
                .mapToObj(i -> row(i, workload.rules().get(i)))
                .collect(Collectors.joining());
        return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\" id=\"d\" name=\"" + name
                + "\" namespace=\"urn:made-up\">" + inputs + "<decision id=\"t\" name=\"answer\">"
                + "<variable name=\"answer\" typeRef=\"string\"/>" + needs
                + "<decisionTable id=\"dt\" hitPolicy=\"FIRST\">" + columns
                + "<output id=\"o\" typeRef=\"string\"/>" + rows + "</decisionTable></decision></definitions>";
    }

    private static String type(Axis axis) {
        return axis.hasWords() ? "string" : "number";
    }

    private static String data(Axis axis) {
        return "<inputData id=\"i-" + axis.id() + "\" name=\"" + axis.id() + "\"><variable name=\"" + axis.id()
                + "\" typeRef=\"" + type(axis) + "\"/></inputData>";
    }

    private static String column(Axis axis) {
        String all = axis.hasWords() ? words(axis.allWords()) : "[0.." + (axis.size() - 1) + "]";
        return "<input id=\"c-" + axis.id() + "\"><inputExpression typeRef=\"" + type(axis) + "\"><text>" + axis.id()
                + "</text></inputExpression><inputValues><text>" + all + "</text></inputValues></input>";
    }

    private static String words(List<String> words) {
        return words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(","));
    }

    private static String row(int number, RuleBox rule) {
        String cells = Stream.of(Axis.values())
                .map(axis -> "<inputEntry id=\"e-" + number + "-" + axis.id() + "\"><text>" + cell(axis, rule)
                        + "</text></inputEntry>")
                .collect(Collectors.joining());
        return "<rule id=\"w-" + number + "\">" + cells + "<outputEntry id=\"a-" + number + "\"><text>\""
                + rule.outcome().code() + "\"</text></outputEntry></rule>";
    }

    private static String cell(Axis axis, RuleBox rule) {
        if (!rule.terms().containsKey(axis)) {
            return "-";
        }
        RuleBox.Term term = rule.terms().get(axis);
        return axis.hasWords() ? words(axis.words(term.words())) : "[" + term.low() + ".." + term.high() + "]";
    }
}
