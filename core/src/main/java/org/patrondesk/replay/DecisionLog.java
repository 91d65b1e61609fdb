package org.patrondesk.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.patrondesk.box.Box;
import org.patrondesk.box.Intervals;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.recall.ColumnIndex;
import org.patrondesk.recall.Finder;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * Recorded decisions in memory, encoded once in the words of one vocabulary, to be replayed again and again.
 *
 * <p>A decision whose every fact is known takes about 80 bytes for ten attributes, and its order in the log is kept.
 * Decisions with unknown or split facts are held apart, equal ones once, and are answered by {@link Policy} itself. Made
 * by a {@link Builder}; immutable and safe for use by many threads.
 */
public final class DecisionLog {
    private final Vocabulary vocabulary;
    private final ColumnIndex index;
    private final Outcome[] outcomes;
    private final int[] rules;
    private final List<String> ruleIds;
    private final Map<Outcome, long[]> byOutcome = new EnumMap<>(Outcome.class);
    private final int complete;
    private final List<OpenCase> open;
    private final long withoutFacts;

    private DecisionLog(Builder made) {
        this.vocabulary = made.vocabulary;
        long[] present = new long[blocks(made.rows) * Finder.BLOCK];
        for (int row = 0; row < made.rows; row++) {
            present[row >>> 6] |= made.outcomes[row] == null ? 0 : 1L << row;
        }
        for (int axis = 0; axis < made.columns.length; axis++) {
            made.columns[axis] = Arrays.copyOf(made.columns[axis], made.rows);
        }
        this.index = new ColumnIndex(made.space, made.columns, made.rows, present);
        this.outcomes = made.outcomes;
        this.rules = made.rules;
        this.ruleIds = List.copyOf(made.ruleNumbers.keySet());
        for (Outcome outcome : Outcome.values()) {
            byOutcome.put(outcome, new long[present.length]);
        }
        int count = 0;
        for (int row = 0; row < made.rows; row++) {
            Outcome outcome = made.outcomes[row];
            if (outcome != null) {
                with(outcome)[row >>> 6] |= 1L << row;
                count++;
            }
        }
        this.complete = count;
        this.open = List.copyOf(made.open.values());
        this.withoutFacts = made.withoutFacts;
    }

    private static int blocks(int rows) {
        int perBlock = 64 * Finder.BLOCK;
        return (rows + perBlock - 1) / perBlock;
    }

    /** Equal decisions with open facts: one of them, all points it may stand for, and the rows at which they stand. */
    static final class OpenCase {
        private final Recorded recorded;
        private final Facts facts;
        private final Box possible;
        private final List<Integer> rows = new ArrayList<>();

        OpenCase(Recorded recorded, Facts facts, Box possible) {
            this.recorded = recorded;
            this.facts = facts;
            this.possible = possible;
        }

        Recorded recorded() {
            return recorded;
        }

        Facts facts() {
            return facts;
        }

        Box possible() {
            return possible;
        }

        List<Integer> rows() {
            return rows;
        }
    }

    /** Takes decisions one at a time, in the order of the log. One use, one thread. */
    public static final class Builder {
        private final Vocabulary vocabulary;
        private final Box space;
        private final int[][] columns;
        private final Map<String, Integer> ruleNumbers = new LinkedHashMap<>();
        private final Map<OpenKey, OpenCase> open = new LinkedHashMap<>();
        /** Nothing at the row of a decision with open facts. */
        private @Nullable Outcome[] outcomes = new Outcome[1024];

        private int[] rules = new int[1024];
        private int rows;
        private long withoutFacts;

        private record OpenKey(Outcome outcome, String rule, Facts facts, Vocabulary vocabulary) {}

        /** @param vocabulary of the policies under which the log is to be replayed */
        public Builder(Vocabulary vocabulary) {
            this.vocabulary = vocabulary;
            this.columns = new int[vocabulary.attributes().size()][1024];
            this.space = Box.of(vocabulary.attributes().stream()
                            .map(Attribute::domain)
                            .map(domain -> Intervals.of(domain.low(), domain.high()))
                            .toList())
                    .orElseThrow();
        }

        /** Adds a decision. */
        public Builder add(Recorded recorded) {
            if (!recorded.computed()) {
                withoutFacts++;
                return this;
            }
            if (rows == rules.length) {
                grow();
            }
            Facts facts = Again.facts(recorded, vocabulary);
            List<Intervals> places = places(facts, recorded.vocabulary());
            rules[rows] = ruleNumbers.computeIfAbsent(recorded.rule(), none -> ruleNumbers.size());
            boolean complete = true;
            for (int axis = 0; axis < columns.length; axis++) {
                columns[axis][rows] = places.get(axis).first();
                complete &= places.get(axis).size() == 1;
            }
            if (complete) {
                outcomes[rows] = recorded.outcome();
            } else {
                open.computeIfAbsent(
                                new OpenKey(recorded.outcome(), recorded.rule(), facts, recorded.vocabulary()),
                                none -> new OpenCase(
                                        recorded, facts, Box.of(places).orElseThrow()))
                        .rows()
                        .add(rows);
            }
            rows++;
            return this;
        }

        /** Every place the facts may stand for, as a policy with this vocabulary takes them. */
        private List<Intervals> places(Facts facts, Vocabulary recorded) {
            boolean same = recorded.equals(vocabulary);
            List<Intervals> places = new ArrayList<>(columns.length);
            for (int axis = 0; axis < columns.length; axis++) {
                places.add(Intervals.union(
                        (same ? List.of(vocabulary.places(axis, facts)) : vocabulary.places(axis, facts, recorded))
                                .stream()
                                        .map(span -> Intervals.of(span.first(), span.last()))
                                        .toList()));
            }
            return places;
        }

        private void grow() {
            int size = rows * 2;
            outcomes = Arrays.copyOf(outcomes, size);
            rules = Arrays.copyOf(rules, size);
            for (int axis = 0; axis < columns.length; axis++) {
                columns[axis] = Arrays.copyOf(columns[axis], size);
            }
        }

        /** The log; nothing can be added afterwards. */
        public DecisionLog build() {
            return new DecisionLog(this);
        }
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** How many decisions it holds. */
    public long size() {
        return complete
                + withoutFacts
                + open.stream().mapToLong(each -> each.rows().size()).sum();
    }

    /**
     * Answers every decision again; the report is the one that {@link Replay} gives.
     *
     * @throws IllegalArgumentException when the policy has another vocabulary than the log
     */
    public LogReplay replay(Policy candidate) {
        return LogReplay.full(this, new Ranked(fitting(candidate)));
    }

    Policy fitting(Policy candidate) {
        if (!candidate.set().vocabulary().equals(vocabulary)) {
            throw new IllegalArgumentException(
                    "The policy has another vocabulary than the log; make a log in the policy's own words.");
        }
        return candidate;
    }

    ColumnIndex index() {
        return index;
    }

    /** How many decisions have a place on every axis. */
    int complete() {
        return complete;
    }

    Outcome outcome(int row) {
        return outcomes[row];
    }

    int rule(int row) {
        return rules[row];
    }

    List<String> ruleIds() {
        return ruleIds;
    }

    /** The decisions with a recorded outcome, as bits. */
    long[] with(Outcome outcome) {
        return Objects.requireNonNull(byOutcome.get(outcome));
    }

    List<OpenCase> open() {
        return open;
    }

    long withoutFacts() {
        return withoutFacts;
    }

    /** The facts at a row, in the words of this log's vocabulary. */
    Facts facts(int row) {
        Map<String, Object> facts = new TreeMap<>();
        for (int axis = 0; axis < index.columns().length; axis++) {
            Attribute attribute = vocabulary.attributes().get(axis);
            facts.put(attribute.id(), attribute.domain().value(index.columns()[axis][row]));
        }
        return vocabulary.facts(facts);
    }
}
