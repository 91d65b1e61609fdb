package org.patrondesk.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.patrondesk.box.Box;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Rule;
import org.patrondesk.recall.Edited;

/**
 * A log's decisions, answered again under a policy; from here edits of that policy are replayed quickly.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class LogReplay {
    private final DecisionLog log;
    private final Ranked ranked;
    private final Changes changes;
    private final List<Change> open;
    /** Where edits start: this one, or the full replay that it was made from. */
    private final LogReplay base;

    private final short[] first;

    private LogReplay(DecisionLog log, Ranked ranked, Changes changes, List<Change> open, Base from) {
        this.log = log;
        this.ranked = ranked;
        this.changes = changes;
        this.open = open;
        this.first = from.first();
        this.base = from.replay() == null ? this : from.replay();
    }

    private record Base(
            @SuppressWarnings("ArrayRecordComponent") short[] first,
            @Nullable LogReplay replay) {}

    static LogReplay full(DecisionLog log, Ranked ranked) {
        FullPass pass = new FullPass(log, ranked).run();
        Again again = new Again(ranked.policy());
        List<Change> open = log.open().stream()
                .map(each -> again.of(each.recorded(), each.facts()))
                .toList();
        return new LogReplay(log, ranked, pass.changes(), open, new Base(pass.first(), null));
    }

    /**
     * The same log under another policy, such as this one after an edit: only the decisions that their difference can
     * touch are answered again.
     *
     * @throws IllegalArgumentException when the policy has another vocabulary than the log
     */
    public LogReplay edited(Policy candidate) {
        return this == base ? after(log.fitting(candidate)) : base.edited(candidate);
    }

    private LogReplay after(Policy candidate) {
        PolicySet now = candidate.set();
        PolicySet then = ranked.policy().set();
        Ranked next = new Ranked(candidate);
        if (!now.philosophy().equals(then.philosophy())
                || now.precedence().together() != then.precedence().together()) {
            return full(log, next);
        }
        Changes moved = changes.copy();
        new Touched(log, new Touched.Base(ranked, first), next, moved::move).run();
        return new LogReplay(log, next, moved, openAfter(candidate), new Base(first, this));
    }

    /** For decisions with open facts every part of a rule counts: an obligation that hangs on one is asked about. */
    private List<Change> openAfter(Policy candidate) {
        if (open.isEmpty()) {
            return open;
        }
        List<Box> where = new Edited<>(parts(ranked.policy()), parts(candidate))
                .differing().stream().map(Part::box).toList();
        Again again = new Again(candidate);
        List<Change> after = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            DecisionLog.OpenCase each = log.open().get(i);
            boolean touched = where.stream().anyMatch(box -> Touched.meet(box, each.possible()));
            after.add(touched ? again.of(each.recorded(), each.facts()) : open.get(i));
        }
        return List.copyOf(after);
    }

    private record Part(Rule rule, Box box) {}

    private static List<Part> parts(Policy policy) {
        return policy.regions().stream()
                .map(region -> new Part(region.rule(), region.box()))
                .toList();
    }

    /** The sums, with samples. */
    public Replay.Report report() {
        Tally tally = new Tally();
        changes.addTo(tally);
        if (log.withoutFacts() > 0) {
            tally.add(new Change.NotReplayable(Replay.NO_FACTS), "", log.withoutFacts());
        }
        for (int i = 0; i < open.size(); i++) {
            DecisionLog.OpenCase each = log.open().get(i);
            tally.add(open.get(i), each.recorded().rule(), each.rows().size());
        }
        sample(tally);
        return tally.report();
    }

    /** A changed decision that may be told. */
    private record Candidate(int row, String rule, int open) {}

    private void sample(Tally tally) {
        List<Candidate> candidates = new ArrayList<>(completeOnes());
        for (int i = 0; i < open.size(); i++) {
            DecisionLog.OpenCase each = log.open().get(i);
            if (open.get(i) instanceof Change.Changed) {
                int number = i;
                each.rows().stream()
                        .limit(Tally.LOOKED_AT)
                        .forEach(row -> candidates.add(
                                new Candidate(row, each.recorded().rule(), number)));
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::row));
        List<String> rules = log.ruleIds();
        long[] seen = new long[rules.size()];
        for (Candidate candidate : candidates) {
            long n = ++seen[log.rule(candidate.row())];
            if (tally.wantsSample(candidate.rule(), n)) {
                tell(tally, candidate);
            }
        }
    }

    /** Enough changed decisions of every rule to choose samples from, in the order of the log. */
    private List<Candidate> completeOnes() {
        int[] missing = new int[log.ruleIds().size()];
        int wanted = 0;
        for (int rule = 0; rule < missing.length; rule++) {
            missing[rule] = (int) Math.min(Tally.LOOKED_AT, changes.ofRule(rule));
            wanted += missing[rule];
        }
        List<Candidate> found = new ArrayList<>(wanted);
        int all = wanted;
        if (all > 0) {
            changes.each(row -> {
                if (missing[log.rule(row)] > 0) {
                    missing[log.rule(row)]--;
                    found.add(new Candidate(row, log.ruleIds().get(log.rule(row)), -1));
                }
                return found.size() < all;
            });
        }
        return found;
    }

    private void tell(Tally tally, Candidate candidate) {
        if (candidate.open() >= 0) {
            Change.Changed changed = open.get(candidate.open()).changed().orElseThrow();
            tally.sample(
                    candidate.rule(),
                    changed,
                    () -> log.open().get(candidate.open()).facts());
            return;
        }
        int rank = determining(candidate.row());
        tally.sample(
                candidate.rule(),
                new Change.Changed(log.outcome(candidate.row()), ranked.outcome(rank), ranked.rule(rank)),
                () -> log.facts(candidate.row()));
    }

    private int determining(int row) {
        if (this == base) {
            return first[row];
        }
        int[][] columns = log.index().columns();
        int[] point = new int[columns.length];
        for (int axis = 0; axis < point.length; axis++) {
            point[axis] = columns[axis][row];
        }
        for (int rank = 0; rank < ranked.size(); rank++) {
            if (ranked.piece(rank).box().contains(point)) {
                return rank;
            }
        }
        return Ranked.NONE;
    }
}
