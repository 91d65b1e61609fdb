package org.patrondesk.ils.folio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of one kind, in order. Immutable once read. */
final class Table {
    private final String file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, List<String>> idsByName = new LinkedHashMap<>();

    Table(String file, List<Entry> entries) {
        this.file = file;
        for (Entry entry : entries) {
            this.entries.put(entry.id(), entry);
            idsByName.computeIfAbsent(entry.name(), name -> new ArrayList<>()).add(entry.id());
        }
    }

    /** The file's own name, such as {@code locations.json}. */
    String file() {
        return file;
    }

    Iterable<Entry> entries() {
        return entries.values();
    }

    Optional<Entry> entry(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    boolean has(String id) {
        return entries.containsKey(id);
    }

    /** The ids of what has this name; more than one when it is shared. */
    List<String> named(String name) {
        return idsByName.getOrDefault(name, List.of());
    }
}
