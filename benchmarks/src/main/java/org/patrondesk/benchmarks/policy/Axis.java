package org.patrondesk.benchmarks.policy;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The attributes of the measured policies: five lists of words and five whole numbers, each counted from 0. */
enum Axis {
    SERVICE(24, true),
    CATEGORY(12, true),
    BRANCH(20, true),
    CHANNEL(6, true),
    RESOURCE(16, true),
    AGE(121, false),
    MINUTE(1_440, false),
    FINE(10_001, false),
    AMOUNT(1_001, false),
    DAY(3_651, false);

    static final List<Axis> WORDS =
            Stream.of(values()).filter(axis -> axis.words).toList();
    static final List<Axis> NUMBERS =
            Stream.of(values()).filter(axis -> !axis.words).toList();

    private final int size;
    private final boolean words;

    Axis(int size, boolean words) {
        this.size = size;
        this.words = words;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    int size() {
        return size;
    }

    boolean hasWords() {
        return words;
    }

    String word(int ordinal) {
        return id() + "-" + ordinal;
    }

    List<String> words(List<Integer> ordinals) {
        return ordinals.stream().map(this::word).toList();
    }

    List<String> allWords() {
        return IntStream.range(0, size).mapToObj(this::word).toList();
    }

    /** Where a request lies on this axis. */
    int of(Request request) {
        return switch (this) {
            case SERVICE -> request.service();
            case CATEGORY -> request.category();
            case BRANCH -> request.branch();
            case CHANNEL -> request.channel();
            case RESOURCE -> request.resource();
            case AGE -> request.age();
            case MINUTE -> request.minute();
            case FINE -> request.fine();
            case AMOUNT -> request.amount();
            case DAY -> request.day();
        };
    }
}
