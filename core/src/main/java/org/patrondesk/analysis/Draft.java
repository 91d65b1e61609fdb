package org.patrondesk.analysis;

import java.util.function.Supplier;

/**
 * A finding before it is put into words, which is done for those that are shown only.
 *
 * @param size about how many requests it is about
 */
record Draft(FindingKind kind, double size, Area area, Supplier<Finding> words) {
    /** One about all requests of the area. */
    Draft(FindingKind kind, Area area, Supplier<Finding> words) {
        this(kind, area.size(), area, words);
    }
}
