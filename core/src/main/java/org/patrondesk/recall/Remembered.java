package org.patrondesk.recall;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was found out about cases lately; the one not asked for longest is forgotten. One thread. */
public final class Remembered<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    /** Few, because a review must fit a small heap beside what it replays. */
    private static final int MOST = 4_000;

    public Remembered() {
        super(1024, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
    }
}
