package org.patrondesk.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.patrondesk.box.Box;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Rule;
import org.patrondesk.policy.Verdict;
import org.patrondesk.recall.Nearby;
import org.patrondesk.recall.OpenPoints;
import org.patrondesk.recall.OpenPolicy;

/**
 * Counts what edits change for decisions with open facts.
 *
 * <p>Only edits that can matter to a decision are looked at: those of the rules that determine what is told at some of the
 * points it may stand for, and widenings that meet one. What they change is worked out from what is told at the points.
 * Where that does not do, because the edit moves the rule's precedence or rules tell too many parts apart, the edited
 * policy is asked. One thread.
 */
final class OpenAnswers {
    private static final int DETERMINING = 0;
    private static final int PIVOTAL = 1;

    private final Policy policy;
    private final Ranks ranks;
    private final List<Edits.Planned> planned;
    private final long[][] sums;
    /** Made at most once each, by the place of the edit or of the rule. */
    private final Map<Integer, Policy.Amended> amended = new HashMap<>();

    private final Map<Integer, Policy.Amended> without = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final long[][] nos;
    private long byDefault;
    private long untold;

    OpenAnswers(DecisionLog log, Policy policy, List<Edits.Planned> planned) {
        this.policy = policy;
        this.ranks = new Ranks(policy);
        this.planned = planned;
        this.sums = new long[planned.size()][Changes.KINDS];
        policy.set().rules().forEach(rule -> numbers.put(rule.id(), numbers.size()));
        this.nos = new long[numbers.size()][2];
        if (!log.open().isEmpty()) {
            Prepared prepared = new Prepared();
            log.open().forEach(each -> new Case(each, prepared).count());
        }
    }

    /** The edits by what makes them matter. */
    private final class Prepared {
        private final OpenPolicy open = new OpenPolicy(policy);
        /** By rule: its edits that matter only where it determines. */
        private final List<List<Integer>> ofRule = new ArrayList<>();

        private final OpenPolicy.@Nullable Slice[] slices = new OpenPolicy.Slice[planned.size()];
        /** The other edits: outside their boxes they change nothing. */
        private final List<Integer> edits = new ArrayList<>();

        private final Nearby near;

        Prepared() {
            policy.set().rules().forEach(rule -> ofRule.add(new ArrayList<>()));
            List<Box> boxes = new ArrayList<>();
            for (int i = 0; i < slices.length; i++) {
                Edits.Planned each = planned.get(i);
                boolean counted = ranks.stay(each);
                if (each.axis() >= 0 && counted) {
                    slices[i] = open.slice(each.number(), each.edit().alternative(), each.axis(), each.delta());
                }
                if (counted && !each.adds()) {
                    ofRule.get(each.number()).add(i);
                } else {
                    for (Box box : touched(i)) {
                        boxes.add(box);
                        edits.add(i);
                    }
                }
            }
            this.near = new Nearby(boxes, policy.space());
        }

        /** Boxes outside which an edit changes nothing. */
        List<Box> touched(int edit) {
            OpenPolicy.Slice slice = slices[edit];
            Edits.Planned each = planned.get(edit);
            Rule rule = policy.set().rules().get(each.number());
            if (slice != null) {
                return List.of(slice.box());
            }
            return rule.when().isEmpty()
                    ? List.of(policy.space())
                    : IntStream.range(0, rule.when().size())
                            .mapToObj(i -> policy.where(rule, i))
                            .map(box -> each.axis() < 0
                                    ? box
                                    : box.with(each.axis(), policy.space().axis(each.axis()))
                                            .orElseThrow())
                            .toList();
        }

        /** Those of the other edits that may matter to a box, each once. */
        int[] near(Box possible) {
            List<Integer> found = new ArrayList<>();
            near.each(possible, number -> {
                int edit = edits.get(number);
                if (found.isEmpty() || found.get(found.size() - 1) != edit) {
                    found.add(edit);
                }
            });
            return found.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** The counting of one case. */
    private final class Case {
        private final DecisionLog.OpenCase each;
        private final Prepared prepared;
        private final int rows;

        Case(DecisionLog.OpenCase each, Prepared prepared) {
            this.each = each;
            this.prepared = prepared;
            this.rows = each.rows().size();
        }

        void count() {
            int[] near = prepared.near(each.possible());
            List<OpenPolicy.Slice> widenings = new ArrayList<>();
            for (int edit : near) {
                OpenPolicy.Slice slice = prepared.slices[edit];
                if (slice != null) {
                    widenings.add(slice);
                }
            }
            Optional<OpenPoints> points = prepared.open.at(each.possible(), widenings);
            if (points.isPresent()) {
                workOut(points.get(), near);
            } else {
                ask();
            }
        }

        private void workOut(OpenPoints points, int[] near) {
            Outcome before = points.outcome();
            answered(points.by(), before, number -> points.without(number));
            for (int rule : points.deciding()) {
                for (int edit : prepared.ofRule.get(rule)) {
                    changed(edit, before, outcome(points, edit));
                }
            }
            for (int edit : near) {
                OpenPolicy.Slice slice = prepared.slices[edit];
                changed(edit, before, slice == null ? asked(edit) : points.widened(slice));
            }
        }

        /** After an edit of a rule that determines. */
        private Outcome outcome(OpenPoints points, int edit) {
            OpenPolicy.Slice slice = prepared.slices[edit];
            int rule = planned.get(edit).number();
            if (slice != null) {
                return points.narrowed(slice);
            }
            return planned.get(edit).edit().kind() == Edit.Kind.DELETE_RULE
                    ? points.without(rule)
                    : points.turned(rule);
        }

        private void ask() {
            Verdict verdict = policy.decide(each.facts(), each.recorded().vocabulary());
            answered(verdict.rule(), verdict.outcome(), this::askedWithout);
            for (int edit = 0; edit < planned.size(); edit++) {
                if (prepared.touched(edit).stream().anyMatch(each.possible()::meets)) {
                    changed(edit, verdict.outcome(), asked(edit));
                }
            }
        }

        private Outcome asked(int edit) {
            return amended.computeIfAbsent(
                            edit,
                            number -> policy.amended(
                                    planned.get(number).number(),
                                    planned.get(number).now(policy)))
                    .outcome(each.possible());
        }

        private Outcome askedWithout(int rule) {
            return without.computeIfAbsent(rule, number -> policy.amended(number, Optional.empty()))
                    .outcome(each.possible());
        }

        private void changed(int edit, Outcome before, Outcome after) {
            int kind = Changes.kind(before, after);
            if (kind >= 0) {
                sums[edit][kind] += rows;
            }
        }

        private void answered(String by, Outcome outcome, IntFunction<Outcome> without) {
            @Nullable Integer number = numbers.get(by);
            if (number != null && outcome.isNo()) {
                nos[number][DETERMINING] += rows;
                nos[number][PIVOTAL] += without.apply(number).isYes() ? rows : 0;
            }
            byDefault += by.equals(Verdict.DEFAULT) && outcome.isNo() ? rows : 0;
            untold += by.equals(Verdict.UNKNOWN_FACT) ? rows : 0;
        }
    }

    /** By the rules in the order of writing: the nos that are the rule's, and those of them that were a yes without it. */
    long[][] nos() {
        return Arrays.stream(nos).map(long[]::clone).toArray(long[][]::new);
    }

    /** The nos that are the philosophy's. */
    long byDefault() {
        return byDefault;
    }

    /** How many decisions leave open what the policy answers, or by which rule. */
    long untold() {
        return untold;
    }

    /** Adds what an edit, by its place among the planned, changes to the sums by kind. */
    void addTo(int edit, long[] into) {
        for (int kind = 0; kind < into.length; kind++) {
            into[kind] += sums[edit][kind];
        }
    }
}
