package org.patrondesk.benchmarks.policy;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.patrondesk.benchmarks.folio.FolioDeciding;

/**
 * Measures the policy engine and its peers in one run and prints the tables of {@code README.md}.
 *
 * <p>Arguments: the folder of a FOLIO rule file and its tables, and {@code quick} for a run that only proves that all
 * sides work and agree with 20 rules. Without a folder the FOLIO rows are left out.
 */
public final class PolicyComparison {
    private final String folio;
    private final boolean quick;
    private final PrintStream out;
    private final Figures figures = new Figures();

    private PolicyComparison(String folio, boolean quick, PrintStream out) {
        this.folio = folio;
        this.quick = quick;
        this.out = out;
    }

    public static void main(String[] args) throws RunnerException {
        List<String> folders =
                Stream.of(args).filter(arg -> !arg.equals("quick")).toList();
        boolean quick = List.of(args).contains("quick");
        new PolicyComparison(folders.isEmpty() ? "" : folders.get(0), quick, System.out).run();
    }

    private void run() throws RunnerException {
        Instant start = Clock.systemUTC().instant();
        double load = load();
        if (quick) {
            measure(including("policy.Deciding.decide", 0, 1).param("rules", "20"));
            if (!folio.isEmpty()) {
                measure(including("FolioDeciding", 0, 1));
            }
            out.println("All sides work and agree.");
            return;
        }
        measure();
        Duration took = Duration.between(start, Clock.systemUTC().instant());
        out.printf(
                "%nStarted %s, took %d s; Java %s, %d processors, load average %.1f at the start and %.1f at the end.%n%n",
                start,
                took.toSeconds(),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                load,
                load());
        GoalTable table = new GoalTable(figures, out);
        table.printSides();
        table.printGoals(!folio.isEmpty());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void measure() throws RunnerException {
        String[] others = Stream.of(Side.values())
                .filter(side -> side != Side.DROOLS && side != Side.DROOLS_NEW_SESSION)
                .map(Side::name)
                .toArray(String[]::new);
        measure(including("policy.Deciding.decide", 6, 6).param("side", others));
        // Drools generates several classes for each rule, which are slow to get warm.
        measure(including("policy.Deciding.decide", 10, 6).param("side", Side.DROOLS.name()));
        measure(including("policy.Deciding.decide", 10, 6)
                .param("side", Side.DROOLS_NEW_SESSION.name())
                .param("rules", "20", "200"));
        measure(including("Loading.ours", 5, 6));
        measure(including("Loading.drools", 0, 6).param("rules", "200"));
        measure(including("Loading.drools", 0, 3).param("rules", "2000"));
        if (!folio.isEmpty()) {
            measure(including("FolioDeciding", 8, 6));
            measure(including("FolioDomain", 2, 6));
        }
    }

    private void measure(ChainedOptionsBuilder options) throws RunnerException {
        Collection<RunResult> results = new Runner(options.build()).run();
        figures.add(results);
    }

    private ChainedOptionsBuilder including(String benchmark, int warmUp, int measured) {
        TimeValue time = quick ? TimeValue.milliseconds(50) : TimeValue.seconds(1);
        return new OptionsBuilder()
                .include("\\." + benchmark)
                .forks(1)
                .shouldFailOnError(true)
                .verbosity(quick ? VerboseMode.SILENT : VerboseMode.NORMAL)
                .warmupIterations(warmUp)
                .warmupTime(time)
                .measurementIterations(measured)
                .measurementTime(time)
                .addProfiler(ThreadCpu.class)
                .addProfiler(GCProfiler.class)
                // Else a compiler that gets no processor leaves code slow.
                .jvmArgsAppend("-XX:-BackgroundCompilation", "-Xmx3g", "-D" + FolioDeciding.FOLDER + "=" + folio);
    }
}
