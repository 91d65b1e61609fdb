package org.patrondesk.analysis;

import java.util.List;
import java.util.Optional;
import org.patrondesk.box.Cell;
import org.patrondesk.policy.Rule;

/** Obligations that nobody is ever asked to meet: their rule never determines a yes, or holds only where the answer is none. */
final class Duties {
    private final Ground ground;
    private final Shadows shadows;

    Duties(Ground ground, Shadows shadows) {
        this.ground = ground;
        this.shadows = shadows;
    }

    List<Draft> drafts() {
        return shadows.heardYetNowhere(rule -> !rule.require().isEmpty(), this::withYes)
                .map(rule -> new Draft(FindingKind.OBLIGATION, Area.of(ground.parts(rule)), () -> words(rule)))
                .toList();
    }

    /** A place where what the rule requires goes with a yes. */
    private Optional<Cell> withYes(Rule rule) {
        for (Part part : ground.parts(rule)) {
            Optional<Cell> place = part.determines() ? determined(part) : added(part);
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    private Optional<Cell> determined(Part part) {
        return part.outcome().isYes()
                ? ground.placeDetermined(part.cell(), part, part.rule().id())
                : Optional.empty();
    }

    private Optional<Cell> added(Part part) {
        String id = part.rule().id();
        for (Part by : ground.parts()) {
            if (by.determines() && by.outcome().isYes() && ground.meet(by.cell(), part.cell())) {
                Optional<Cell> place = ground.placeDetermined(part.cell(), by, id);
                if (place.isPresent()) {
                    return place;
                }
            }
        }
        return ground.otherwise().isYes() ? ground.placeLeftOpen(part.cell(), id) : Optional.empty();
    }

    private Finding words(Rule rule) {
        String what = Wording.quoted(rule.require());
        return new Finding(
                FindingKind.OBLIGATION,
                List.of(rule.id()),
                "",
                ground.request(ground.parts(rule).get(0).box()),
                0,
                "Delete 'require' from rule '" + rule.id() + "'.",
                "Rule '" + rule.id() + "' requires " + what + ", but that never goes with a yes.");
    }
}
