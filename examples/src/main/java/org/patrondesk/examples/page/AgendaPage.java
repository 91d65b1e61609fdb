package org.patrondesk.examples.page;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patrondesk.logbook.Agenda;
import org.patrondesk.logbook.Review;
import org.patrondesk.story.Chains;

/**
 * The weekly meeting's agenda as one printable HTML page: what was asked and why no, loudest rule first, with room for
 * the meeting's answer.
 *
 * <p>The page holds the staff's words, and so may hold personal data, but nothing beyond what the agenda carries. Safe
 * for use by many threads.
 */
public final class AgendaPage {
    private AgendaPage() {}

    /**
     * What stands above the agenda.
     *
     * @param library whose meeting it is
     * @param zone the zone in which days and times are said
     * @param run the named run that the agenda is about; empty for what patrons were told
     */
    public record Heading(String library, ZoneId zone, Optional<String> run) {
        /** The heading of an agenda about what patrons were told. */
        public static Heading of(String library, ZoneId zone) {
            return new Heading(library, zone, Optional.empty());
        }
    }

    /** The whole document, to be written as UTF-8; it needs no other file and no network. */
    public static String render(Agenda agenda, Heading heading) {
        return render(agenda, Chains.Recent.NONE, heading);
    }

    /** The same with what became of earlier answers. */
    public static String render(Agenda agenda, Chains.Recent chains, Heading heading) {
        Days days = new Days(heading.zone());
        List<Html> content = new ArrayList<>();
        content.add(header(agenda.review(), heading, days));
        if (agenda.items().isEmpty()) {
            content.add(noNos(agenda.review()));
        } else {
            content.add(totals(agenda.review()));
            content.add(proposals(agenda));
            content.add(rules(agenda, days));
        }
        content.add(inconsistencies(agenda.review()));
        content.add(secondLooks(agenda.review().secondLooks()));
        if (heading.run().isEmpty()) {
            content.add(new ChainsSection(days).of(chains));
        }
        content.add(footer(agenda.items().isEmpty()));
        return Sheet.of("Agenda of nos, " + days.name(agenda.review().period()), content);
    }

    private static Html header(Review review, Heading heading, Days days) {
        String name = days.name(review.period());
        Html.Element header = Html.element(
                "header",
                Html.element("p", Html.data(heading.library())).styled("over"),
                Html.element("h1", "What we said no to"),
                Html.element("p", name + ": " + days.period(review.period()) + " (" + heading.zone() + ")")
                        .styled("lead"));
        return heading.run()
                .map(run -> header.containing(Html.element(
                        "p",
                        Html.words("These answers come from the trial run "),
                        Html.data(run),
                        Html.words("; no patron was told them."))))
                .orElse(header);
    }

    private static Html totals(Review review) {
        return Html.element(
                "section",
                Html.element("h2", "In short"),
                Totals.of(
                        new Totals.Total(review.nos(), review.nos() == 1 ? "no" : "nos"),
                        new Totals.Total(review.asks(), "answers that had to wait for a missing fact"),
                        new Totals.Total(review.unwritten(), "of the nos followed no written rule")),
                Html.element(
                        "p",
                        "A no is a no, a no with an alternative, or a referral to somebody else. For each rule below,"
                                + " the meeting decides: keep it, change it, or find a way to say yes."));
    }

    private static Html proposals(Agenda agenda) {
        Html.Element section = Html.element("section", Html.element("h2", "Where a change would help"));
        List<Review.Proposal> proposals = agenda.review().proposals();
        if (proposals.isEmpty()) {
            return section.containing(Html.element("p", "The log holds no proposal for this period.")
                    .styled("none"));
        }
        return section.containing(Html.element("ol").styled("proposals").containing(Proposals.items(proposals)));
    }

    private static Html rules(Agenda agenda, Days days) {
        AgendaRule rule = new AgendaRule(days, agenda.review().nos());
        Html.Element section = Html.element("section", Html.element("h2", "Rule by rule, the loudest first"));
        return section.containing(agenda.items().stream().map(rule::of).toList());
    }

    private static Html noNos(Review review) {
        Html.Element section = Html.element(
                "section",
                Html.element("h2", "Nobody had to say no"),
                Html.element(
                        "p",
                        "The log holds not one no for this period. Either every patron got a yes, and that is worth"
                                + " a word of thanks, or nobody found the time to write one down."),
                Html.element(
                        "p", "For the meeting: was there a no that is not in the log? Which yes was hard to reach?"));
        return review.asks() == 0
                ? section
                : section.containing(Html.element(
                        "p", Plain.count(review.asks(), "answer", "answers") + " had to wait for a fact nobody knew."));
    }

    private static Html inconsistencies(Review review) {
        Html.Element section = Html.element("section", Html.element("h2", "The same question, different answers"));
        if (review.inconsistent().isEmpty()) {
            return section.containing(
                    Html.element("p", "None was found in this period.").styled("none"));
        }
        return section.containing(
                Html.element(
                        "p",
                        "In each of these situations patrons got more than one answer. Which of them is the right"
                                + " one?"),
                InconsistencyTable.of(review.inconsistent()));
    }

    private static Html secondLooks(Review.SecondLooks looks) {
        Html.Element section = Html.element("section", Html.element("h2", "Yes all the same, and appeals"));
        if (looks.equals(Review.SecondLooks.NONE)) {
            return section.containing(Html.element("p", "None in this period.").styled("none"));
        }
        return section.containing(
                Html.element(
                        "p",
                        Plain.count(looks.appeals(), "appeal", "appeals") + " lodged, "
                                + Plain.count(looks.overturned(), "answer", "answers")
                                + " with a yes. A rule with many exceptions is a rule to change."),
                Html.element("ul")
                        .containing(looks.exceptions().entrySet().stream()
                                .map(rule -> Html.element(
                                        "li",
                                        Html.data(rule.getKey()),
                                        Html.words(": " + Plain.count(rule.getValue(), "exception", "exceptions"))))
                                .toList()));
    }

    private static Html footer(boolean wordless) {
        String words = wordless
                ? "Made from the logbook of nos."
                : "This page holds words that staff wrote down, and they may say more about a person than we want to"
                        + " keep. It is for the meeting, not for the shelf: destroy it afterwards. Ticks and notes"
                        + " typed on the screen are not saved; print the page to keep them.";
        return Html.element("footer", Html.element("p", words));
    }
}
