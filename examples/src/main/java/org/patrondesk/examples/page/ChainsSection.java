package org.patrondesk.examples.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.patrondesk.decision.Decision;
import org.patrondesk.meeting.Effect;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.ResolutionKind;
import org.patrondesk.story.Chain;
import org.patrondesk.story.Chains;
import org.patrondesk.story.Consent;
import org.patrondesk.story.Story;

/** What became of earlier answers: barrier, nos, answer, effect and stories, one chain below the other. */
record ChainsSection(Days days) {
    Html of(Chains.Recent recent) {
        Html.Element section = Html.element("section", Html.element("h2", "What became of earlier answers"));
        if (recent.chains().isEmpty()) {
            return section.containing(
                    Html.element("p", "No answer of a meeting was written down lately, and no barrier is open.")
                            .styled("none"));
        }
        Html.Element chains =
                section.containing(recent.chains().stream().map(this::chain).toList());
        return recent.more() == 0
                ? chains
                : chains.containing(Html.element("p", "and " + Plain.number(recent.more()) + " more")
                        .styled("more"));
    }

    private Html chain(Chain chain) {
        List<Html> parts = new ArrayList<>();
        chain.barriers().forEach(barrier -> parts.add(Html.element("h3", Html.data(barrier.name()))));
        if (chain.barriers().isEmpty()) {
            parts.add(Html.element("h3", Html.data(title(chain))));
        }
        if (!chain.decisions().isEmpty()) {
            parts.add(Html.element("p", Html.words(nos(chain)), Html.data(rules(chain.decisions())), Html.words(".")));
        }
        if (chain.answers().isEmpty()) {
            parts.add(Html.element("p", "No meeting has answered yet."));
        }
        chain.answers().forEach(answered -> parts.addAll(answer(answered)));
        chain.stories().forEach(story -> parts.add(story(story)));
        if (!chain.complete()) {
            parts.add(Html.element("p", "More hangs on this than can be shown."));
        }
        return Html.element("article").styled("chain").containing(parts);
    }

    private static String title(Chain chain) {
        return chain.answers().stream()
                .map(answered -> rule(answered.resolution().rule()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String rule(String rule) {
        return rule.equals(Decision.UNWRITTEN) ? Plain.words("rule.unwritten") : rule;
    }

    private static String nos(Chain chain) {
        return (chain.barriers().isEmpty() ? "About " : "Seen in ")
                + Plain.count(chain.decisions().size(), "no: ", "nos: ");
    }

    private static String rules(List<Decision> decisions) {
        return decisions.stream()
                .map(decision -> rule(decision.toldRule()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private List<Html> answer(Chain.Answered answered) {
        Resolution resolution = answered.resolution();
        List<Html> parts = new ArrayList<>();
        parts.add(Html.element(
                "p",
                Html.words(days.moment(resolution.at()) + ": "),
                Html.element(
                        "strong",
                        Html.data(Plain.code("answer", resolution.kind().code()))),
                Html.words(", rule "),
                Html.data(rule(resolution.rule())),
                Html.words(". "),
                Html.data(resolution.reason())));
        resolution
                .change()
                .ifPresent(change -> parts.add(
                        Html.element("p", "The new policy answers from " + days.moment(change.begins()) + " on.")));
        if (resolution.kind() != ResolutionKind.KEEP) {
            parts.add(Html.element("p", effect(answered.effect())).styled("effect"));
        }
        return parts;
    }

    private static String effect(Optional<Effect> effect) {
        if (effect.isEmpty()) {
            return "What it changed is not known yet: the first week is not over, or nothing was logged before.";
        }
        Effect found = effect.get();
        String others = found.otherChanges() == 0
                ? ""
                : " In these weeks " + Plain.count(found.otherChanges(), "other policy", "other policies")
                        + " began to answer as well.";
        return "Its nos in a week: " + rate(found.before()) + " before, " + rate(found.after())
                + " since. All nos in a week: " + rate(found.allBefore()) + " before, " + rate(found.allAfter())
                + " since." + others;
    }

    private static String rate(Effect.Rate rate) {
        Effect.Interval interval = rate.perWeek();
        return String.format(
                Locale.ENGLISH,
                "%.1f (%.1f to %.1f, from %s in %s)",
                interval.best(),
                interval.low(),
                interval.high(),
                Plain.number(rate.nos()),
                Plain.count(rate.weeks(), "week", "weeks"));
    }

    private static Html story(Story story) {
        Optional<String> text = story.text().filter(words -> story.consent().mayBeUsed());
        return text.<Html>map(words -> Html.element("blockquote", Html.data(words)))
                .orElseGet(() -> Html.element(
                        "p",
                        story.consent() == Consent.REFUSED
                                ? "A story was told; the person does not want it used."
                                : "A story was told; the person has not been asked yet whether it may be used."));
    }
}
