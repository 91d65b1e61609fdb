package org.patrondesk.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.patrondesk.box.Box;
import org.patrondesk.box.Cell;
import org.patrondesk.policy.Offering;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Rule;
import org.patrondesk.policy.Verdict;

/** Offerings that the rules contradict. */
final class Promises {
    private final Ground ground;
    private final Wording wording;

    Promises(Ground ground) {
        this.ground = ground;
        this.wording = new Wording(ground);
    }

    List<Draft> drafts() {
        List<Draft> drafts = new ArrayList<>();
        for (Offering offering : ground.policy().set().offerings()) {
            draft(offering).ifPresent(drafts::add);
        }
        return drafts;
    }

    private Optional<Draft> draft(Offering offering) {
        List<Box> needs = offering.needs().stream().map(ground::box).toList();
        return switch (offering.must()) {
            case ALWAYS -> broken(offering, needs, Outcome::isNo, Area.Answers.NO);
            case NEVER -> broken(offering, needs, Outcome::isYes, Area.Answers.YES);
            case BE_POSSIBLE ->
                ground.isProvedNone(() -> answered(needs, Outcome::isYes, offering.id()).values().stream()
                                .findFirst())
                        ? Optional.of(impossible(offering, needs))
                        : Optional.empty();
        };
    }

    private Optional<Draft> broken(Offering offering, List<Box> needs, Predicate<Outcome> wrong, Area.Answers answers) {
        Map<String, Cell> places = answered(needs, wrong, offering.id());
        return places.isEmpty() ? Optional.empty() : Optional.of(draft(offering, new Area("", needs, answers), places));
    }

    private Draft impossible(Offering offering, List<Box> needs) {
        Map<String, Cell> places = answered(needs, outcome -> !outcome.isYes(), offering.id());
        return draft(offering, new Area("", needs, Area.Answers.ANY), places);
    }

    /** Who gives such answers to these requests: for each rule, or the default, a place. */
    private Map<String, Cell> answered(List<Box> needs, Predicate<Outcome> such, String id) {
        Map<String, Cell> places = new LinkedHashMap<>();
        for (Box box : needs) {
            Cell need = ground.cell(box);
            for (Part part : ground.parts()) {
                if (part.determines()
                        && such.test(part.outcome())
                        && !places.containsKey(part.rule().id())
                        && ground.meet(part.cell(), need)) {
                    ground.placeDetermined(need, part, id)
                            .ifPresent(place -> places.put(part.rule().id(), place));
                }
            }
            if (such.test(ground.otherwise())) {
                ground.placeLeftOpen(need, id).ifPresent(place -> places.putIfAbsent(Verdict.DEFAULT, place));
            }
        }
        return places;
    }

    private Draft draft(Offering offering, Area area, Map<String, Cell> places) {
        return new Draft(FindingKind.OFFERING, area, () -> words(offering, places));
    }

    private Finding words(Offering offering, Map<String, Cell> places) {
        List<String> rules = places.keySet().stream()
                .filter(id -> !id.equals(Verdict.DEFAULT))
                .toList();
        Cell place = places.values().iterator().next();
        String told = rules.isEmpty() ? "what holds where no rule decides" : Wording.rules(rules);
        String answer = switch (offering.must()) {
            case BE_POSSIBLE -> "must be possible, but gets no yes from " + told;
            case ALWAYS -> "must always be possible, but gets a no from " + told;
            case NEVER -> "must never be, but gets a yes from " + told;
        };
        String edit = rules.isEmpty()
                ? "Write a rule that decides what offering '" + offering.id() + "' is about."
                : "Add to rule '" + rules.get(0) + "' an 'unless' with what offering '" + offering.id() + "' is about.";
        return new Finding(
                FindingKind.OFFERING,
                rules,
                offering.id(),
                ground.request(place),
                0,
                edit,
                "Offering '" + offering.id() + "' " + answer + ", such as "
                        + wording.example(
                                ground.box(place), offering, rules.stream().map(this::rule)) + ".");
    }

    private Rule rule(String id) {
        return ground.policy().set().rule(id).orElseThrow();
    }
}
