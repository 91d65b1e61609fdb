package org.patrondesk.storage.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds every text in records, lists and optional values. */
final class Texts {
    private Texts() {}

    static List<String> in(Object value) {
        List<String> found = new ArrayList<>();
        collect(value, found);
        return found;
    }

    private static void collect(Object value, List<String> found) {
        if (value instanceof String text) {
            found.add(text);
        } else if (value instanceof Optional<?> some) {
            some.ifPresent(inner -> collect(inner, found));
        } else if (value instanceof Iterable<?> many && !(value instanceof java.nio.file.Path)) {
            many.forEach(inner -> collect(inner, found));
        } else if (value instanceof Record record) {
            for (Object inner : Place.values(record.getClass().getRecordComponents(), record)) {
                if (inner != null) {
                    collect(inner, found);
                }
            }
        }
    }
}
