package org.patrondesk.testkit.broken;

import java.util.function.Consumer;
import org.patrondesk.reading.AccessEntry;
import org.patrondesk.reading.AccessLog;
import org.patrondesk.reading.AccessSelection;

/** Answers as if the reading had been written down. */
record LostAccesses(AccessLog sound) implements AccessLog {
    @Override
    public void add(AccessEntry entry) {
        // Lost.
    }

    @Override
    public void each(AccessSelection selection, Consumer<AccessEntry> to) {
        sound.each(selection, to);
    }
}
