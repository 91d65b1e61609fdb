package org.patrondesk.ils.folio;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.patrondesk.ils.folio.text.Letter;

/** What lies within what, by the tables: a library within a campus, a campus within an institution. One thread. */
final class Homes {
    private final Map<Letter, Map<String, String>> homes = new EnumMap<>(Letter.class);

    Homes(FolioTables tables) {
        read(tables, Letter.LIBRARY);
        read(tables, Letter.CAMPUS);
        // Where the tables of libraries and campuses are absent, the locations themselves tell.
        tables.of(Letter.LOCATION).ifPresent(table -> table.entries().forEach(this::readLocation));
    }

    /** The letter of what a place lies within; nothing for an institution. */
    static Optional<Letter> above(Letter letter) {
        return switch (letter) {
            case LOCATION -> Optional.of(Letter.LIBRARY);
            case LIBRARY -> Optional.of(Letter.CAMPUS);
            case CAMPUS -> Optional.of(Letter.INSTITUTION);
            default -> Optional.empty();
        };
    }

    private void read(FolioTables tables, Letter letter) {
        String key = key(above(letter).orElseThrow());
        tables.of(letter)
                .ifPresent(table -> table.entries().forEach(entry -> note(letter, entry.id(), entry.value(key))));
    }

    private void readLocation(Entry location) {
        @Nullable String library = location.value(key(Letter.LIBRARY));
        @Nullable String campus = location.value(key(Letter.CAMPUS));
        note(Letter.LIBRARY, library, campus);
        note(Letter.CAMPUS, campus, location.value(key(Letter.INSTITUTION)));
    }

    private void note(Letter letter, @Nullable String id, @Nullable String home) {
        if (id != null && home != null) {
            homes.computeIfAbsent(letter, any -> new HashMap<>()).putIfAbsent(id, home);
        }
    }

    private static String key(Letter letter) {
        return letter.attribute() + "Id";
    }

    /** What a place is by each letter: itself, and everything it lies within. */
    Map<Letter, String> path(Letter letter, String id) {
        Map<Letter, String> path = new EnumMap<>(Letter.class);
        @Nullable String at = id;
        Letter level = letter;
        while (at != null) {
            path.put(level, at);
            Optional<Letter> above = above(level);
            at = homes.getOrDefault(level, Map.of()).get(at);
            level = above.orElse(level);
        }
        return path;
    }

    /** What a location says it is, completed where it is silent. */
    Map<Letter, String> path(Entry location) {
        Map<Letter, String> path = new EnumMap<>(Letter.class);
        path.put(Letter.LOCATION, location.id());
        Letter level = Letter.LOCATION;
        for (Optional<Letter> above = above(level); above.isPresent(); above = above(level)) {
            @Nullable String said = location.value(key(above.get()));
            @Nullable String below = path.get(level);
            @Nullable
            String home = said != null || below == null
                    ? said
                    : homes.getOrDefault(level, Map.of()).get(below);
            if (home != null) {
                path.put(above.get(), home);
            }
            level = above.get();
        }
        return path;
    }
}
