package org.patrondesk.replay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patrondesk.box.Box;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Rule;

/** Counts what one condition of a rule that says yes would take over if one of its sides were wider. One thread. */
final class Widening {
    private final Outcome outcome;
    private final int rank;
    /** How a decision changes, by one more than the rank of what determines it. */
    private final byte[] kinds;

    private final Beside beside;
    /** By the place of their axis in the condition; nothing where no edit is counted. */
    private final @Nullable Effects[] effects;

    Widening(DecisionLog log, Ranked ranked, Effects.Condition condition, List<Effects> effects) {
        Policy policy = ranked.policy();
        Rule rule = policy.set().rules().get(condition.rule());
        this.outcome = rule.outcome().orElse(policy.set().philosophy().otherwise());
        this.kinds = kinds(ranked);
        int first = 0;
        while (ranked.number(first) != condition.rule()) {
            first++;
        }
        this.rank = first;
        List<Box> not = new ArrayList<>();
        rule.unless().forEach(exception -> not.add(policy.where(exception)));
        for (int i = 0; i < rule.when().size(); i++) {
            if (i != condition.alternative()) {
                not.add(policy.where(rule.when().get(i)));
            }
        }
        Box box = policy.where(rule, condition.alternative());
        this.beside = new Beside(log, box, not);
        this.effects = new Effects[beside.places()];
        effects.stream()
                .filter(each -> beside.place(each.axis()) >= 0)
                .forEach(each -> this.effects[beside.place(each.axis())] = each);
    }

    private byte[] kinds(Ranked ranked) {
        byte[] kinds = new byte[ranked.size() + 1];
        for (int was = Ranked.NONE; was < ranked.size(); was++) {
            kinds[was + 1] = (byte) Changes.kind(ranked.outcome(was), outcome);
        }
        return kinds;
    }

    Outcome outcome() {
        return outcome;
    }

    /** The rank of the rule's first piece; what an earlier rule determines stays with it. */
    int rank() {
        return rank;
    }

    /** Counts one block; {@code among} are the decisions with another outcome that no earlier rule determines. */
    void count(int start, long[] among, short[] first) {
        beside.look(start, among);
        for (int i = 0; i < among.length; i++) {
            int row = (start + i) << 6;
            for (long bits = beside.sure(i); bits != 0; bits &= bits - 1) {
                int bit = Long.numberOfTrailingZeros(bits);
                count(row + bit, beside.missed(i, bit), first);
            }
            for (long bits = beside.unsure(i); bits != 0; bits &= bits - 1) {
                int at = row + Long.numberOfTrailingZeros(bits);
                int place = beside.only(i, at);
                if (place >= 0) {
                    count(at, place, first);
                }
            }
        }
    }

    private void count(int row, int place, short[] first) {
        Effects of = effects[place];
        if (of != null && beside.isAllowed(row)) {
            of.count(row, kinds[first[row] + 1]);
        }
    }
}
