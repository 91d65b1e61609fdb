package org.patrondesk.storage.jdbc;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Values already made from their stored form: in real data few recur often. Forgets all at {@value #MOST}. One thread.
 */
public final class Known<K, V> {
    private static final int MOST = 4_096;

    private final Function<K, V> maker;
    private final Map<K, V> values = new HashMap<>();

    public Known(Function<K, V> maker) {
        this.maker = maker;
    }

    public V of(K stored) {
        V known = values.get(stored);
        if (known == null) {
            if (values.size() >= MOST) {
                values.clear();
            }
            known = maker.apply(stored);
            values.put(stored, known);
        }
        return known;
    }
}
