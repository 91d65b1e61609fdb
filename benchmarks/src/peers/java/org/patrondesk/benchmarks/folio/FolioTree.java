package org.patrondesk.benchmarks.folio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.patrondesk.benchmarks.folio.LookUp.Place;
import org.patrondesk.journal.StoredObject;

/** The lines as a policy: four lists of ids, the hierarchy of locations spelled out, the winning line first. */
final class FolioTree {
    private static final Map<Character, String> OUTPUTS =
            Map.of('l', "loan", 'r', "request", 'n', "notice", 'o', "overdue", 'i', "lost-item");
    private static final String LOCATIONS = "abcs";

    private final Tables tables;

    private FolioTree(Tables tables) {
        this.tables = tables;
    }

    static StoredObject of(List<RuleLine> lines, Tables tables) {
        FolioTree tree = new FolioTree(tables);
        return StoredObject.ofMap(Map.of(
                "policySet",
                "folio",
                "version",
                "1",
                "precedence",
                "first",
                "philosophy",
                Map.of("default", "refer"),
                "attributes",
                Map.of(
                        "material-type", Map.of("enum", tables.materialTypes()),
                        "loan-type", Map.of("enum", tables.loanTypes()),
                        "patron-group", Map.of("enum", tables.patronGroups()),
                        "location",
                                Map.of(
                                        "enum",
                                        tables.places().stream()
                                                .map(Place::location)
                                                .toList())),
                "rules",
                lines.stream().flatMap(tree::rule).toList()));
    }

    static String id(RuleLine line) {
        return "line-" + line.number();
    }

    static Map<String, Object> facts(LookUp request) {
        return Map.of(
                "material-type", request.materialType(),
                "loan-type", request.loanType(),
                "patron-group", request.patronGroup(),
                "location", request.location().location());
    }

    static Map<String, Object> outputs(RuleLine line) {
        Map<String, Object> outputs = new TreeMap<>();
        line.policies().forEach((letter, policy) -> outputs.put(OUTPUTS.get(letter), policy));
        return outputs;
    }

    /** No rule when none of the ids that the line names is in the tables. */
    private Stream<Map<String, Object>> rule(RuleLine line) {
        Map<String, Object> when = new LinkedHashMap<>();
        put(when, "material-type", allowed(line, 'm', tables.materialTypes()));
        put(when, "loan-type", allowed(line, 't', tables.loanTypes()));
        put(when, "patron-group", allowed(line, 'g', tables.patronGroups()));
        put(when, "location", places(line));
        if (when.containsValue(List.of())) {
            return Stream.empty();
        }
        Map<String, Object> rule = new LinkedHashMap<>(Map.of("id", id(line), "decide", "yes", "set", outputs(line)));
        if (!when.isEmpty()) {
            rule.put("when", when);
        }
        return Stream.of(rule);
    }

    private static void put(Map<String, Object> when, String attribute, List<String> allowed) {
        if (!allowed.equals(List.of("*"))) {
            when.put(attribute, allowed);
        }
    }

    private static List<String> allowed(RuleLine line, char letter, List<String> ids) {
        List<RuleLine.Criterion> criteria = line.criteria().stream()
                .filter(criterion -> criterion.letter() == letter)
                .toList();
        return criteria.isEmpty()
                ? List.of("*")
                : ids.stream()
                        .filter(id -> criteria.stream()
                                .allMatch(criterion -> criterion.ids().contains(id) != criterion.negated()))
                        .toList();
    }

    private List<String> places(RuleLine line) {
        List<RuleLine.Criterion> criteria = line.criteria().stream()
                .filter(criterion -> LOCATIONS.indexOf(criterion.letter()) >= 0)
                .toList();
        Predicate<Place> allowed =
                place -> criteria.stream().allMatch(criterion -> criterion.holds(new LookUp("", "", "", place)));
        return criteria.isEmpty()
                ? List.of("*")
                : tables.places().stream().filter(allowed).map(Place::location).toList();
    }
}
