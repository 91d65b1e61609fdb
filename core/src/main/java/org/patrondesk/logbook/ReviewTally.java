package org.patrondesk.logbook;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionKind;
import org.patrondesk.policy.Outcome;

/** Adds up decisions for a review, in memory bounded by the number of rules, branches and different situations. */
final class ReviewTally {
    /** Situations beyond these are not compared, so that a long log fits a small heap. */
    private static final int SITUATIONS = 20_000;

    private final Map<String, Long> byRule = new HashMap<>();
    private final Map<String, Long> pivotal = new HashMap<>();
    private final Map<String, Long> byBranch = new TreeMap<>();
    private final Map<Situation, Map<Outcome, Answers>> situations = new LinkedHashMap<>();
    private final ZoneId zone;
    private long nos;
    private long asks;

    ReviewTally(ZoneId zone) {
        this.zone = zone;
    }

    /** The part of a working day. */
    private enum Shift {
        MORNING,
        AFTERNOON,
        EVENING;

        static Shift at(ZonedDateTime moment) {
            if (moment.getHour() < 12) {
                return MORNING;
            }
            return moment.getHour() < 17 ? AFTERNOON : EVENING;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Situation(String rule, String words) {}

    private static final class Answers {
        private long n;
        private final TreeSet<String> branches = new TreeSet<>();
        private final EnumSet<Shift> shifts = EnumSet.noneOf(Shift.class);
    }

    void add(Decision decision) {
        if (decision.told().isNo()) {
            nos++;
            byRule.merge(decision.toldRule(), 1L, Long::sum);
            byBranch.merge(decision.branch().code(), 1L, Long::sum);
        } else if (decision.told() == Outcome.ASK) {
            asks++;
        }
        // Within a run one policy answers by a pure function: there is nothing to compare.
        if (decision.kind() != DecisionKind.WHAT_IF) {
            compare(decision);
        }
    }

    /** Counts a no, added before, that were a yes if this rule alone were gone. */
    void addPivotal(String rule) {
        pivotal.merge(rule, 1L, Long::sum);
    }

    private void compare(Decision decision) {
        Situation situation = situation(decision);
        boolean full = situations.size() >= SITUATIONS && !situations.containsKey(situation);
        if (situation.words().isEmpty() || full) {
            return;
        }
        Answers answers = situations
                .computeIfAbsent(situation, key -> new TreeMap<>())
                .computeIfAbsent(decision.told(), key -> new Answers());
        answers.n++;
        answers.branches.add(decision.branch().code());
        answers.shifts.add(Shift.at(decision.at().atZone(zone)));
    }

    private static Situation situation(Decision decision) {
        if (!decision.facts().isEmpty()) {
            return new Situation("", decision.facts().canonical());
        }
        String words = decision.wording()
                .map(wording -> wording.asked().strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
                .orElse("");
        return new Situation(decision.rule(), words);
    }

    long nos() {
        return nos;
    }

    long asks() {
        return asks;
    }

    long unwritten() {
        return byRule.getOrDefault(Decision.UNWRITTEN, 0L);
    }

    Map<String, Long> byBranch() {
        return byBranch;
    }

    List<Review.RuleCount> byRule() {
        return byRule.entrySet().stream()
                .map(entry -> new Review.RuleCount(
                        entry.getKey(), entry.getValue(), pivotal.getOrDefault(entry.getKey(), 0L)))
                .sorted(Comparator.comparingLong(Review.RuleCount::n).reversed().thenComparing(Review.RuleCount::rule))
                .toList();
    }

    List<Review.Inconsistency> inconsistent() {
        List<Review.Inconsistency> found = new ArrayList<>();
        situations.forEach((situation, answers) -> {
            if (answers.size() > 1) {
                found.add(new Review.Inconsistency(situation.rule(), situation.words(), counts(answers)));
            }
        });
        return found;
    }

    private static List<Review.AnswerCount> counts(Map<Outcome, Answers> answers) {
        List<Review.AnswerCount> counts = new ArrayList<>();
        answers.forEach((outcome, given) -> counts.add(new Review.AnswerCount(
                outcome.code(),
                given.n,
                List.copyOf(given.branches),
                given.shifts.stream().map(Shift::code).toList())));
        return counts;
    }
}
