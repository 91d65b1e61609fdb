package org.patrondesk.ils.folio;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record of a table, with its texts and booleans. */
record Entry(String id, Map<String, String> values) {
    /** What people call it; the id when it has no name. */
    String name() {
        return values.getOrDefault("name", values.getOrDefault("group", id));
    }

    @Nullable
    String value(String key) {
        return values.get(key);
    }
}
