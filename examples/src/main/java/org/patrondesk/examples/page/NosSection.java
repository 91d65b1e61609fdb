package org.patrondesk.examples.page;

import java.util.Comparator;
import java.util.List;
import org.patrondesk.decision.Decision;
import org.patrondesk.logbook.Review;

/** The loudest nos of a review, and what it proposes. */
final class NosSection {
    private NosSection() {}

    static Html of(DemoPage.Step<Review> step, Days days) {
        Review review = step.report();
        return DemoPage.section("The loudest nos", step)
                .containing(
                        Html.element(
                                "p",
                                days.name(review.period()) + ": " + days.period(review.period()) + " ("
                                        + days.zone() + "). " + Plain.count(review.nos(), "no", "nos") + ", "
                                        + Plain.number(review.unwritten()) + " of them by no written rule; besides, "
                                        + Plain.count(review.asks(), "answer", "answers")
                                        + " that had to wait for a missing fact."),
                        DemoPage.beside(new Figures(
                                "nos", "Nos by rule, loudest first", "Rule", loudest(review), review.nos())))
                .containing(proposals(review));
    }

    private static List<Figures.Bar> loudest(Review review) {
        return review.byRule().stream()
                .sorted(Comparator.comparingLong(Review.RuleCount::n).reversed())
                .map(count -> new Figures.Bar(name(count.rule()), count.n(), Figures.Tone.NO, ""))
                .toList();
    }

    private static String name(String rule) {
        return rule.equals(Decision.UNWRITTEN) ? Plain.words("rule.unwritten") : rule;
    }

    private static List<Html> proposals(Review review) {
        return review.proposals().isEmpty()
                ? List.of()
                : List.of(
                        Html.element("h3", "What the log proposes"),
                        Html.element("ul").containing(Proposals.items(review.proposals())));
    }
}
