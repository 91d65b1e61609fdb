package org.patrondesk.benchmarks.policy;

import java.io.PrintStream;
import java.util.Locale;
import org.patrondesk.benchmarks.policy.Figures.Figure;

/** Prints what was measured, and what it is against the goals. */
final class GoalTable {
    private static final double MICRO = 1e3;
    private static final double MILLI = 1e6;

    private final Figures figures;
    private final PrintStream out;

    GoalTable(Figures figures, PrintStream out) {
        this.figures = figures;
        this.out = out;
    }

    void printSides() {
        out.println(
                "| side, CPU ns for one decision: median (min..max) | 20 rules | 200 rules | 2,000 rules | bytes at 200 |");
        out.println("|---|---|---|---|---|");
        for (Side side : Side.values()) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %,.0f |%n",
                    side.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    cell(side, 20),
                    cell(side, 200),
                    cell(side, 2_000),
                    figures.of("gc.alloc.rate.norm", "Deciding.decide", side.name(), "200")
                            .median());
        }
        out.println();
    }

    private String cell(Side side, int rules) {
        return figures.has("Deciding.decide", side.name(), String.valueOf(rules))
                ? deciding(side, rules).in(1)
                : "not measured";
    }

    void printGoals(boolean folio) {
        out.println(
                "| goal (CPU ns where nothing else is said) | ours, median (min..max) | other side | ratio | met |");
        out.println("|---|---|---|---|---|");
        Figure lists = deciding(Side.OURS_LISTS, 200);
        Figure large = deciding(Side.OURS_LISTS, 2_000);
        times("200 rules: ≥ 100 × Drools", lists, deciding(Side.DROOLS, 200), 100);
        times("200 rules: ≥ 5 × scan", lists, deciding(Side.SCAN, 200), 5);
        times("2,000 rules: ≥ 1,000 × Drools", large, deciding(Side.DROOLS, 2_000), 1_000);
        times("2,000 rules: ≥ 30 × scan", large, deciding(Side.SCAN, 2_000), 30);
        atMost("growth 200 → 2,000 ≤ 4 ×", large, lists, 4);
        for (int rules : new int[] {200, 2_000}) {
            Figure verdict = deciding(Side.OURS_LISTS, rules);
            atMost(rules + " rules: near misses ≤ 5 × verdict", deciding(Side.OURS_NEAR_MISSES, rules), verdict, 5);
            reported(rules + " rules: nearest yes", deciding(Side.OURS_NEAREST_YES, rules), verdict);
        }
        loads(200);
        loads(2_000);
        if (folio) {
            printFolioGoals();
        }
        out.println();
    }

    private void loads(int rules) {
        String count = String.valueOf(rules);
        Figure ours = figures.of(ThreadCpu.PROCESS, "Loading.ours", count);
        Figure drools = figures.of(ThreadCpu.PROCESS, "Loading.drools", count);
        String goal = count + " rules: load ≥ 1,000 × Drools, CPU of the process, ms; ";
        compare(goal + "Drools at its fastest", new Ratio(ours, drools, drools.lowest() / ours.median(), MILLI), 1_000);
        compare(goal + "Drools cold", new Ratio(ours, drools, drools.first() / ours.median(), MILLI), 1_000);
        Figure tree = figures.of(ThreadCpu.PROCESS, "Loading.oursFromTree", count);
        reported(count + " rules: reading the tree and checking it, besides", tree, ours);
    }

    private void printFolioGoals() {
        Figure drools = figures.of(ThreadCpu.THREAD, "FolioDeciding.decide", "DROOLS_FOLIO_STYLE");
        times(
                "FOLIO file: ≥ 1,000 × session",
                figures.of(ThreadCpu.THREAD, "FolioDeciding.decide", "OURS"),
                drools,
                1_000);
        reported(
                "FOLIO file: with all lists read, against the session",
                figures.of(ThreadCpu.THREAD, "FolioDeciding.decide", "OURS_LISTS"),
                drools);
        Figure diff = figures.of(ThreadCpu.THREAD, "FolioDomain.diff");
        Figure enumeration = figures.of(ThreadCpu.THREAD, "FolioDomain.enumeration");
        double share = diff.median() / enumeration.median();
        row(
                "FOLIO file: diff of two revisions ≤ 0.1 × enumeration, ms",
                new Ratio(diff, enumeration, share, MILLI),
                share <= 0.1 ? "yes" : "**no**");
    }

    private Figure deciding(Side side, int rules) {
        return figures.of(ThreadCpu.THREAD, "Deciding.decide", side.name(), String.valueOf(rules));
    }

    /** Two sides and what one is of the other. */
    private record Ratio(Figure ours, Figure other, double value, double unit) {}

    private void times(String goal, Figure ours, Figure other, double atLeast) {
        compare(goal, new Ratio(ours, other, other.median() / ours.median(), 1), atLeast);
    }

    private void compare(String goal, Ratio ratio, double atLeast) {
        row(goal, ratio, ratio.value() >= atLeast ? "yes" : "**no**");
    }

    private void atMost(String goal, Figure ours, Figure other, double most) {
        Ratio ratio = new Ratio(ours, other, ours.median() / other.median(), 1);
        row(goal, ratio, ratio.value() <= most ? "yes" : "**no**");
    }

    private void reported(String what, Figure ours, Figure other) {
        row(what, new Ratio(ours, other, ours.median() / other.median(), MICRO), "reported, µs");
    }

    private void row(String goal, Ratio ratio, String met) {
        out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s |%n",
                goal,
                ratio.ours().in(ratio.unit()),
                ratio.other().in(ratio.unit()),
                String.format(Locale.ROOT, ratio.value() < 10 ? "%,.2f" : "%,.0f", ratio.value()),
                met);
    }
}
