package org.patrondesk.storage.matrix;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.journal.Storage;

/** Every call, by everybody, at every spot, against the table. One thread. */
final class Matrix {
    private final Supplier<Storage> storages;
    private UnaryOperator<Roles> roles = shipped -> shipped;
    private List<PublicCall> calls = PublicCall.of(Session.class);
    private BiFunction<World, Identity, Object> session = World::session;
    private AccessTable table = new AccessTable();
    private Map<String, Function<Ask, Object[]>> fixtures = new Fixtures().all();
    private boolean leavesOutDenied;

    private final List<String> wrong = new ArrayList<>();
    private int cells;
    private int compared;

    /** @param storages a new one for each call, or the same */
    Matrix(Supplier<Storage> storages) {
        this.storages = storages;
    }

    /** Over a desk with other roles than those that ship. */
    Matrix roles(UnaryOperator<Roles> made) {
        this.roles = made;
        return this;
    }

    /** Only the calls of another kind of session, made for it, with a table and fixtures of its own. */
    Matrix calls(Class<?> type, BiFunction<World, Identity, Object> made, AccessTable other) {
        this.calls = PublicCall.of(type);
        this.session = made;
        this.table = other;
        return this;
    }

    Matrix fixtures(Map<String, Function<Ask, Object[]>> given) {
        this.fixtures = given;
        return this;
    }

    /** Only what the table does not deny: whatever it denies must not come as far as a storage. */
    Matrix leavingOutDenied() {
        this.leavesOutDenied = true;
        return this;
    }

    /** Goes through all and answers what was otherwise than the table says. */
    List<String> run() {
        for (PublicCall call : calls) {
            List<String> ways = table.lines().keySet().stream()
                    .filter(line -> line.equals(call.toString()) || line.startsWith(call + " "))
                    .toList();
            if (missing(call, ways).isEmpty()) {
                try (World world = new World(storages.get(), roles)) {
                    ways.forEach(way -> everybody(world, call, way));
                }
            } else {
                wrong.addAll(missing(call, ways));
            }
        }
        return wrong;
    }

    /** What nobody has said of a call. */
    private List<String> missing(PublicCall call, List<String> ways) {
        List<String> missing = new ArrayList<>();
        if (ways.isEmpty()) {
            missing.add("The table has no line for " + call + "; write down who may call it.");
        }
        ways.stream()
                .filter(way -> !fixtures.containsKey(way))
                .forEach(way -> missing.add("There are no arguments for " + way + "; add them, so that it is tried."));
        Set<String> said = ways.stream()
                .map(way -> table.lines().get(way).points())
                .collect(Collectors.toCollection(TreeSet::new));
        for (PublicCall.Points points : call.points()) {
            boolean known = switch (points) {
                case BRANCH -> said.contains("branch") || ways.contains(call + " branch");
                case RECORD -> said.contains("record") || said.contains("own") || said.contains("name");
                case PERSON -> said.contains("name");
            };
            if (!known && !ways.isEmpty()) {
                missing.add("The table does not say what becomes of a foreign " + points + " in " + call + ".");
            }
        }
        return missing;
    }

    private void everybody(World world, PublicCall call, String way) {
        for (String who : World.WHO) {
            for (boolean whole : World.actor(who, false).equals(World.actor(who, true))
                    ? new boolean[] {true}
                    : new boolean[] {false, true}) {
                everywhere(world, call, way, who, whole);
            }
        }
    }

    private void everywhere(World world, PublicCall call, String way, String who, boolean whole) {
        AccessTable.Line line = table.lines().get(way);
        Map<Spot, Result> results = new EnumMap<>(Spot.class);
        for (Spot spot : line.points().equals("-") ? List.of(Spot.OWN) : List.of(Spot.values())) {
            Ending expected = line.ending(who, whole, spot);
            if (expected == Ending.DENIED && leavesOutDenied) {
                continue;
            }
            String cell = way + " by " + who + (whole ? "" : " of one branch") + ", " + spot;
            result(world, call, way, World.actor(who, whole), spot)
                    .ifPresentOrElse(
                            result -> {
                                results.put(spot, result);
                                compare(cell, expected, result);
                            },
                            () -> wrong.add(cell + ": no result"));
        }
        boolean seesOne = !whole && line.records().equals("branch");
        foreignIsUnknown(way + " by " + who + (whole ? "" : " of one branch"), seesOne, results);
    }

    private Optional<Result> result(World world, PublicCall call, String way, Actor actor, Spot spot) {
        cells++;
        try {
            Object[] arguments = fixtures.get(way).apply(new Ask(world, actor, spot));
            Object opened = session.apply(world, Identity.of(actor));
            return Optional.of(Result.of(world, table.lines().get(way).points(), () -> call.on(opened, arguments)));
        } catch (RuntimeException e) {
            wrong.add(way + ": " + e + " for " + e.getCause());
            return Optional.empty();
        }
    }

    private void compare(String cell, Ending expected, Result result) {
        if (result.ending() != expected) {
            wrong.add(cell + ": " + result.ending() + ", and the table says " + expected + ": " + result.words());
        } else if (expected == Ending.DENIED && !result.work().isEmpty()) {
            wrong.add(cell + ": denied only after " + result.work());
        }
    }

    /** Whoever gets no answer learns nothing by the words, nor by the time that other work takes. */
    private void foreignIsUnknown(String cells, boolean seesOne, Map<Spot, Result> results) {
        Result unknown = results.get(Spot.UNKNOWN);
        if (unknown == null) {
            return;
        }
        for (Spot spot : List.of(Spot.OTHER_BRANCH, Spot.OTHER_TENANT)) {
            Result foreign = results.get(spot);
            boolean alike =
                    foreign != null && (seesOne || spot == Spot.OTHER_TENANT || foreign.ending() != Ending.ANSWERED);
            if (alike) {
                compared++;
                if (!foreign.words().equals(unknown.words())) {
                    wrong.add(cells + ": " + spot + " is told apart from unknown by its words: " + foreign.words()
                            + " instead of " + unknown.words());
                }
                if (!foreign.work().equals(unknown.work())) {
                    wrong.add(cells + ": " + spot + " is told apart from unknown by its work: " + foreign.work()
                            + " instead of " + unknown.work());
                }
            }
        }
    }

    /** How many calls were made. */
    int cells() {
        return cells;
    }

    /** How often what is foreign was held against what does not exist. */
    int compared() {
        return compared;
    }
}
