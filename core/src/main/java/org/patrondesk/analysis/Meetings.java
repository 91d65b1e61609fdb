package org.patrondesk.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.patrondesk.box.Box;
import org.patrondesk.box.BoxIndex;
import org.patrondesk.box.Cell;

/**
 * For pairs of parts whether the first determines an answer where the second holds as well.
 *
 * <p>One request shows that for all that hold at it, so that requests chosen at random settle most of very many pairs; what
 * they leave open is searched for. One thread.
 */
final class Meetings {
    private static final int GUESSES = 6;
    private static final int EXPLORED = 16;
    private static final long SEED = 20_261_122;

    private final Ground ground;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final BoxIndex index;
    private final long[] determining;
    /** For each part those that hold at some request that it is known to determine. */
    private final long[][] known;
    /** For each part requests that it determines. */
    private final List<List<Cell>> places = new ArrayList<>();

    Meetings(Ground ground) {
        this.ground = ground;
        List<Part> parts = ground.parts();
        this.index = BoxIndex.of(parts.stream().map(Part::box).toList(), ground.space());
        this.known = new long[parts.size()][index.words()];
        this.determining = new long[index.words()];
        for (Part part : parts) {
            determining[part.number() >>> 6] |= part.determines() ? 1L << part.number() : 0;
            places.add(new ArrayList<>());
        }
        explore();
    }

    /** Looks at some requests of every part, whatever they show. */
    private void explore() {
        for (Part part : ground.parts()) {
            for (int n = 0; n < EXPLORED; n++) {
                note(ground.table().point(part.cell(), random));
            }
        }
    }

    /** A place where a part is known to determine the answer. */
    Optional<Cell> determined(Part part) {
        return places.get(part.number()).stream().findFirst();
    }

    /** Whether the first determines an answer somewhere where the second holds; both can, and they meet. */
    boolean matters(Part first, Part second) {
        if (isKnown(first, second)) {
            return true;
        }
        Optional<Cell> common = ground.common(first.cell(), second.cell());
        if (common.isEmpty()) {
            return false;
        }
        for (int n = 0; n < GUESSES; n++) {
            note(ground.table().point(common.get(), random));
            if (isKnown(first, second)) {
                return true;
            }
        }
        ground.placeDetermined(common.get(), first, first.rule().id()).ifPresent(this::note);
        return isKnown(first, second);
    }

    /** Whether a request is known already that shows that a pair matters. */
    boolean isKnown(Part first, Part second) {
        return (known[first.number()][second.number() >>> 6] >>> second.number() & 1) != 0;
    }

    /** Notes what holds at the first request of a place. */
    private void note(Cell place) {
        long[] hits = holding(place);
        int first = winner(hits);
        if (first >= 0 && adds(known[first], hits)) {
            places.get(first).add(place);
        }
    }

    private long[] holding(Cell place) {
        return index.containing(index.locate(ground.table().first(place)));
    }

    /** The number of the part that determines the answer, or -1. */
    private int winner(long[] hits) {
        for (int word = 0; word < hits.length; word++) {
            long bits = hits[word] & determining[word];
            if (bits != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(bits);
            }
        }
        return -1;
    }

    private static boolean adds(long[] known, long[] hits) {
        long more = 0;
        for (int word = 0; word < hits.length; word++) {
            more |= hits[word] & ~known[word];
            known[word] |= hits[word];
        }
        return more != 0;
    }

    /** A place that shows that a pair matters; the first of those that both share, if it does. */
    Box place(Part first, Part second) {
        Cell corner =
                ground.table().corner(ground.common(first.cell(), second.cell()).orElseThrow());
        if (winner(holding(corner)) == first.number()) {
            return ground.box(corner);
        }
        return places.get(first.number()).stream()
                .flatMap(place -> ground.common(place, second.cell()).stream())
                .findFirst()
                .map(ground::box)
                .orElseThrow();
    }
}
