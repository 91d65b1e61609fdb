package org.patrondesk.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.patrondesk.box.Box;
import org.patrondesk.box.BoxTable;
import org.patrondesk.box.Cell;
import org.patrondesk.box.Intervals;
import org.patrondesk.box.Leftover;
import org.patrondesk.policy.Condition;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Rule;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Vocabulary;

/** The rules of a policy as boxes on one day, in the order of precedence, and what they leave of each other. One thread. */
final class Ground {
    private final Policy policy;
    private final LocalDate day;
    private final int mostSteps;
    private final Box space;
    private final BoxTable table;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, List<Part>> byRule = new LinkedHashMap<>();
    /** For each part those before it that meet it. */
    private final List<List<Part>> earlier = new ArrayList<>();
    /** For each part those behind it that meet it. */
    private final List<List<Part>> later = new ArrayList<>();

    private final Set<String> undecided = new LinkedHashSet<>();
    private int givenUp;

    Ground(Policy policy, LocalDate day, int mostSteps) {
        this.policy = policy;
        this.day = day;
        this.mostSteps = mostSteps;
        this.space = onDay(policy.space());
        List<Policy.Region> regions = new ArrayList<>();
        for (Policy.Region region : policy.regions()) {
            region.box()
                    .intersect(space)
                    .ifPresent(box -> regions.add(new Policy.Region(region.rule(), box, region.level())));
        }
        List<Box> asked =
                new ArrayList<>(regions.stream().map(Policy.Region::box).toList());
        policy.set().offerings().forEach(offering -> offering.needs().forEach(need -> asked.add(box(need))));
        this.table = new BoxTable(asked, space);
        regions.forEach(this::add);
        meet();
    }

    private Box onDay(Box box) {
        int axis = policy.set().vocabulary().axis(Vocabulary.AS_OF);
        return axis < 0
                ? box
                : box.with(axis, Intervals.point((int) day.toEpochDay())).orElseThrow();
    }

    private void add(Policy.Region region) {
        Rule rule = region.rule();
        boolean determines = policy.canDetermine(rule);
        Outcome outcome = rule.outcome().orElse(otherwise());
        Cell cell = table.cell(region.box());
        Part part = new Part(parts.size(), rule, region.box(), cell, region.level(), determines, outcome);
        parts.add(part);
        byRule.computeIfAbsent(rule.id(), none -> new ArrayList<>()).add(part);
    }

    private void meet() {
        for (Part part : parts) {
            List<Part> before = new ArrayList<>();
            for (int i = 0; i < part.number(); i++) {
                if (table.meets(parts.get(i).cell(), part.cell())) {
                    before.add(parts.get(i));
                    later.get(i).add(part);
                }
            }
            earlier.add(before);
            later.add(new ArrayList<>());
        }
    }

    Policy policy() {
        return policy;
    }

    LocalDate day() {
        return day;
    }

    /** All requests of the day. */
    Box space() {
        return space;
    }

    boolean isTogether() {
        return policy.set().precedence().together();
    }

    Outcome otherwise() {
        return policy.set().philosophy().otherwise();
    }

    List<Part> parts() {
        return parts;
    }

    /** The parts of a rule on the day; none where it does not hold then. */
    List<Part> parts(Rule rule) {
        return byRule.getOrDefault(rule.id(), List.of());
    }

    /** Where a rule holds on the day. */
    List<Box> boxes(Rule rule) {
        return parts(rule).stream().map(Part::box).toList();
    }

    List<Part> earlier(Part part) {
        return earlier.get(part.number());
    }

    List<Part> later(Part part) {
        return later.get(part.number());
    }

    /** Where a condition holds on the day. */
    Box box(Condition condition) {
        return onDay(policy.where(condition));
    }

    /** The flat form of a box: of a part, of an offering's needs, or of the space. */
    Cell cell(Box box) {
        return table.cell(box);
    }

    Box box(Cell cell) {
        return table.box(cell);
    }

    BoxTable table() {
        return table;
    }

    boolean meet(Cell one, Cell other) {
        return table.meets(one, other);
    }

    Optional<Cell> common(Cell one, Cell other) {
        return table.common(one, other);
    }

    /** Whether a part holds wherever the other does. */
    boolean covers(Part wide, Part narrow) {
        return table.covers(wide.cell(), narrow.cell());
    }

    /** About how many requests two parts share. */
    double shared(Part one, Part other) {
        return one.box().size() * table.shared(one.cell(), other.cell()) / table.shared(one.cell(), one.cell());
    }

    /** What of a box lies outside those of these parts that fit. */
    Leftover outside(Cell box, List<Part> others, Predicate<Part> fit) {
        List<Cell> cells = new ArrayList<>(others.size());
        for (Part other : others) {
            if (fit.test(other)) {
                cells.add(other.cell());
            }
        }
        return table.leftover(box, cells, mostSteps);
    }

    /** A place of a box outside those of these parts that fit; what is not found out is noted under the id. */
    Optional<Cell> placeOutside(Cell box, List<Part> others, Predicate<Part> fit, String id) {
        Leftover left = outside(box, others, fit);
        if (left instanceof Leftover.Unknown) {
            undecided.add(id);
            givenUp++;
        }
        return left instanceof Leftover.Some some ? Optional.of(some.part()) : Optional.empty();
    }

    /** A place of a box where this part determines the answer. */
    Optional<Cell> placeDetermined(Cell box, Part by, String id) {
        return table.common(box, by.cell()).flatMap(common -> placeOutside(common, earlier(by), Part::determines, id));
    }

    /** A place of a box where no rule decides. */
    Optional<Cell> placeLeftOpen(Cell box, String id) {
        return placeOutside(box, parts, Part::determines, id);
    }

    /** Whether a search finds no place for sure; false as well where it was given up. */
    boolean isProvedNone(Supplier<Optional<Cell>> search) {
        int before = givenUp;
        return search.get().isEmpty() && givenUp == before;
    }

    /** What was searched for and given up. */
    List<String> undecided() {
        return List.copyOf(undecided);
    }

    /** The request at the first point of a place. */
    Map<String, Object> request(Cell place) {
        return request(box(place));
    }

    /** The request at the first point of a box. */
    Map<String, Object> request(Box place) {
        Map<String, Object> request = new LinkedHashMap<>();
        List<Attribute> attributes = policy.set().vocabulary().attributes();
        for (int i = 0; i < attributes.size(); i++) {
            request.put(
                    attributes.get(i).id(),
                    attributes.get(i).domain().value(place.axis(i).first()));
        }
        return request;
    }
}
