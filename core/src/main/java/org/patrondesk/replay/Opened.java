package org.patrondesk.replay;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.patrondesk.box.Box;
import org.patrondesk.box.Intervals;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;

/** Of all requests there can be, how many an edit turns from a no into a yes; by subtraction of boxes. One thread. */
final class Opened {
    private static final int MOST_BOXES = 20_000;

    private final Ranked before;
    private final Ranked after;
    private final Edits.Planned edit;
    private final boolean everywhere;
    private boolean undecided;

    Opened(Policy policy, Edits.Planned edit) {
        this.before = new Ranked(policy);
        this.after = new Ranked(edit.candidate(policy));
        this.edit = edit;
        this.everywhere = edit.axis() < 0 || new Ranks(policy).dependOnPlaces(edit.axis());
    }

    /** The number, or nothing when the boxes grow too many. */
    Optional<BigInteger> volume() {
        List<Box> nos = parts(before, touched(), Outcome::isNo);
        BigInteger volume =
                parts(after, nos, Outcome::isYes).stream().map(Opened::volume).reduce(BigInteger.ZERO, BigInteger::add);
        return undecided ? Optional.empty() : Optional.of(volume);
    }

    /** Disjoint boxes outside which nothing changes. */
    private List<Box> touched() {
        List<Box> touched = new ArrayList<>();
        for (Ranked ranked : List.of(before, after)) {
            for (Ranked.Piece piece : ranked.pieces()) {
                if (piece.rule().equals(edit.edit().rule())) {
                    List<Box> more = clipped(piece.box()).map(List::of).orElse(List.of());
                    for (Box known : touched) {
                        more = Box.minus(more, known);
                    }
                    touched.addAll(more);
                }
            }
        }
        return touched;
    }

    private Optional<Box> clipped(Box box) {
        return everywhere
                ? Optional.of(box)
                : box.with(edit.axis(), box.axis(edit.axis()).intersect(edit.delta()));
    }

    /** The parts of the boxes where the outcome is such. */
    private List<Box> parts(Ranked ranked, List<Box> boxes, Predicate<Outcome> such) {
        List<Box> found = new ArrayList<>();
        List<Box> left = boxes;
        for (int rank = 0; rank < ranked.size() && !left.isEmpty() && !undecided; rank++) {
            Box box = ranked.piece(rank).box();
            if (such.test(ranked.outcome(rank))) {
                left.forEach(part -> part.intersect(box).ifPresent(found::add));
            }
            left = Box.minus(left, box);
            undecided |= left.size() + found.size() > MOST_BOXES;
        }
        if (such.test(ranked.outcome(Ranked.NONE))) {
            found.addAll(left);
        }
        return found;
    }

    private static BigInteger volume(Box box) {
        BigInteger volume = BigInteger.ONE;
        for (int axis = 0; axis < box.dimensions(); axis++) {
            Intervals side = box.axis(axis);
            volume = volume.multiply(BigInteger.valueOf(side.size()));
        }
        return volume;
    }
}
