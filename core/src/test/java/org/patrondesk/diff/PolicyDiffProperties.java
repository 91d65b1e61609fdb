package org.patrondesk.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyTrees;
import org.patrondesk.policy.Verdict;
import org.patrondesk.schema.PolicyReader;

class PolicyDiffProperties {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void a_difference_is_exactly_what_asking_every_request_finds(@ForAll long seed) {
        StoredObject tree = PolicyTrees.random(seed);
        Policy before = Policy.of(PolicyReader.read(tree));
        Policy after = Policy.of(
                PolicyReader.read(seed % 5 == 0 ? PolicyTrees.random(seed + 1) : edited(tree, new Random(seed))));
        Map<List<Object>, Long> expected = new HashMap<>();
        for (Map<String, Object> request : PolicyTrees.requests()) {
            Verdict was = before.decide(before.set().vocabulary().facts(request));
            Verdict is = after.decide(after.set().vocabulary().facts(request));
            if (!told(was).equals(told(is))) {
                expected.merge(List.of(told(was), was.rule(), told(is), is.rule()), 1L, Long::sum);
            }
        }

        Difference difference = PolicyDiff.between(before, after, DAY);

        Map<List<Object>, Long> found = new HashMap<>();
        difference
                .changes()
                .forEach(change -> found.put(
                        List.of(
                                told(change.before()),
                                change.before().rule(),
                                told(change.after()),
                                change.after().rule()),
                        change.volume().longValueExact()));
        assertThat(found).isEqualTo(expected);
        assertThat(difference.domain()).isEqualTo(BigInteger.valueOf(96));
        assertThat(difference.volume().longValueExact())
                .isEqualTo(expected.values().stream().mapToLong(Long::longValue).sum());
        difference.changes().forEach(change -> regionsHoldTheVolume(change));
    }

    /** With few requests every region is told, so that they add up. */
    private static void regionsHoldTheVolume(Difference.Change change) {
        long inside = PolicyTrees.requests().stream()
                .filter(request -> change.regions().stream().anyMatch(region -> lies(request, region)))
                .count();
        if (change.moreRegions() == 0) {
            assertThat(inside).isEqualTo(change.volume().longValueExact());
        }
        assertThat(change.regions()).anyMatch(region -> lies(change.witness(), region));
    }

    private static boolean lies(Map<String, Object> request, Map<String, List<String>> region) {
        return region.entrySet().stream()
                .allMatch(side -> side.getValue().stream()
                        .anyMatch(values -> meets(String.valueOf(request.get(side.getKey())), values)));
    }

    private static boolean meets(String value, String values) {
        int dots = values.indexOf("..");
        return dots < 0
                ? value.equals(values)
                : Long.parseLong(value) >= Long.parseLong(values.substring(0, dots))
                        && Long.parseLong(value) <= Long.parseLong(values.substring(dots + 2));
    }

    private static List<Object> told(Verdict verdict) {
        return List.of(
                verdict.outcome(),
                verdict.require().stream().sorted().toList(),
                verdict.instead(),
                new HashMap<>(verdict.set()));
    }

    /** A rule less, one moved, one that decides otherwise, or another default. */
    private static StoredObject edited(StoredObject tree, Random random) {
        List<Object> rules = new ArrayList<>(tree.list("rules"));
        if (rules.isEmpty() || random.nextInt(6) == 0) {
            return tree.with("philosophy", Map.of("default", "refer"));
        }
        int at = random.nextInt(rules.size());
        switch (random.nextInt(3)) {
            case 0 -> rules.remove(at);
            case 1 -> rules.add(random.nextInt(rules.size()), rules.remove(at));
            default -> rules.set(at, ((StoredObject) rules.get(at)).with("decide", "refer"));
        }
        return tree.with("rules", rules);
    }
}
