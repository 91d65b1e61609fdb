package org.patrondesk.analysis;

import java.util.List;
import java.util.Optional;
import org.patrondesk.box.Cell;
import org.patrondesk.policy.Rule;

/**
 * Rules that come through, and without which every answer would be the same all the same.
 *
 * <p>For each thing a rule gives, the rules behind it are asked whether they would give something else: if one would, where
 * no other goes before it, the rule makes a difference.
 */
final class Redundancies {
    private final Ground ground;
    private final Shadows shadows;

    Redundancies(Ground ground, Shadows shadows) {
        this.ground = ground;
        this.shadows = shadows;
    }

    List<Draft> drafts() {
        return shadows.heardYetNowhere(any -> true, this::difference)
                .map(rule -> new Draft(
                        FindingKind.REDUNDANT,
                        Area.of(ground.parts(rule)),
                        () -> words(rule, ground.parts(rule).get(0))))
                .toList();
    }

    private Finding words(Rule rule, Part part) {
        return new Finding(
                FindingKind.REDUNDANT,
                List.of(rule.id()),
                "",
                ground.request(part.box()),
                0,
                "Delete rule '" + rule.id() + "'.",
                "Rule '" + rule.id() + "' makes no difference: without it every answer is the same.");
    }

    /** A place where the answer would be another one without the rule. */
    private Optional<Cell> difference(Rule rule) {
        for (Part part : ground.parts(rule)) {
            Absence absence = new Absence(ground, part);
            Optional<Cell> place = absence.otherAnswer().or(absence::otherOutput);
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }
}
