package org.patrondesk.ils.folio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of a small town.
 *
 * <p>Location s5 says another campus than its library has, library c4 has no location, campus b3 has only that library.
 */
final class SmallTown {
    static final Map<String, Map<String, String>> LOCATIONS = new LinkedHashMap<>();

    static {
        location("s1", "c1", "b1", "a1");
        location("s2", "c1", "b1", "a1");
        location("s3", "c2", "b1", "a1");
        location("s4", "c3", "b2", "a2");
        location("s5", "c3", "b1", "a1");
    }

    private SmallTown() {}

    private static void location(String id, String library, String campus, String institution) {
        LOCATIONS.put(id, Map.of("libraryId", library, "campusId", campus, "institutionId", institution));
    }

    /** Without the tables in {@code absent}. */
    static FolioTables tables(String... absent) {
        Map<String, Table> tables = new HashMap<>();
        put(tables, "material_types", List.of(named("m1", "Book"), named("m2", "Map"), named("m3", "Laptop")));
        put(tables, "loan_types", List.of(named("t1", "Normal"), named("t2", "Short"), named("t3", "Short")));
        put(tables, "patron_groups", List.of(group("g1", "adult"), group("g2", "child"), group("g3", "teacher")));
        put(tables, "institutions", List.of(named("a1", "Town"), named("a2", "County")));
        put(
                tables,
                "campuses",
                List.of(
                        home("b1", "institutionId", "a1"),
                        home("b2", "institutionId", "a2"),
                        home("b3", "institutionId", "a2")));
        put(
                tables,
                "libraries",
                List.of(
                        home("c1", "campusId", "b1"),
                        home("c2", "campusId", "b1"),
                        home("c3", "campusId", "b2"),
                        home("c4", "campusId", "b3")));
        List<Entry> locations = new ArrayList<>();
        LOCATIONS.forEach((id, homes) -> locations.add(new Entry(id, homes)));
        put(tables, "locations", locations);
        put(
                tables,
                "loan_policies",
                List.of(
                        new Entry("l-1", Map.of("name", "three weeks", "loanable", "true")),
                        new Entry("l-2", Map.of("name", "stays here", "loanable", "false"))));
        List.of(absent).forEach(tables::remove);
        return new FolioTables(tables);
    }

    private static void put(Map<String, Table> tables, String name, List<Entry> entries) {
        tables.put(name, new Table(name + ".json", entries));
    }

    private static Entry named(String id, String name) {
        return new Entry(id, Map.of("name", name));
    }

    private static Entry group(String id, String name) {
        return new Entry(id, Map.of("group", name));
    }

    private static Entry home(String id, String key, String home) {
        return new Entry(id, Map.of(key, home));
    }
}
