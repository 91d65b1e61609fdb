package org.patrondesk.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patrondesk.box.Intervals;
import org.patrondesk.vocabulary.Domain;

/** Says where a region lies: for each attribute that is limited there, its values or ranges. */
final class RegionWords {
    private final JointSpace space;
    private final List<Integer> order;

    /** @param order the axes in the order in which regions list their sides */
    RegionWords(JointSpace space, List<Integer> order) {
        this.space = space;
        this.order = order;
    }

    Map<String, List<String>> of(List<Intervals> region) {
        Map<Integer, Intervals> sides = new TreeMap<>();
        for (int depth = 0; depth < region.size(); depth++) {
            sides.put(order.get(depth), region.get(depth));
        }
        Map<String, List<String>> words = new LinkedHashMap<>();
        sides.forEach((axis, side) -> {
            JointAxis joint = space.axes().get(axis);
            if (!side.equals(joint.whole())) {
                words.put(joint.id(), values(joint.domain(), side));
            }
        });
        return words;
    }

    private static List<String> values(Domain domain, Intervals side) {
        List<String> values = new ArrayList<>();
        side.eachRange((low, high) -> {
            if (domain.isOrdered() && low < high) {
                values.add(start(domain.value(low)) + ".." + end(domain.value(high)));
            } else {
                for (int place = low; place <= high; place++) {
                    values.add(String.valueOf(domain.value(place)));
                }
            }
        });
        return values;
    }

    /** The low end of a value, which may be a band. */
    private static String start(Object value) {
        String text = String.valueOf(value);
        int dots = text.indexOf("..");
        return dots < 0 ? text : text.substring(0, dots);
    }

    private static String end(Object value) {
        String text = String.valueOf(value);
        int dots = text.indexOf("..");
        return dots < 0 ? text : text.substring(dots + 2);
    }
}
