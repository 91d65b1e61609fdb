package org.patrondesk.testkit.simulation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.patrondesk.message.Attempt;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;

/** How often what the promises are about really came to pass in a world. */
final class Roughness {
    static final List<String> KINDS = List.of(
            "copies beyond the first",
            "attempts nobody wrote a result of",
            "doubts",
            "doubts that a late result ended",
            "marked attempts",
            "deferrals",
            "rejections",
            "expired",
            "left to a person",
            "decided by a person");

    private Roughness() {}

    static Map<String, Integer> of(World world) {
        Map<String, Integer> seen = new HashMap<>();
        KINDS.forEach(kind -> seen.put(kind, 0));
        Map<Object, Long> copies =
                world.provider.taken().stream().collect(groupingBy(SimulatedProvider.Copy::delivery, counting()));
        copies.values().forEach(taken -> seen.merge(KINDS.get(0), Math.toIntExact(taken - 1), Integer::sum));
        world.store.read(World.DELIVERING, transaction -> {
            Deliveries deliveries = transaction.store(Deliveries.class);
            for (DeliveryState state : DeliveryState.values()) {
                deliveries.each(
                        state,
                        status -> count(deliveries.find(status.delivery().id()).orElseThrow(), seen));
            }
            return true;
        });
        seen.merge("doubts that a late result ended", world.lateResults(), Integer::sum);
        seen.merge("decided by a person", world.decided.size(), Integer::sum);
        return seen;
    }

    private static void count(DeliveryStatus status, Map<String, Integer> seen) {
        for (Attempt attempt : status.attempts()) {
            seen.merge(
                    switch (attempt.result().orElse("")) {
                        case "" -> "attempts nobody wrote a result of";
                        case "unknown" -> "doubts";
                        case "deferred" -> "deferrals";
                        case "rejected" -> "rejections";
                        default -> "accepted";
                    },
                    1,
                    Integer::sum);
            if (attempt.possibleDuplicate()) {
                seen.merge("marked attempts", 1, Integer::sum);
            }
        }
        if (status.reason().equals("expired")) {
            seen.merge("expired", 1, Integer::sum);
        }
        if (status.state().isForAPerson()) {
            seen.merge("left to a person", 1, Integer::sum);
        }
        seen.remove("accepted");
    }
}
