package org.patrondesk.memory.privacy;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.patrondesk.privacy.Overdue;

/**
 * Where one thing about people is kept in the heap.
 *
 * @param closed since when its time runs
 * @param covers whether the scope does
 * @param holds whether it is still there
 * @param removable whether nobody needs it any more
 * @param remove takes it out of the record, or the record out, and says how to undo that
 */
record Kept<T>(
        Collection<T> all,
        Function<T, Instant> closed,
        Predicate<T> covers,
        Predicate<T> holds,
        Predicate<T> removable,
        Consumer<T> remove) {
    private List<T> closedBefore(Instant before) {
        return all.stream()
                .filter(covers)
                .filter(holds)
                .filter(each -> closed.apply(each).isBefore(before))
                .sorted(Comparator.comparing(closed))
                .toList();
    }

    Overdue overdue(Instant before) {
        List<T> found = closedBefore(before);
        return new Overdue(found.size(), found.stream().findFirst().map(closed));
    }

    int expire(Instant before, int most) {
        List<T> found =
                closedBefore(before).stream().filter(removable).limit(most).toList();
        found.forEach(remove);
        return found.size();
    }
}
