package org.patrondesk.ils.folio;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.patrondesk.ils.folio.FolioFinding.Kind;
import org.patrondesk.ils.folio.text.Letter;

/**
 * Builds the tree of institutions, campuses, libraries and locations. One thread.
 *
 * <p>What a condition means is taken from what each location says of itself, so it is exact wherever a location stands
 * in the tree; the tree only lets rules name a library where otherwise they would list its locations.
 */
final class PlaceTree {
    private final FolioTables tables;
    private final Homes homes;
    private final Findings findings;
    private final Choices choices = new Choices(Letter.LOCATION.attribute());
    private final Set<String> taken = new HashSet<>();
    private final Set<String> occupied = new HashSet<>();

    private PlaceTree(FolioTables tables, Findings findings) {
        this.tables = tables;
        this.homes = new Homes(tables);
        this.findings = findings;
    }

    /** The tree by the tables, and what the rules name beyond them. */
    static Choices build(FolioTables tables, Lookup lookup, Findings findings) {
        return new PlaceTree(tables, findings).build(lookup);
    }

    private Choices build(Lookup lookup) {
        List<Entry> locations = new ArrayList<>();
        tables.of(Letter.LOCATION).ifPresent(table -> table.entries().forEach(locations::add));
        locations.forEach(location -> taken.add(location.id()));
        taken.addAll(lookup.named(Letter.LOCATION));
        locations.forEach(this::addLocation);
        for (Letter letter : List.of(Letter.LIBRARY, Letter.CAMPUS, Letter.INSTITUTION)) {
            Set<String> ids = new LinkedHashSet<>();
            tables.of(letter).ifPresent(table -> table.entries().forEach(entry -> ids.add(entry.id())));
            ids.addAll(lookup.named(letter));
            ids.stream().filter(id -> !occupied.contains(key(letter, id))).forEach(id -> addEmpty(letter, id));
        }
        for (String id : lookup.named(Letter.LOCATION)) {
            if (choices.node(Letter.LOCATION, id).isEmpty()) {
                addUnknown(id);
            }
        }
        return choices.built();
    }

    private void addLocation(Entry location) {
        Map<Letter, String> path = homes.path(location);
        Node node = new Node(location.id());
        choices.addNode(Letter.LOCATION, location.id(), node);
        Optional<String> library = Optional.ofNullable(path.get(Letter.LIBRARY));
        Optional<Node> home = library.filter(id -> path.entrySet().containsAll(pathOf(id)))
                .filter(id -> path.size() == pathOf(id).size() + 1)
                .map(id -> node(Letter.LIBRARY, id));
        home.ifPresentOrElse(parent -> parent.add(node), () -> choices.addRoot(node));
        if (library.isPresent() && home.isEmpty()) {
            findings.add(
                    Kind.OUTSIDE_ITS_LIBRARY,
                    Letter.LOCATION,
                    "The location '" + location.id() + "' names another campus or institution than its library has;"
                            + " rules take what the location says.");
        }
        addLeaf(node, path);
    }

    private Set<Map.Entry<Letter, String>> pathOf(String library) {
        return homes.path(Letter.LIBRARY, library).entrySet();
    }

    private void addLeaf(Node node, Map<Letter, String> path) {
        choices.addLeaf(node, path);
        path.forEach((letter, id) -> occupied.add(key(letter, id)));
    }

    /** A library, campus or institution without locations stays a value, so that rules about it survive. */
    private void addEmpty(Letter letter, String id) {
        addLeaf(node(letter, id), homes.path(letter, id));
    }

    private void addUnknown(String id) {
        Node node = new Node(id);
        choices.addNode(Letter.LOCATION, id, node);
        choices.addRoot(node);
        addLeaf(node, Map.of(Letter.LOCATION, id));
    }

    private Node node(Letter letter, String id) {
        return choices.node(letter, id).orElseGet(() -> newNode(letter, id));
    }

    private Node newNode(Letter letter, String id) {
        // A value stands once in a tree, also where a library and a location have the same id.
        Node node = new Node(taken.add(id) ? id : letter.attribute() + ":" + id);
        choices.addNode(letter, id, node);
        Optional<Node> home = Homes.above(letter)
                .flatMap(above ->
                        Optional.ofNullable(homes.path(letter, id).get(above)).map(at -> node(above, at)));
        home.ifPresentOrElse(parent -> parent.add(node), () -> choices.addRoot(node));
        return node;
    }

    private static String key(Letter letter, String id) {
        return letter.sign() + " " + id;
    }
}
