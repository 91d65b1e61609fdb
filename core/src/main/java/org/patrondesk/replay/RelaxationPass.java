package org.patrondesk.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Rule;
import org.patrondesk.recall.Finder;
import org.patrondesk.recall.Sides;

/** Makes the relaxation table of one policy over one log. One use, one thread. */
final class RelaxationPass implements NoPass.Reader {
    private final DecisionLog log;
    private final Policy policy;
    private final Ranked ranked;
    private final Edits edits;
    private final Ranks ranks;
    private final Effects.Table drops;
    private final Effects.Table adds;
    private final List<Widening> widenings = new ArrayList<>();
    /** By rank: what the first piece of a rule that could be wider finds undecided; only of such. */
    private final Map<Integer, long[]> reached = new HashMap<>();

    private final Stacks stacks;
    private final long[][] byRule;
    private final Dropping[] droppings;
    private short[] first = {};
    private final OpenAnswers open;

    private static final int DETERMINING = 0;
    private static final int PIVOTAL = 1;
    private static final int OTHER_WITHOUT = 2;

    RelaxationPass(DecisionLog log, Policy policy) {
        this.log = log;
        this.policy = policy;
        this.ranked = new Ranked(policy);
        this.edits = new Edits(policy);
        this.ranks = new Ranks(policy);
        this.stacks = new Stacks(ranked, log.index());
        this.drops = new Effects.Table(log, edits);
        this.adds = new Effects.Table(log, edits);
        for (Edits.Planned planned : edits.planned()) {
            if (planned.axis() >= 0 && ranks.stay(planned)) {
                (planned.adds() ? adds : drops).plan(planned);
            }
        }
        for (Effects.Condition each : adds.conditions()) {
            Widening widening = new Widening(log, ranked, each, adds.of(each));
            widenings.add(widening);
            reached.put(widening.rank(), new long[Finder.BLOCK]);
        }
        List<Rule> rules = policy.set().rules();
        this.byRule = new long[rules.size()][3];
        this.droppings = new Dropping[rules.size()];
        for (int number = 0; number < droppings.length; number++) {
            droppings[number] = new Dropping(number, rules.get(number));
        }
        this.open = new OpenAnswers(log, policy, edits.planned());
    }

    /** The counts of one rule's narrowing, by its conditions. */
    private final class Dropping {
        private final List<Effects[]> effects = new ArrayList<>();
        private final List<Sides> conditions = new ArrayList<>();

        Dropping(int number, Rule rule) {
            for (int i = 0; i < rule.when().size(); i++) {
                effects.add(drops.of(new Effects.Condition(number, i)).toArray(Effects[]::new));
                conditions.add(log.index().sides(policy.where(rule.when().get(i))));
            }
        }

        /** A decision that several conditions hold for is held by the others still. */
        void count(int row, int kind) {
            int only = effects.size() == 1 ? 0 : -1;
            for (int i = 0; effects.size() > 1 && i < effects.size(); i++) {
                if (conditions.get(i).contain(log.index().columns(), row)) {
                    if (only >= 0) {
                        return;
                    }
                    only = i;
                }
            }
            if (only >= 0) {
                for (Effects each : effects.get(only)) {
                    each.count(row, kind);
                }
            }
        }
    }

    RelaxationPass run() {
        first = new NoPass(log, ranked).run(this);
        return this;
    }

    @Override
    public void no(int row, int rank, Outcome next) {
        Outcome before = ranked.outcome(rank);
        long[] counts = byRule[ranked.number(rank)];
        counts[DETERMINING]++;
        if (next.isYes()) {
            counts[PIVOTAL]++;
        } else {
            counts[OTHER_WITHOUT] += next == before ? 0 : 1;
            stacks.add(row);
        }
        if (next != before) {
            droppings[ranked.number(rank)].count(row, Changes.kind(before, next));
        }
    }

    @Override
    public void unruled(int row) {
        stacks.addUnruled();
    }

    @Override
    public void reached(int rank, long[] undecided) {
        long[] kept = reached.get(rank);
        if (kept != null) {
            System.arraycopy(undecided, 0, kept, 0, kept.length);
        }
    }

    @Override
    public void block(int start, short[] determining) {
        long[] all = new long[Finder.BLOCK];
        log.index().all(start, all);
        Map<Outcome, long[]> others = new HashMap<>();
        for (Widening widening : widenings) {
            long[] other =
                    others.computeIfAbsent(widening.outcome(), outcome -> others(start, all, determining, outcome));
            long[] among = Objects.requireNonNull(reached.get(widening.rank())).clone();
            for (int i = 0; i < among.length; i++) {
                among[i] &= other[i];
            }
            widening.count(start, among, determining);
        }
        reached.values().forEach(kept -> Arrays.fill(kept, 0));
    }

    /** The decisions of a block with another outcome than this. */
    private long[] others(int start, long[] all, short[] determining, Outcome outcome) {
        boolean[] other = new boolean[ranked.size() + 1];
        for (int rank = Ranked.NONE; rank < ranked.size(); rank++) {
            other[rank + 1] = ranked.outcome(rank) != outcome;
        }
        long[] others = new long[all.length];
        for (int i = 0; i < all.length; i++) {
            int row = (start + i) << 6;
            for (int bit = 0; bit < 64; bit++) {
                others[i] |= other[determining[row + bit] + 1] ? 1L << bit : 0;
            }
            others[i] &= all[i];
        }
        return others;
    }

    List<Edits.Planned> planned() {
        return edits.planned();
    }

    List<Relaxation.Effect> effects() {
        List<Relaxation.Effect> effects = new ArrayList<>();
        for (int i = 0; i < edits.planned().size(); i++) {
            Edits.Planned planned = edits.planned().get(i);
            long[] sums = sums(planned);
            open.addTo(i, sums);
            if (sums[0] > 0) {
                effects.add(new Relaxation.Effect(planned.edit(), sums[0], sums[1], sums[2]));
            }
        }
        return Relaxation.sorted(effects);
    }

    private long[] sums(Edits.Planned planned) {
        long[] counts = byRule[planned.number()];
        return switch (planned.edit().kind()) {
            case DELETE_RULE -> new long[] {counts[PIVOTAL], 0, counts[OTHER_WITHOUT]};
            case DECIDE_YES -> new long[] {counts[DETERMINING], 0, 0};
            default -> ranks.stay(planned) ? (planned.adds() ? adds : drops).sums(planned) : replayed(planned);
        };
    }

    /** Where the edit changes the rule's precedence, the edited policy is asked. */
    private long[] replayed(Edits.Planned planned) {
        long[] sums = new long[Changes.KINDS];
        Ranked after = new Ranked(planned.candidate(policy));
        new Touched(log, new Touched.Base(ranked, first), after, (row, was, now) -> sums[Changes.kind(was, now)]++)
                .run();
        return sums;
    }

    List<Relaxation.RuleCount> rules() {
        List<Relaxation.RuleCount> found = new ArrayList<>();
        long[][] nosOfOpen = open.nos();
        for (int number = 0; number < byRule.length; number++) {
            long determining = byRule[number][DETERMINING] + nosOfOpen[number][DETERMINING];
            if (determining > 0) {
                found.add(new Relaxation.RuleCount(
                        policy.set().rules().get(number).id(),
                        determining,
                        byRule[number][PIVOTAL] + nosOfOpen[number][PIVOTAL]));
            }
        }
        found.sort(Comparator.comparingLong(Relaxation.RuleCount::pivotal)
                .reversed()
                .thenComparing(Comparator.comparingLong(Relaxation.RuleCount::determining)
                        .reversed())
                .thenComparing(Relaxation.RuleCount::rule));
        return found;
    }

    List<Relaxation.Stack> stacks() {
        return stacks.most();
    }

    long unruled() {
        return stacks.endless() + open.byDefault();
    }

    long untold() {
        return open.untold();
    }
}
