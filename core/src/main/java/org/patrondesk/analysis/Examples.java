package org.patrondesk.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.patrondesk.box.Box;
import org.patrondesk.box.Intervals;
import org.patrondesk.policy.Expectation;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Span;
import org.patrondesk.vocabulary.Vocabulary;

/** Examples of the policy that get another answer. */
final class Examples {
    private final Ground ground;

    Examples(Ground ground) {
        this.ground = ground;
    }

    List<Draft> drafts() {
        List<Draft> drafts = new ArrayList<>();
        for (Expectation example : ground.policy().set().expectations()) {
            Verdict verdict = ground.policy().decide(example.request());
            if (!example.isMetBy(verdict)) {
                Box box = box(example);
                Area area = new Area("", List.of(box), Area.Answers.ANY);
                drafts.add(new Draft(FindingKind.EXPECTATION, box.size(), area, () -> words(example, verdict)));
            }
        }
        return drafts;
    }

    private Finding words(Expectation example, Verdict verdict) {
        Set<String> rules = new LinkedHashSet<>();
        verdict.determining().ifPresent(rule -> rules.add(rule.id()));
        example.by().filter(by -> ground.policy().set().rule(by).isPresent()).ifPresent(rules::add);
        String wanted = example.outcome().code()
                + example.by().map(by -> " by '" + by + "'").orElse("")
                + (example.set().isEmpty() ? "" : " with " + example.set());
        String got = verdict.outcome().code() + " by '" + verdict.rule() + "'"
                + (example.set().isEmpty() ? "" : " with " + verdict.set());
        return new Finding(
                FindingKind.EXPECTATION,
                List.copyOf(rules),
                "",
                request(example),
                0,
                "Mend " + (rules.isEmpty() ? "the example" : Wording.rules(rules)) + ".",
                "Example " + number(example) + " expects " + wanted + ", but the answer is " + got + ".");
    }

    /** Which it is under {@code expect}, counted from 1. */
    private int number(Expectation example) {
        return ground.policy().set().expectations().indexOf(example) + 1;
    }

    /** What the example says is known. */
    private Map<String, Object> request(Expectation example) {
        Map<String, Object> request = new LinkedHashMap<>();
        for (Attribute attribute : ground.policy().set().vocabulary().attributes()) {
            example.request().value(attribute.id()).ifPresent(value -> request.put(attribute.id(), value));
        }
        return request;
    }

    private Box box(Expectation example) {
        Vocabulary vocabulary = ground.policy().set().vocabulary();
        Box box = ground.space();
        for (int axis = 0; axis < box.dimensions(); axis++) {
            Span places = vocabulary.places(axis, example.request());
            Intervals side = Intervals.of(places.first(), places.last());
            // The day of an example is its own; decisions are counted as if they were taken on the day of the analysis.
            box = box.with(axis, side.intersect(box.axis(axis))).orElse(box);
        }
        return box;
    }
}
