package org.patrondesk.examples.page;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws figures as horizontal bars in inline SVG; beyond {@value #MOST_BARS} bars the smallest share one. */
final class BarChart {
    static final int MOST_BARS = 30;

    private static final int WIDTH = 640;
    private static final int LABELS = 226;
    private static final int ROW = 28;
    private static final int BAR = 16;
    private static final int AXIS = 26;
    private static final int LABEL_CELLS = 28;
    private static final double DIGIT = 7.4;

    private final Figures figures;
    private final List<Figures.Bar> bars;
    private final Scale scale;
    private final double plot;

    private BarChart(Figures figures) {
        this.figures = figures;
        this.bars = drawn(figures.bars());
        long largest = bars.stream().mapToLong(Figures.Bar::n).max().orElse(0);
        this.scale = Scale.upTo(largest);
        this.plot = WIDTH - LABELS - 16 - DIGIT * Plain.number(largest).length();
    }

    /** The chart; a plain sentence where there is nothing to draw. */
    static Html of(Figures figures) {
        return figures.bars().isEmpty()
                ? Html.element("p", "There is nothing to draw here.").styled("none")
                : new BarChart(figures).svg();
    }

    private static List<Figures.Bar> drawn(List<Figures.Bar> all) {
        if (all.size() <= MOST_BARS) {
            return all;
        }
        List<Figures.Bar> few = new ArrayList<>(all.subList(0, MOST_BARS - 1));
        List<Figures.Bar> rest = all.subList(MOST_BARS - 1, all.size());
        long n = Figures.sum(rest.stream().mapToLong(Figures.Bar::n));
        few.add(new Figures.Bar(Plain.number(rest.size()) + " others together", n, Figures.Tone.PLAIN, ""));
        return few;
    }

    private Html svg() {
        int height = bars.size() * ROW + AXIS;
        List<Html> parts = new ArrayList<>();
        parts.add(Html.element("title", figures.caption()).with("id", figures.id() + "-title"));
        parts.add(Html.element("desc", description()).with("id", figures.id() + "-desc"));
        marks().forEach(mark -> parts.add(mark(mark, height - AXIS)));
        for (int i = 0; i < bars.size(); i++) {
            parts.add(bar(bars.get(i), i * ROW));
        }
        return Html.element("svg")
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("viewBox", "0 0 " + WIDTH + " " + height)
                .with("role", "img")
                .with("aria-labelledby", figures.id() + "-title " + figures.id() + "-desc")
                .styled("chart")
                .containing(parts);
    }

    /** The scale's marks; only its ends keep their labels where all would run into each other. */
    private List<Scale.Mark> marks() {
        List<Scale.Mark> marks = scale.marks();
        double needed = marks.stream()
                .mapToDouble(mark -> DIGIT * (mark.label().length() + 1))
                .sum();
        return needed <= plot
                ? marks
                : marks.stream()
                        .map(mark -> mark.isEnd() ? mark : new Scale.Mark(mark.position(), ""))
                        .toList();
    }

    private String description() {
        Figures.Bar largest = bars.get(0);
        for (Figures.Bar bar : bars) {
            largest = bar.n() > largest.n() ? bar : largest;
        }
        return "A bar chart of " + Plain.count(bars.size(), "bar", "bars") + "; the longest is " + largest.label()
                + " with " + Plain.number(largest.n()) + ". The table beside it lists all figures.";
    }

    private Html mark(Scale.Mark mark, int bottom) {
        String x = at(LABELS + mark.position() * plot);
        return Html.element(
                "g",
                Html.element("line")
                        .with("x1", x)
                        .with("x2", x)
                        .with("y1", 0)
                        .with("y2", bottom)
                        .styled("grid"),
                Html.element("text", mark.label())
                        .with("x", x)
                        .with("y", bottom + 18)
                        .styled("mark"));
    }

    private Html bar(Figures.Bar bar, int top) {
        // A count of one in a hundred thousand must still be seen.
        double length = bar.n() == 0 ? 0 : Math.max(1.5, scale.position(bar.n()) * plot);
        return Html.element(
                "g",
                Html.element("title", bar.label() + ": " + Plain.number(bar.n())),
                Html.element("text", shortened(bar.label()))
                        .with("x", LABELS - 10)
                        .with("y", top + 19)
                        .styled("label"),
                Html.element("rect")
                        .with("x", LABELS)
                        .with("y", top + (ROW - BAR) / 2)
                        .with("width", at(length))
                        .with("height", BAR)
                        .styled("bar " + bar.tone().css),
                Html.element("text", Plain.number(bar.n()))
                        .with("x", at(LABELS + length + 7))
                        .with("y", top + 19)
                        .styled("value"));
    }

    private static String at(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }

    /** The label, cut between letters as a reader sees them when it is wider than its column. */
    static String shortened(String label) {
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(label);
        int cells = 0;
        int fits = 0;
        for (int end = letters.next(); end != BreakIterator.DONE; end = letters.next()) {
            cells += cells(label.codePointBefore(end));
            if (cells > LABEL_CELLS) {
                return label.substring(0, fits).stripTrailing() + "…";
            }
            if (cells < LABEL_CELLS) {
                fits = end;
            }
        }
        return label;
    }

    private static int cells(int point) {
        return point >= 0x1100 && (Character.isIdeographic(point) || Character.charCount(point) == 2 || point < 0x1200)
                ? 2
                : 1;
    }
}
