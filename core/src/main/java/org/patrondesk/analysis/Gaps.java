package org.patrondesk.analysis;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.patrondesk.box.Box;
import org.patrondesk.policy.Verdict;

/** Requests that no rule decides, where the policy then does not say yes; told once. */
final class Gaps {
    /** Beyond, how many requests they are is not worth the wait. */
    private static final int MOST_NODES = 20_000;

    private final Ground ground;

    Gaps(Ground ground) {
        this.ground = ground;
    }

    List<Draft> drafts() {
        if (ground.otherwise().isYes()) {
            return List.of();
        }
        Optional<Box> place = ground.placeLeftOpen(ground.cell(ground.space()), Verdict.DEFAULT)
                .map(ground::box);
        Area area = new Area(Verdict.DEFAULT, List.of(ground.space()), Area.Answers.ANY);
        return place.map(left -> new Draft(FindingKind.GAP, left.size(), area, () -> words(left)))
                .map(List::of)
                .orElse(List.of());
    }

    private Finding words(Box place) {
        String example = new Wording(ground).example(place);
        return new Finding(
                FindingKind.GAP,
                List.of(),
                "",
                ground.request(place),
                0,
                "Write a rule that decides " + example + ".",
                "No rule decides " + volume() + ", so that the answer is "
                        + ground.otherwise().code() + ", such as " + example + ".");
    }

    private String volume() {
        try {
            Shares shares = new Partition(ground, MOST_NODES).shares();
            BigInteger open = shares.byDefault();
            return String.format(
                    Locale.ROOT,
                    "%,d of %,d request%s",
                    open,
                    shares.domain(),
                    shares.domain().equals(BigInteger.ONE) ? "" : "s");
        } catch (IllegalArgumentException tooMany) {
            return "some requests";
        }
    }
}
