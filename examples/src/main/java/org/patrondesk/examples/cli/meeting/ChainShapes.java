package org.patrondesk.examples.cli.meeting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.patrondesk.decision.Decision;
import org.patrondesk.examples.cli.terminal.Counted;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.meeting.Effect;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.story.Chain;
import org.patrondesk.story.Story;

/** Chains for programs and for people. */
public final class ChainShapes {
    private ChainShapes() {}

    /** The chain as {@code nos chain --json} prints it. */
    public static JsonObject json(Chain chain, ZoneId zone) {
        return new JsonObject()
                .with(
                        "barriers",
                        chain.barriers().stream()
                                .map(barrier -> new JsonObject()
                                        .with("barrier", barrier.id().toString())
                                        .with("name", barrier.name()))
                                .toList())
                .with("nos", chain.decisions().stream().map(ChainShapes::no).toList())
                .with(
                        "answers",
                        chain.answers().stream()
                                .map(answered -> answer(answered, zone))
                                .toList())
                .with(
                        "stories",
                        chain.stories().stream().map(ChainShapes::story).toList())
                .with("complete", chain.complete());
    }

    private static JsonObject no(Decision decision) {
        return new JsonObject()
                .with("decision", decision.id().toString())
                .with("rule", decision.toldRule())
                .with("outcome", decision.told().code())
                .with("branch", decision.branch().code());
    }

    private static JsonObject answer(Chain.Answered answered, ZoneId zone) {
        Resolution resolution = answered.resolution();
        JsonObject object = new JsonObject()
                .with("resolution", resolution.id().toString())
                .with("answer", resolution.kind().code())
                .with("rule", resolution.rule())
                .with("reason", resolution.reason());
        resolution
                .change()
                .ifPresent(change -> object.with(
                                "policy",
                                new JsonObject().with("hash", change.policy().hex()))
                        .with(
                                "begins",
                                change.begins().atZone(zone).toLocalDate().toString()));
        answered.effect().ifPresent(effect -> object.with("effect", effect(effect)));
        return object;
    }

    private static JsonObject effect(Effect effect) {
        JsonObject object = new JsonObject()
                .with("before", rate(effect.before()))
                .with("after", rate(effect.after()))
                .with("allBefore", rate(effect.allBefore()))
                .with("allAfter", rate(effect.allAfter()));
        effect.times().ifPresent(times -> object.with("times", interval(times)));
        return object.with("otherChanges", effect.otherChanges());
    }

    private static JsonObject rate(Effect.Rate rate) {
        return interval(rate.perWeek()).with("nos", rate.nos()).with("weeks", rate.weeks());
    }

    private static JsonObject interval(Effect.Interval interval) {
        JsonObject object =
                new JsonObject().with("best", rounded(interval.best())).with("low", rounded(interval.low()));
        return Double.isFinite(interval.high()) ? object.with("high", rounded(interval.high())) : object;
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
    }

    private static JsonObject story(Story story) {
        JsonObject object = new JsonObject()
                .with("story", story.id().toString())
                .with("consent", story.consent().code());
        story.text().ifPresent(text -> object.with("text", text));
        return object;
    }

    static List<String> words(Chain chain, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        chain.barriers().forEach(barrier -> lines.add("Barrier: " + oneLine(barrier.name())));
        chain.decisions()
                .forEach(decision -> lines.add("  " + decision.told().code() + " by " + decision.toldRule() + " at "
                        + decision.branch() + ", " + decision.at().atZone(zone).toLocalDate() + ", " + decision.id()));
        for (Chain.Answered answered : chain.answers()) {
            Resolution resolution = answered.resolution();
            lines.add("Answer of " + resolution.at().atZone(zone).toLocalDate() + ": "
                    + resolution.kind().code() + " " + resolution.rule() + ". " + oneLine(resolution.reason()));
            answered.effect()
                    .ifPresent(effect -> lines.add("  Nos in a week: " + words(effect.before()) + " before, "
                            + words(effect.after()) + " since."));
        }
        chain.stories()
                .forEach(story -> lines.add("Story (" + story.consent().code() + ")"
                        + story.text().map(text -> ": " + oneLine(text)).orElse("")));
        if (!chain.complete()) {
            lines.add("More hangs on this than can be shown.");
        }
        return lines;
    }

    /** A line is a record: what somebody wrote over several lines stays on its own. */
    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static String words(Effect.Rate rate) {
        Effect.Interval interval = rate.perWeek();
        return String.format(
                Locale.ENGLISH,
                "%.1f (%.1f to %.1f, %s in %s)",
                interval.best(),
                interval.low(),
                interval.high(),
                Counted.of(rate.nos(), "no"),
                Counted.of(rate.weeks(), "week"));
    }
}
