package org.patrondesk.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.patrondesk.box.Box;
import org.patrondesk.box.Cell;
import org.patrondesk.box.Leftover;
import org.patrondesk.policy.Rule;

/** Rules of which nothing ever comes through, because of one rule or of several together. */
final class Shadows {
    /** Of so many rules that shadow one together it is tried whether fewer do. */
    private static final int FEW_ENOUGH = 24;

    private final Ground ground;
    private final Meetings meetings;
    private final Set<String> dead = new LinkedHashSet<>();

    Shadows(Ground ground, Meetings meetings) {
        this.ground = ground;
        this.meetings = meetings;
        for (Rule rule : ground.policy().set().rules()) {
            if (!ground.parts(rule).isEmpty() && ground.isProvedNone(() -> heard(rule))) {
                dead.add(rule.id());
            }
        }
    }

    /** Whether nothing of a rule comes through, for sure. */
    boolean isDead(Rule rule) {
        return dead.contains(rule.id());
    }

    /** Rules of which something comes through, and for which a search finds no place for sure. */
    Stream<Rule> heardYetNowhere(Predicate<Rule> such, Function<Rule, Optional<Cell>> search) {
        return ground.policy().set().rules().stream()
                .filter(rule -> such.test(rule) && !ground.parts(rule).isEmpty() && !isDead(rule))
                .filter(rule -> ground.isProvedNone(() -> search.apply(rule)));
    }

    List<Draft> drafts() {
        return ground.policy().set().rules().stream()
                .filter(this::isDead)
                .map(this::draft)
                .toList();
    }

    /** A place where something of the rule comes through. */
    private Optional<Cell> heard(Rule rule) {
        for (Part part : ground.parts(rule)) {
            Optional<Cell> known = meetings.determined(part);
            if (known.isPresent()) {
                return known;
            }
            for (Predicate<Part> speaksFirst : wishes(part)) {
                Optional<Cell> place = ground.placeOutside(part.cell(), ground.earlier(part), speaksFirst, rule.id());
                if (place.isPresent()) {
                    return place;
                }
            }
        }
        return Optional.empty();
    }

    /** For each thing that a part of a rule may give: which parts before it keep it from giving that. */
    private List<Predicate<Part>> wishes(Part part) {
        List<Predicate<Part>> wishes = new ArrayList<>();
        Rule rule = part.rule();
        if (part.determines()) {
            wishes.add(Part::determines);
        } else if (!rule.require().isEmpty()) {
            wishes.add(any -> false);
        }
        if (!ground.isTogether()) {
            rule.set()
                    .keySet()
                    .forEach(output -> wishes.add(other -> other.rule().set().containsKey(output)));
        }
        return wishes;
    }

    private Draft draft(Rule rule) {
        return new Draft(FindingKind.SHADOWED, Area.of(ground.parts(rule)), () -> words(rule));
    }

    private Finding words(Rule rule) {
        List<String> before = List.copyOf(before(rule));
        List<String> rules =
                Stream.concat(Stream.of(rule.id()), before.stream()).toList();
        Box place = ground.parts(rule).get(0).box();
        String together = before.size() > 1 ? " together" : "";
        String go = before.size() > 1 ? " go" : " goes";
        return new Finding(
                FindingKind.SHADOWED,
                rules,
                "",
                ground.request(place),
                0,
                "Delete rule '" + rule.id() + "'.",
                "Rule '" + rule.id() + "' never has a say: " + Wording.rules(before) + together + go
                        + " first wherever it holds.");
    }

    /** Rules that go before this one wherever it holds; none of them can be spared where they are few. */
    private Set<String> before(Rule rule) {
        Set<String> before = new LinkedHashSet<>();
        for (Part part : ground.parts(rule)) {
            for (Predicate<Part> speaksFirst : wishes(part)) {
                List<Part> fitting =
                        ground.earlier(part).stream().filter(speaksFirst).toList();
                if (ground.outside(part.cell(), fitting, any -> true) instanceof Leftover.Nothing nothing) {
                    nothing.by()
                            .forEach(number ->
                                    before.add(fitting.get(number).rule().id()));
                }
            }
        }
        before.remove(rule.id());
        for (String alone : before) {
            if (isDeadUnder(rule, Set.of(alone))) {
                return Set.of(alone);
            }
        }
        return before.size() > FEW_ENOUGH ? before : fewest(rule, before);
    }

    private Set<String> fewest(Rule rule, Set<String> all) {
        Set<String> kept = new LinkedHashSet<>(all);
        for (String spared : all) {
            kept.remove(spared);
            if (!isDeadUnder(rule, kept)) {
                kept.add(spared);
            }
        }
        return kept;
    }

    private boolean isDeadUnder(Rule rule, Set<String> ids) {
        for (Part part : ground.parts(rule)) {
            for (Predicate<Part> speaksFirst : wishes(part)) {
                Predicate<Part> kept = other -> ids.contains(other.rule().id()) || other.isOf(rule);
                Leftover left = ground.outside(part.cell(), ground.earlier(part), speaksFirst.and(kept));
                if (!(left instanceof Leftover.Nothing)) {
                    return false;
                }
            }
        }
        return true;
    }
}
