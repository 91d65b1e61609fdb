package org.patrondesk.vocabulary;

/** Neighbouring places on an axis, both ends included. */
public record Span(int first, int last) {
    public Span {
        if (first > last) {
            throw new IllegalArgumentException("A span starts before it ends.");
        }
    }

    /** One place. */
    public static Span at(int place) {
        return new Span(place, place);
    }

    public boolean isPoint() {
        return first == last;
    }
}
