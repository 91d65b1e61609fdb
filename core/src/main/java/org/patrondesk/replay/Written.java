package org.patrondesk.replay;

import java.util.ArrayList;
import java.util.List;
import org.patrondesk.box.Intervals;
import org.patrondesk.vocabulary.Banded;
import org.patrondesk.vocabulary.Domain;

/** Sets of places as a policy file writes them. */
final class Written {
    private Written() {}

    /** Single values where the kind has no order, ranges where it has one. */
    static List<Object> of(Domain domain, Intervals places) {
        List<Object> written = new ArrayList<>();
        places.eachRange((low, high) -> {
            if (domain.isOrdered()) {
                written.add(range(domain, low, high));
            } else {
                for (int place = low; place <= high; place++) {
                    written.add(domain.value(place));
                }
            }
        });
        return written;
    }

    static String range(Domain domain, int low, int high) {
        if (domain instanceof Banded banded) {
            return banded.base().value(banded.raw(low).first()) + ".."
                    + banded.base().value(banded.raw(high).last());
        }
        return domain.value(low) + ".." + domain.value(high);
    }
}
