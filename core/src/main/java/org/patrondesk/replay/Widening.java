package org.patrondesk.replay;

import java.util.ArrayList;
import java.util.List;
import org.patrondesk.box.Box;
import org.patrondesk.box.Intervals;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Rule;
import org.patrondesk.vocabulary.Span;
import org.patrondesk.vocabulary.Vocabulary;

/** Counts what one condition of a rule that says yes would take over if one of its sides were wider. One thread. */
final class Widening {
    private final Ranked ranked;
    private final Outcome outcome;
    private final int rank;
    private final Beside beside;
    private final List<Effects> effects;

    Widening(DecisionLog log, Ranked ranked, Effects.Condition condition, List<Effects> effects) {
        Policy policy = ranked.policy();
        Rule rule = policy.set().rules().get(condition.rule());
        this.ranked = ranked;
        this.outcome = rule.outcome().orElse(policy.set().philosophy().otherwise());
        this.effects = effects;
        int found = 0;
        while (ranked.number(found) != condition.rule()) {
            found++;
        }
        this.rank = found;
        List<Box> not = new ArrayList<>();
        rule.unless().forEach(exception -> not.add(policy.where(exception)));
        for (int i = 0; i < rule.when().size(); i++) {
            if (i != condition.alternative()) {
                not.add(policy.where(rule.when().get(i)));
            }
        }
        this.beside =
                new Beside(log, effective(policy, rule, policy.where(rule.when().get(condition.alternative()))), not);
    }

    private static Box effective(Policy policy, Rule rule, Box box) {
        if (!rule.effective().isBounded()) {
            return box;
        }
        int axis = policy.set().vocabulary().axis(Vocabulary.AS_OF);
        Span days = policy.set()
                .vocabulary()
                .attributes()
                .get(axis)
                .domain()
                .range(
                        rule.effective().from().map(Object::toString).orElse(""),
                        rule.effective().until().map(Object::toString).orElse(""));
        return box.with(axis, Intervals.of(days.first(), days.last())).orElseThrow();
    }

    Outcome outcome() {
        return outcome;
    }

    /** Counts one block; {@code among} are its decisions with another outcome. */
    void count(int start, long[] among, short[] first) {
        beside.look(start, among);
        for (int i = 0; i < among.length; i++) {
            for (Effects each : effects) {
                for (long bits = beside.sure(i, each.axis()); bits != 0; bits &= bits - 1) {
                    count(((start + i) << 6) + Long.numberOfTrailingZeros(bits), each, first);
                }
            }
            for (long bits = beside.unsure(i); bits != 0; bits &= bits - 1) {
                int row = ((start + i) << 6) + Long.numberOfTrailingZeros(bits);
                int axis = beside.only(row);
                for (Effects each : effects) {
                    if (each.axis() == axis) {
                        count(row, each, first);
                    }
                }
            }
        }
    }

    /** A decision that an earlier rule determines stays with it. */
    private void count(int row, Effects of, short[] first) {
        int was = first[row];
        if ((was > rank || was == Ranked.NONE) && beside.isAllowed(row)) {
            of.count(row, ranked.outcome(was), outcome);
        }
    }
}
