package org.patrondesk.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.patrondesk.policy.PlainReading;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;
import org.patrondesk.policy.WideReading;
import org.patrondesk.schema.PolicyReader;

/** Differences of policies that do not ask the same questions, against reading both for every request. */
class UnlikePoliciesProperties {
    /** The days on which some rules end, and others begin or have ended. */
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 26));

    /** From what to what, with the rules that say so. */
    private record Step(List<Object> before, List<Object> after) {
        boolean isChange() {
            return !before.subList(0, 4).equals(after.subList(0, 4));
        }
    }

    @Property(tries = 250, shrinking = ShrinkingMode.OFF)
    void a_difference_is_what_reading_both_policies_finds_request_by_request(@ForAll long seed) {
        UnlikePolicies pair = UnlikePolicies.random(seed);
        LocalDate day = DAYS.get((int) Math.floorMod(seed, 3L));
        List<Map<String, Object>> requests = requests(pair);
        Map<Step, Long> expected = new HashMap<>();
        Map<Map<String, Object>, Step> steps = new HashMap<>();
        WideReading before = new WideReading(pair.before());
        WideReading after = new WideReading(pair.after());
        for (Map<String, Object> request : requests) {
            Step step = new Step(
                    told(before.on(day, pair.asked(request, true))), told(after.on(day, pair.asked(request, false))));
            steps.put(request, step);
            if (step.isChange()) {
                expected.merge(step, 1L, Long::sum);
            }
        }

        Difference difference = PolicyDiff.between(
                Policy.of(PolicyReader.read(pair.before())), Policy.of(PolicyReader.read(pair.after())), day);

        Map<Step, Long> found = new HashMap<>();
        for (Difference.Change change : difference.changes()) {
            Step step = new Step(told(change.before()), told(change.after()));
            found.merge(step, change.volume().longValueExact(), Long::sum);
            assertThat(steps.get(change.witness())).isEqualTo(step);
            regionsHoldTheVolume(change, requests, steps, step);
        }
        assertThat(found).isEqualTo(expected);
        assertThat(difference.changes()).hasSize(expected.size());
        assertThat(difference.domain()).isEqualTo(BigInteger.valueOf(requests.size()));
        assertThat(difference.volume().longValueExact())
                .isEqualTo(expected.values().stream().mapToLong(Long::longValue).sum());
    }

    private static List<Map<String, Object>> requests(UnlikePolicies pair) {
        List<Map<String, Object>> all = List.of(Map.of());
        for (Map.Entry<String, List<Object>> attribute : pair.common().entrySet()) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> request : all) {
                for (Object value : attribute.getValue()) {
                    Map<String, Object> more = new LinkedHashMap<>(request);
                    more.put(attribute.getKey(), value);
                    longer.add(more);
                }
            }
            all = longer;
        }
        return all;
    }

    private static List<Object> told(PlainReading read) {
        return List.of(
                read.outcome(), new TreeSet<>(read.require()), read.instead(), new TreeMap<>(read.set()), read.rule());
    }

    private static List<Object> told(Verdict verdict) {
        return List.of(
                verdict.outcome(),
                new TreeSet<>(verdict.require()),
                verdict.instead(),
                new TreeMap<>(verdict.set()),
                verdict.rule());
    }

    /** The regions are disjoint, lie within the change, and with those that are not told make it up. */
    private static void regionsHoldTheVolume(
            Difference.Change change,
            List<Map<String, Object>> requests,
            Map<Map<String, Object>, Step> steps,
            Step step) {
        long inside = 0;
        for (Map<String, Object> request : requests) {
            long regions = change.regions().stream()
                    .filter(region -> lies(request, region))
                    .count();
            assertThat(regions).isLessThanOrEqualTo(1);
            if (regions > 0) {
                assertThat(steps.get(request)).isEqualTo(step);
                inside++;
            }
        }
        if (change.moreRegions() == 0) {
            assertThat(inside).isEqualTo(change.volume().longValueExact());
        } else {
            assertThat(inside).isLessThan(change.volume().longValueExact());
        }
    }

    private static boolean lies(Map<String, Object> request, Map<String, List<String>> region) {
        return region.entrySet().stream()
                .allMatch(side -> side.getValue().stream()
                        .anyMatch(values -> meets(String.valueOf(request.get(side.getKey())), values)));
    }

    private static boolean meets(String value, String values) {
        return values.contains("..") ? low(values) <= low(value) && high(value) <= high(values) : value.equals(values);
    }

    private static long low(String values) {
        return Long.parseLong(values.split("\\.\\.", -1)[0]);
    }

    private static long high(String values) {
        String[] ends = values.split("\\.\\.", -1);
        return Long.parseLong(ends[ends.length - 1]);
    }
}
