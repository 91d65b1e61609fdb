package org.patrondesk.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.patrondesk.box.Box;
import org.patrondesk.box.Intervals;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * Counts how many recorded decisions each finding hits. For one thread.
 *
 * <p>A decision is hit when its facts, asked on the day of the analysis, lie where the finding matters, whatever the
 * unknown ones are; one of which that cannot be said is not counted.
 */
public final class FindingTally {
    private final Ground ground;
    private final List<Draft> drafts;
    private final long[] rows;
    /** The numbers of the drafts about answers of one rule. */
    private final Map<String, List<Integer>> byRule = new HashMap<>();

    FindingTally(Ground ground, List<Draft> drafts) {
        this.ground = ground;
        this.drafts = drafts;
        this.rows = new long[drafts.size()];
        for (int i = 0; i < rows.length; i++) {
            byRule.computeIfAbsent(drafts.get(i).area().by(), none -> new ArrayList<>())
                    .add(i);
        }
    }

    /**
     * Counts one decision, by its facts and the vocabulary under which they were kept.
     *
     * @return whether its facts told for every finding if it hits it
     */
    public boolean add(Facts facts, Vocabulary recorded) {
        Optional<Box> possible = possible(facts, recorded);
        if (possible.isEmpty()) {
            return false;
        }
        for (Part part : ground.parts()) {
            if (part.determines() && part.box().meets(possible.get())) {
                return part.box().covers(possible.get())
                        && count(possible.get(), part.rule().id(), part.outcome());
            }
        }
        return count(possible.get(), Verdict.DEFAULT, ground.otherwise());
    }

    private boolean count(Box possible, String rule, Outcome outcome) {
        boolean open = possible.size() > 1;
        boolean told = true;
        for (String group : List.of("", rule)) {
            for (int number : byRule.getOrDefault(group, List.of())) {
                Area area = drafts.get(number).area();
                boolean hit = area.has(possible, rule, outcome);
                rows[number] += hit ? 1 : 0;
                told &= hit || !open || !area.mayHave(possible, rule, outcome);
            }
        }
        return told;
    }

    private Optional<Box> possible(Facts facts, Vocabulary recorded) {
        Vocabulary vocabulary = ground.policy().set().vocabulary();
        List<Intervals> sides = new ArrayList<>();
        for (int axis = 0; axis < ground.space().dimensions(); axis++) {
            boolean isDay = axis == vocabulary.axis(Vocabulary.AS_OF);
            sides.add(
                    isDay
                            ? ground.space().axis(axis)
                            : Intervals.union(vocabulary.places(axis, facts, recorded).stream()
                                    .map(span -> Intervals.of(span.first(), span.last()))
                                    .toList()));
        }
        return Box.of(sides);
    }

    /** The findings with what was counted so far, ranked by it. */
    public Findings findings() {
        return new Findings(ground, drafts, LongStream.of(rows).boxed().toList());
    }
}
