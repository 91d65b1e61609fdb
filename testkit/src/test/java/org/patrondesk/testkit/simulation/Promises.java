package org.patrondesk.testkit.simulation;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.patrondesk.journal.Events;
import org.patrondesk.message.Attempt;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Repetition;

/** What must hold of a world that ran to its end, told from what the provider really took. One thread. */
final class Promises {
    private final World world;
    private final List<String> broken = new ArrayList<>();
    private final Map<UUID, DeliveryStatus> stored = new HashMap<>();
    private final Map<UUID, List<SimulatedProvider.Copy>> copies;

    Promises(World world) {
        this.world = world;
        this.copies = world.provider.taken().stream().collect(groupingBy(SimulatedProvider.Copy::delivery));
    }

    List<String> broken() {
        world.store.read(World.DELIVERING, transaction -> {
            Deliveries deliveries = transaction.store(Deliveries.class);
            for (DeliveryState state : DeliveryState.values()) {
                deliveries.each(
                        state,
                        status -> stored.put(
                                status.delivery().id(),
                                deliveries.find(status.delivery().id()).orElseThrow()));
            }
            return true;
        });
        nothingIsLost();
        stored.values().forEach(this::check);
        idsAreKept();
        eventsAgree();
        return broken;
    }

    private void must(boolean held, String promise, Object of) {
        if (!held) {
            broken.add(promise + ": " + of);
        }
    }

    private void nothingIsLost() {
        world.promised.keySet().forEach(id -> must(stored.containsKey(id), "what was posted is there", id));
        must(
                stored.size() <= world.keys.size(),
                "a message posted twice under one key is one delivery",
                stored.size() + " of " + world.keys.size());
        world.promised.forEach((id, posted) -> {
            DeliveryStatus status = stored.get(id);
            if (status != null) {
                must(status.delivery().due().equals(posted.due()), "it is due when it was said to be", id);
            }
        });
        copies.keySet().forEach(id -> must(stored.containsKey(id), "only what was posted is sent", id));
    }

    private void check(DeliveryStatus status) {
        Delivery delivery = status.delivery();
        List<SimulatedProvider.Copy> taken = copies.getOrDefault(delivery.id(), List.of());
        must(!status.state().isQueued(), "it comes to an end or to a person", status.state());
        if (!world.decided.contains(delivery.id())) {
            untouched(status, taken);
        }
        long ambiguous = status.attempts().stream().filter(Attempt::isAmbiguous).count();
        must(taken.size() <= 1 + ambiguous, "duplicates are no more than ambiguous attempts", delivery);
        must(
                taken.stream().filter(copy -> !copy.marked()).count() <= 1,
                "every copy but one is marked as a possible duplicate",
                delivery);
        for (SimulatedProvider.Copy copy : taken) {
            must(
                    status.attempts().stream().anyMatch(made -> made.number() == copy.attempt()),
                    "an attempt is written before the call",
                    delivery);
            must(delivery.due().filter(copy.at()::isBefore).isEmpty(), "nothing is sent before it is due", copy);
        }
        Instant latest = delivery.expires().plus(world.terms.lease());
        must(
                status.attempts().stream().allMatch(made -> made.started().isBefore(latest)),
                "nothing is sent that is of no use any more",
                delivery);
    }

    private void untouched(DeliveryStatus status, List<SimulatedProvider.Copy> taken) {
        List<Attempt> inDoubt =
                status.attempts().stream().filter(Attempt::isAmbiguous).toList();
        if (status.delivery().repetition() == Repetition.AT_MOST_ONCE) {
            must(taken.size() <= 1, "at most once is at most once", status.delivery());
            must(inDoubt.size() <= 1, "after a doubt nothing of that class is tried again", status.delivery());
        } else {
            must(
                    inDoubt.size() <= 2,
                    "after a doubt it is tried once more, and then a person decides",
                    status.delivery());
        }
        switch (status.state()) {
            case ACCEPTED -> must(!taken.isEmpty(), "what is told as accepted was taken", status.delivery());
            case FAILED -> must(taken.isEmpty(), "what is told as failed was not taken", status.delivery());
            case UNKNOWN -> must(!inDoubt.isEmpty(), "a doubt has an attempt that is in doubt", status.delivery());
            case DROPPED -> must(false, "only a person drops", status.delivery());
            case STOPPED -> must(false, "only what a person does not want is stopped", status.delivery());
            case WAITING, SENDING -> {}
        }
    }

    private void idsAreKept() {
        Map<String, UUID> owners = new HashMap<>();
        for (SimulatedProvider.Copy copy : world.provider.taken()) {
            UUID owner = owners.putIfAbsent(copy.messageId(), copy.delivery());
            must(owner == null || owner.equals(copy.delivery()), "no two deliveries share a message id", copy);
        }
        must(owners.size() == copies.size(), "every copy of a delivery carries the same message id", owners.size());
    }

    private void eventsAgree() {
        Map<String, Set<UUID>> told = new HashMap<>();
        world.store.read(World.DELIVERING, transaction -> {
            transaction
                    .store(Events.class)
                    .each(event -> told.computeIfAbsent(event.type(), type -> new HashSet<>())
                            .add(UUID.fromString(event.body().text("delivery"))));
            return true;
        });
        must(
                told.getOrDefault("delivery-posted", Set.of()).equals(stored.keySet()),
                "each delivery has its event",
                stored.size());
        stored.values().stream()
                .filter(status -> !status.state().isQueued() && status.state() != DeliveryState.DROPPED)
                .filter(status -> !world.decided.contains(status.delivery().id()))
                .forEach(status -> must(
                        told.getOrDefault("delivery-" + status.state().code(), Set.of())
                                .contains(status.delivery().id()),
                        "what became of it has its event",
                        status.state()));
    }
}
