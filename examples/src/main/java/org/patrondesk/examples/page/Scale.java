package org.patrondesk.examples.page;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A scale from 0 in steps of 1, 2 or 5 times a power of ten, at most five of them.
 *
 * @param top the end of the scale, not below the largest value
 */
record Scale(BigDecimal top, BigDecimal step) {
    private static final BigDecimal COMPACT_FROM = BigDecimal.valueOf(1_000_000);
    private static final int STEPS = 5;

    /** The scale for whole numbers up to this one. */
    static Scale upTo(long largest) {
        BigDecimal wanted = BigDecimal.valueOf(Math.max(1, largest));
        for (BigDecimal power = BigDecimal.ONE; ; power = power.multiply(BigDecimal.TEN)) {
            for (int factor : new int[] {1, 2, 5}) {
                BigDecimal step = power.multiply(BigDecimal.valueOf(factor));
                if (step.multiply(BigDecimal.valueOf(STEPS)).compareTo(wanted) >= 0) {
                    return new Scale(roundedUp(wanted, step), step);
                }
            }
        }
    }

    private static BigDecimal roundedUp(BigDecimal wanted, BigDecimal step) {
        BigDecimal[] whole = wanted.divideAndRemainder(step);
        return (whole[1].signum() == 0 ? whole[0] : whole[0].add(BigDecimal.ONE)).multiply(step);
    }

    /** Where the value lies between 0 and the top, from 0 to 1. */
    double position(long value) {
        return value / top.doubleValue();
    }

    /** The marks from 0 to the top. */
    List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        for (BigDecimal at = BigDecimal.ZERO; at.compareTo(top) <= 0; at = at.add(step)) {
            marks.add(new Mark(at.doubleValue() / top.doubleValue(), label(at)));
        }
        return marks;
    }

    /** A mark's place from 0 to 1, and its label. */
    record Mark(double position, String label) {
        boolean isEnd() {
            return position == 0 || position == 1;
        }
    }

    private String label(BigDecimal at) {
        return top.compareTo(COMPACT_FROM) < 0
                ? Plain.number(at.longValueExact())
                : NumberFormat.getCompactNumberInstance(Locale.ENGLISH, NumberFormat.Style.SHORT)
                        .format(at);
    }
}
