package org.patrondesk.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.patrondesk.vocabulary.Facts;

/** Adds up what became of decisions. One thread. */
final class Tally {
    /** So many cases are told of each rule. */
    static final int SAMPLES = 3;

    /** Among so many changed decisions of a rule different cases are looked for, in the order of the log. */
    static final int LOOKED_AT = 100;

    private final Map<String, Long> notReplayable = new TreeMap<>();
    private final Map<Change.SplitBand, Long> splitBands = new HashMap<>();
    private final Map<String, Effect> byRule = new TreeMap<>();
    private long decisions;
    private long same;

    /** What one rule's decisions became. */
    private static final class Effect {
        private long noToYes;
        private long yesToNo;
        private long otherChange;
        private final List<Replay.Sample> samples = new ArrayList<>();
    }

    void same(long n) {
        decisions += n;
        same += n;
    }

    /** Adds decisions that all had the same rule and became the same. */
    void add(Change change, String rule, long n) {
        if (change instanceof Change.Changed changed) {
            decisions += n;
            Effect effect = effect(rule);
            if (changed.isNoToYes()) {
                effect.noToYes += n;
            } else if (changed.isYesToNo()) {
                effect.yesToNo += n;
            } else {
                effect.otherChange += n;
            }
        } else if (change instanceof Change.NotReplayable missing) {
            decisions += n;
            notReplayable.merge(missing.fact(), n, Long::sum);
        } else if (change instanceof Change.SplitBand split) {
            decisions += n;
            splitBands.merge(split, n, Long::sum);
        } else {
            same(n);
        }
    }

    /** Keeps a changed decision as a sample of its rule, unless there are enough or one just like it. */
    void sample(String rule, Change.Changed changed, Supplier<Facts> facts) {
        List<Replay.Sample> samples = effect(rule).samples;
        if (samples.size() < SAMPLES) {
            Replay.Sample sample = new Replay.Sample(facts.get(), changed.before(), changed.after(), changed.rule());
            if (!samples.contains(sample)) {
                samples.add(sample);
            }
        }
    }

    private Effect effect(String rule) {
        return byRule.computeIfAbsent(rule, none -> new Effect());
    }

    /** Whether this decision, the n-th changed of its rule, may still become a sample. */
    boolean wantsSample(String rule, long n) {
        return n <= LOOKED_AT && effect(rule).samples.size() < SAMPLES;
    }

    long changed(String rule) {
        Effect effect = effect(rule);
        return effect.noToYes + effect.yesToNo + effect.otherChange;
    }

    Replay.Report report() {
        List<Replay.RuleEffect> effects = new ArrayList<>();
        byRule.forEach((rule, effect) -> effects.add(new Replay.RuleEffect(
                rule, effect.noToYes, effect.yesToNo, effect.otherChange, List.copyOf(effect.samples))));
        effects.sort(
                Comparator.comparingLong(Replay.RuleEffect::total).reversed().thenComparing(Replay.RuleEffect::rule));
        List<Replay.Split> splits = splitBands.entrySet().stream()
                .map(split -> new Replay.Split(
                        split.getKey().attribute(), split.getKey().band(), split.getValue()))
                .sorted(Comparator.comparingLong(Replay.Split::decisions)
                        .reversed()
                        .thenComparing(Replay.Split::attribute)
                        .thenComparing(Replay.Split::band))
                .toList();
        return new Replay.Report(
                decisions,
                same,
                effects.stream().mapToLong(Replay.RuleEffect::noToYes).sum(),
                effects.stream().mapToLong(Replay.RuleEffect::yesToNo).sum(),
                effects.stream().mapToLong(Replay.RuleEffect::otherChange).sum(),
                new TreeMap<>(notReplayable),
                splits,
                List.copyOf(effects));
    }
}
