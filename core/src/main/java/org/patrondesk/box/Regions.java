package org.patrondesk.box;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parts of a space by some value that their points have; boxes of one value may overlap. One thread.
 *
 * @param <T> what points are told apart by
 */
public final class Regions<T> {
    private final Map<T, List<Box>> boxes = new LinkedHashMap<>();

    /** Adds where a value is had; nothing when that is nowhere. */
    public void add(T value, Collection<Box> where) {
        if (!where.isEmpty()) {
            boxes.computeIfAbsent(value, none -> new ArrayList<>()).addAll(where);
        }
    }

    /** The values that some point has. */
    public Set<T> values() {
        return boxes.keySet();
    }

    /** Where this value is had. */
    public List<Box> of(T value) {
        return boxes.getOrDefault(value, List.of());
    }

    /** Whether all points have the same value. */
    public boolean agree() {
        return boxes.size() == 1;
    }

    /** The value of some point; there must be one. */
    public T value() {
        return boxes.keySet().iterator().next();
    }

    /** Whether there are two points that differ on this axis alone and have different values. */
    public boolean hangOn(int axis) {
        List<List<Box>> parts = List.copyOf(boxes.values());
        for (int i = 1; i < parts.size(); i++) {
            for (List<Box> earlier : parts.subList(0, i)) {
                if (meet(earlier, parts.get(i), axis)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean meet(List<Box> some, List<Box> others, int axis) {
        return some.stream().anyMatch(one -> others.stream().anyMatch(other -> one.meetsBeside(axis, other)));
    }
}
