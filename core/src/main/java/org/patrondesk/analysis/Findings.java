package org.patrondesk.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * What was found about a policy, what contradicts itself first, then by recorded decisions hit, then by requests hit.
 * Immutable and safe for use by many threads.
 */
public final class Findings {
    /** So many are shown; the rest are counted. */
    public static final int SHOWN = 20;

    private final Ground ground;
    private final List<Draft> drafts;
    private final List<Long> rows;
    private final Map<FindingKind, Integer> counts;
    private final List<Finding> shown;

    /** @param rows for each draft the recorded decisions it hits */
    Findings(Ground ground, List<Draft> drafts, List<Long> rows) {
        this.ground = ground;
        this.drafts = drafts;
        this.rows = rows;
        this.counts = new EnumMap<>(FindingKind.class);
        drafts.forEach(draft -> counts.merge(draft.kind(), 1, Integer::sum));
        this.shown = chosen().stream().sorted(byRank()).map(this::finding).toList();
    }

    private Comparator<Integer> byRank() {
        return Comparator.<Integer, FindingKind>comparing(i -> drafts.get(i).kind())
                .thenComparing(rows::get, Comparator.reverseOrder())
                .thenComparing(i -> -drafts.get(i).size())
                .thenComparing(Comparator.naturalOrder());
    }

    /** In turn from every kind, so that many of one leave room for the others. */
    private List<Integer> chosen() {
        Map<FindingKind, PriorityQueue<Integer>> first = new EnumMap<>(FindingKind.class);
        for (int i = 0; i < drafts.size(); i++) {
            PriorityQueue<Integer> best =
                    first.computeIfAbsent(drafts.get(i).kind(), none -> new PriorityQueue<>(byRank().reversed()));
            best.add(i);
            if (best.size() > SHOWN) {
                best.remove();
            }
        }
        List<Iterator<Integer>> kinds = first.values().stream()
                .map(best -> best.stream().sorted(byRank()).toList().iterator())
                .toList();
        List<Integer> chosen = new ArrayList<>();
        for (int turn = 0; turn < SHOWN; turn++) {
            for (Iterator<Integer> same : kinds) {
                if (same.hasNext() && chosen.size() < SHOWN) {
                    chosen.add(same.next());
                }
            }
        }
        return chosen;
    }

    private Finding finding(int number) {
        Finding said = drafts.get(number).words().get();
        return new Finding(
                said.kind(),
                said.rules(),
                said.offering(),
                said.witness(),
                rows.get(number),
                said.edit(),
                said.sentence());
    }

    /** The first {@value #SHOWN}; where one kind would take all the room, the first of each. */
    public List<Finding> shown() {
        return shown;
    }

    /** Every finding, put into words now; there may be many thousands. */
    public List<Finding> all() {
        return IntStream.range(0, drafts.size())
                .boxed()
                .sorted(byRank())
                .map(this::finding)
                .toList();
    }

    /** How many there are. */
    public int total() {
        return drafts.size();
    }

    /** How many there are of each kind. */
    public Map<FindingKind, Integer> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** How many of each kind are not shown; only kinds that have some. */
    public Map<FindingKind, Integer> more() {
        Map<FindingKind, Integer> more = new EnumMap<>(FindingKind.class);
        more.putAll(counts);
        shown.forEach(finding -> more.computeIfPresent(finding.kind(), (kind, n) -> n > 1 ? n - 1 : null));
        return more;
    }

    /** The ids of rules and offerings, or {@code default} for the gap, about which something could not be found out. */
    public List<String> undecided() {
        return ground.undecided();
    }

    /** The words of the policy that was looked at. */
    public Vocabulary vocabulary() {
        return ground.policy().set().vocabulary();
    }

    /** Counts recorded decisions for these findings; for one thread. */
    public FindingTally tally() {
        return new FindingTally(ground, drafts);
    }
}
