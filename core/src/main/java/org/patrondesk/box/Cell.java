package org.patrondesk.box;

/** A box in the flat form of one {@link BoxTable}, or the part of one; never empty. Immutable. */
public final class Cell {
    private final long[] sides;

    Cell(long[] sides) {
        this.sides = sides;
    }

    long[] sides() {
        return sides;
    }
}
