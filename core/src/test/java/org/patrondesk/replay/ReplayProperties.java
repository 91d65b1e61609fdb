package org.patrondesk.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.patrondesk.Riverside;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Facts;

class ReplayProperties {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private static final int DECISIONS = 300;

    @Property(tries = 200)
    void under_the_same_policy_every_decision_is_the_same(@ForAll long seed) {
        PolicySet set = Riverside.policy();
        Replay replay = replayed(seed, set, Policy.of(set));

        assertThat(replay.report())
                .isEqualTo(new Replay.Report(DECISIONS, DECISIONS, 0, 0, 0, Map.of(), List.of(), List.of()));
    }

    @Property(tries = 200)
    void the_sums_add_up(@ForAll long seed, @ForAll @IntRange(max = 240) int months, @ForAll boolean dropped) {
        Policy candidate = Policy.of(Riverside.policy("2", months));
        Replay.Report report = replayed(seed, Riverside.policy(), dropped ? candidate.without("too-young") : candidate)
                .report();
        long lost = report.notReplayable().values().stream()
                .mapToLong(Long::longValue)
                .sum();

        assertThat(report.decisions()).isEqualTo(DECISIONS);
        assertThat(report.same() + report.noToYes() + report.yesToNo() + report.otherChange() + lost)
                .isEqualTo(DECISIONS);
        assertThat(report.byRule().stream()
                        .mapToLong(Replay.RuleEffect::noToYes)
                        .sum())
                .isEqualTo(report.noToYes());
        assertThat(report.byRule().stream()
                        .mapToLong(Replay.RuleEffect::yesToNo)
                        .sum())
                .isEqualTo(report.yesToNo());
        assertThat(report.byRule().stream()
                        .mapToLong(Replay.RuleEffect::otherChange)
                        .sum())
                .isEqualTo(report.otherChange());
    }

    private static Replay replayed(long seed, PolicySet then, Policy candidate) {
        Random random = new Random(seed);
        Policy policy = Policy.of(then);
        Replay replay = new Replay(candidate);
        for (int i = 0; i < DECISIONS; i++) {
            Facts facts = then.vocabulary().facts(some(random));
            Verdict verdict = policy.decide(facts);
            replay.add(new Recorded(verdict.outcome(), verdict.rule(), facts, DAY, then.vocabulary(), true));
        }
        return replay;
    }

    /** Some facts known, some not. */
    private static Map<String, Object> some(Random random) {
        Map<String, Object> facts = new java.util.HashMap<>(Riverside.facts(
                List.of("NE", "DH", "NFA").get(random.nextInt(3)), random.nextInt(20), random.nextInt(30)));
        facts.keySet().removeIf(attribute -> random.nextInt(5) == 0);
        return facts;
    }
}
