package org.patrondesk.storage.sends;

import static java.util.stream.Collectors.groupingBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.patrondesk.message.Attempt;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Outbox;
import org.patrondesk.message.Repetition;
import org.patrondesk.storage.sends.PlainProvider.Copy;

/** Compares what was posted, what the store says of it and what the provider took. One thread. */
final class Audit {
    private final Findings findings;
    private final List<Copy> taken;
    private final Map<String, List<Copy>> copies;

    Audit(Findings findings, List<Copy> taken) {
        this.findings = findings;
        this.taken = taken;
        this.copies = taken.stream().collect(groupingBy(Copy::messageId));
    }

    /**
     * Writes into the findings what is there.
     *
     * @param posted the ids that posting answered, by outbox
     */
    void of(Map<Outbox, Set<UUID>> posted) {
        findings.copies = taken.size();
        findings.byWrongClocks =
                Math.toIntExact(taken.stream().filter(Copy::isOfAWrongClock).count());
        findings.atDeduplicating = atDeduplicating();
        posted.forEach(this::of);
        if (findings.atPlain > findings.doubts) {
            findings.fault("There are " + findings.atPlain + " duplicates and only " + findings.doubts + " doubts.");
        }
        copies.keySet().forEach(id -> findings.fault("The copy " + id + " was never posted."));
    }

    /** A provider that knows a message by its id keeps the first copy of each: more than one of a text is one too many. */
    private int atDeduplicating() {
        Set<String> ids = new HashSet<>();
        Set<String> texts = new HashSet<>();
        int again = 0;
        for (Copy copy : taken) {
            boolean kept = ids.add(copy.messageId());
            if (kept && !texts.add(copy.text())) {
                again++;
                findings.fault("A deduplicating provider has two of " + copy);
            }
        }
        return again;
    }

    private void of(Outbox outbox, Set<UUID> posted) {
        findings.messages += posted.size();
        for (UUID id : posted) {
            outbox.find(id).ifPresentOrElse(this::look, () -> {
                findings.lost++;
                findings.fault("The delivery " + id + " is not there.");
            });
        }
    }

    private void look(DeliveryStatus status) {
        findings.states.merge(status.state(), 1, Integer::sum);
        List<Copy> sent = copies.getOrDefault(status.delivery().id().toString(), List.of());
        copies.remove(status.delivery().id().toString());
        int doubts = Math.toIntExact(
                status.attempts().stream().filter(Attempt::isAmbiguous).count());
        findings.doubts += doubts;
        findings.withoutResult += Math.toIntExact(status.attempts().stream()
                .filter(attempt -> attempt.result().isEmpty())
                .count());
        duplicates(status, sent, doubts);
        state(status, sent);
        status.delivery()
                .due()
                .ifPresent(due -> sent.stream()
                        .filter(copy -> copy.at().isBefore(due))
                        .forEach(copy -> {
                            findings.early++;
                            findings.fault("Due at " + due + ", and sent before: " + copy);
                        }));
    }

    private void duplicates(DeliveryStatus status, List<Copy> sent, int doubts) {
        int duplicates = Math.max(0, sent.size() - 1);
        findings.atPlain += duplicates;
        if (duplicates > doubts) {
            findings.fault("More copies than doubts: " + sent.size() + " of " + status);
        }
        long unmarked = sent.stream().filter(copy -> !copy.marked()).count();
        if (unmarked > 1) {
            findings.unmarked += Math.toIntExact(unmarked - 1);
            findings.fault("Copies that do not say that they may be duplicates: " + status);
        }
        if (status.delivery().repetition() == Repetition.AT_MOST_ONCE && duplicates > 0) {
            findings.ofAtMostOnce += duplicates;
            findings.fault("More than once, and at most once was promised: " + status);
        }
    }

    private void state(DeliveryStatus status, List<Copy> sent) {
        if (status.state() == DeliveryState.ACCEPTED && sent.isEmpty()) {
            findings.lost++;
            findings.fault("Told as accepted, and never sent: " + status);
        }
        if (status.state() == DeliveryState.FAILED || status.state() == DeliveryState.DROPPED) {
            findings.fault("Given up, though nobody refused it: " + status);
        }
        if (status.state().isQueued()) {
            findings.fault("Still in the queue: " + status);
        }
    }
}
