package org.patrondesk.meeting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patrondesk.adoption.Adopted;
import org.patrondesk.adoption.Policies;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.adoption.PolicySets;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Decisions;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.Transaction;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Ref;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Verdict;

/** Why an answer of the meeting cannot be written down. One transaction. */
record Objections(Tools tools, Transaction transaction) {
    List<Violation> to(Resolve command) {
        List<PolicySet> known = known();
        List<Violation> violations = new ArrayList<>();
        if (!isKnown(command.rule(), known)) {
            violations.add(new Violation(
                    "rule",
                    "UnknownRule",
                    "names no rule of a policy that was put in force here; name one, or unwritten or default"));
        }
        violations.addAll(toChange(command, known));
        for (int i = 0; i < command.about().size(); i++) {
            if (!isWithinReach(command.about().get(i))) {
                violations.add(new Violation(
                        "about[" + i + "]", "UnknownRecord", "names no barrier and no decision within reach"));
            }
        }
        return violations;
    }

    private List<PolicySet> known() {
        return transaction.store(PoliciesInForce.class).adopted().stream()
                .map(Adopted::policy)
                .distinct()
                .flatMap(hash -> transaction.store(PolicySets.class).find(hash).stream())
                .toList();
    }

    private static boolean isKnown(String rule, List<PolicySet> known) {
        return rule.equals(Decision.UNWRITTEN)
                || rule.equals(Verdict.DEFAULT)
                || known.stream().anyMatch(set -> set.rule(rule).isPresent());
    }

    private List<Violation> toChange(Resolve command, List<PolicySet> known) {
        if (command.kind() != ResolutionKind.CHANGE) {
            return command.change().isEmpty()
                    ? List.of()
                    : List.of(new Violation("change", "NoChange", "belongs to the answer change alone; leave it out"));
        }
        if (command.change().isEmpty()) {
            return List.of(new Violation("change", "PolicyMissing", "is missing; a change names the new policy"));
        }
        Resolve.NewPolicy given = command.change().get();
        List<Violation> violations = new ArrayList<>(Policies.violations(transaction, given.policy()));
        if (given.begins().filter(tools.today()::isAfter).isPresent()) {
            violations.add(new Violation(
                    "change.begins",
                    "InThePast",
                    "lies in the past; a policy answers from today on, or from a day to come"));
        }
        Instant begins = given.begins()
                .map(day -> day.atStartOfDay(tools.zone()).toInstant())
                .filter(tools.journal().now()::isBefore)
                .orElse(tools.journal().now());
        toVersion(given.policy(), begins, known).ifPresent(violations::add);
        return violations;
    }

    private Optional<ContentHash> at(Instant moment) {
        return transaction.store(PoliciesInForce.class).at(moment);
    }

    private Optional<Violation> toVersion(PolicySet policy, Instant begins, List<PolicySet> known) {
        Optional<ContentHash> before = at(begins);
        if (before.filter(policy.hash()::equals).isPresent()) {
            return Optional.of(new Violation(
                    "change.policy", "InForceAlready", "is the policy in force then; a change names another one"));
        }
        if (!before.equals(at(tools.journal().now()))) {
            return Optional.of(new Violation(
                    "change.begins",
                    "AnotherBegins",
                    "lies behind another policy that begins before it and would be undone; make the change from that one,"
                            + " once it answers"));
        }
        return known.stream()
                        .anyMatch(set -> set.id().equals(policy.id())
                                && set.version().equals(policy.version())
                                && !set.hash().equals(policy.hash()))
                ? Optional.of(
                        new Violation(
                                "change.policy",
                                "VersionReused",
                                "has the version of a policy put in force before, and other rules; give it a version of its own"))
                : Optional.empty();
    }

    private boolean isWithinReach(Ref ref) {
        return switch (ref.kind()) {
            case Decision.KIND ->
                ref.uuid()
                        .flatMap(transaction.store(Decisions.class)::find)
                        .filter(found -> !transaction.scope().context().isBarredFrom(found.person()))
                        .isPresent();
            case Barrier.KIND ->
                ref.uuid().flatMap(transaction.store(Barriers.class)::find).isPresent();
            default -> false;
        };
    }
}
