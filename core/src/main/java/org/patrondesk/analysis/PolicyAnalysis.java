package org.patrondesk.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.patrondesk.policy.Policy;

/**
 * Finds what is wrong with a policy, without asking every request: rules are boxes, and what one leaves of another is
 * worked out exactly. Pure; safe for use by many threads.
 *
 * <p>A finding is proved, with a request that shows it. What cannot be found out within a bounded number of steps is
 * listed as undecided and never guessed.
 */
public final class PolicyAnalysis {
    /** Steps for one question; real policies need less than a hundred. */
    private static final int MOST_STEPS = 20_000;

    private PolicyAnalysis() {}

    /**
     * All that is wrong on a day. A policy whose examples fail is analysed as well when it was made by
     * {@link Policy#ofKept}.
     */
    public static Findings of(Policy policy, LocalDate day) {
        return of(policy, day, EnumSet.allOf(FindingKind.class));
    }

    /** What is wrong on a day, of some kinds only. */
    public static Findings of(Policy policy, LocalDate day, Set<FindingKind> kinds) {
        return of(policy, day, kinds, MOST_STEPS);
    }

    /** @param mostSteps after which a question is given up */
    static Findings of(Policy policy, LocalDate day, Set<FindingKind> kinds, int mostSteps) {
        Ground ground = new Ground(policy, day, mostSteps);
        List<Draft> drafts = new ArrayList<>();
        if (kinds.stream().anyMatch(PolicyAnalysis::isAboutRules)) {
            aboutRules(ground, kinds, drafts);
        }
        for (FindingKind kind : kinds) {
            drafts.addAll(simple(ground, kind));
        }
        return new Findings(ground, drafts, Collections.nCopies(drafts.size(), 0L));
    }

    /** Whether it asks which rules determine answers. */
    private static boolean isAboutRules(FindingKind kind) {
        return kind == FindingKind.CONFLICT
                || kind == FindingKind.SHADOWED
                || kind == FindingKind.OBLIGATION
                || kind == FindingKind.REDUNDANT;
    }

    private static void aboutRules(Ground ground, Set<FindingKind> kinds, List<Draft> drafts) {
        Meetings meetings = new Meetings(ground);
        Shadows shadows = new Shadows(ground, meetings);
        if (kinds.contains(FindingKind.CONFLICT)) {
            drafts.addAll(new Conflicts(ground, meetings).drafts());
        }
        if (kinds.contains(FindingKind.SHADOWED)) {
            drafts.addAll(shadows.drafts());
        }
        if (kinds.contains(FindingKind.OBLIGATION)) {
            drafts.addAll(new Duties(ground, shadows).drafts());
        }
        if (kinds.contains(FindingKind.REDUNDANT)) {
            drafts.addAll(new Redundancies(ground, shadows).drafts());
        }
    }

    private static List<Draft> simple(Ground ground, FindingKind kind) {
        return switch (kind) {
            case OFFERING -> new Promises(ground).drafts();
            case EXPECTATION -> new Examples(ground).drafts();
            case NEVER_EFFECTIVE -> new Calendar(ground).expired();
            case GAP -> new Gaps(ground).drafts();
            case UNUSED -> new Unused(ground).drafts();
            case REVIEW_OVERDUE -> new Calendar(ground).overdue();
            case CONFLICT, SHADOWED, OBLIGATION, REDUNDANT -> List.of();
        };
    }
}
