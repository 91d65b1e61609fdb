package org.patrondesk.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.patrondesk.box.Box;
import org.patrondesk.box.Intervals;
import org.patrondesk.policy.Condition;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Choice;
import org.patrondesk.vocabulary.Span;
import org.patrondesk.vocabulary.Suggestion;
import org.patrondesk.vocabulary.Tree;
import org.patrondesk.vocabulary.Vocabulary;

/** Attributes and their words that no rule, offering or example names; translations of what the policy does not say. */
final class Unused {
    private final Ground ground;
    private final PolicySet set;

    Unused(Ground ground) {
        this.ground = ground;
        this.set = ground.policy().set();
    }

    List<Draft> drafts() {
        List<Draft> drafts = new ArrayList<>();
        for (Attribute attribute : set.vocabulary().attributes()) {
            if (!attribute.id().equals(Vocabulary.AS_OF)) {
                look(attribute, drafts);
            }
        }
        translations(drafts);
        return drafts;
    }

    private void translations(List<Draft> drafts) {
        Set<String> texts = set.translatable();
        set.translations().keySet().stream()
                .filter(text -> !texts.contains(text))
                .sorted()
                .forEach(text -> drafts.add(new Draft(
                        FindingKind.UNUSED,
                        new Area("", List.of(), Area.Answers.ANY),
                        () -> translated(text, Suggestion.among(texts, text)))));
    }

    private static Finding translated(String text, String near) {
        return new Finding(
                FindingKind.UNUSED,
                List.of(),
                "",
                Map.of(),
                0,
                "Delete the translation of '" + text + "', or write it as the policy does"
                        + (near.isEmpty() ? "." : near),
                "No requirement, alternative, label or value is '" + text + "', which is translated.");
    }

    private void look(Attribute attribute, List<Draft> drafts) {
        String id = attribute.id();
        List<Condition> naming =
                conditions().filter(each -> each.attributes().contains(id)).toList();
        boolean inExamples = set.expectations().stream()
                .anyMatch(each -> each.request().value(id).isPresent());
        if (naming.isEmpty() && !inExamples) {
            drafts.add(draft(
                    ground.space(),
                    "Delete attribute '" + id + "'.",
                    "Attribute '" + id + "' is named by no rule, offering or example."));
        } else if (attribute.domain() instanceof Choice || attribute.domain() instanceof Tree) {
            Intervals unnamed = unnamed(attribute, naming);
            // Where most words are unnamed, the list says what there is, and not what rules tell apart.
            if (2 * unnamed.size()
                    <= attribute.domain().high() - attribute.domain().low()) {
                words(attribute, unnamed, drafts);
            }
        }
    }

    private void words(Attribute attribute, Intervals unnamed, List<Draft> drafts) {
        List<String> words = new ArrayList<>();
        unnamed.eachRange((low, high) -> {
            for (int place = low; place <= high; place++) {
                words.add(String.valueOf(attribute.domain().value(place)));
            }
        });
        if (!words.isEmpty()) {
            String values = (words.size() == 1 ? "value " : "values ") + Wording.quoted(words);
            Box where = ground.space()
                    .with(set.vocabulary().axis(attribute.id()), unnamed)
                    .orElseThrow();
            drafts.add(draft(
                    where,
                    "Delete " + values + " of attribute '" + attribute.id() + "'.",
                    "The " + values + " of attribute '" + attribute.id() + "' " + (words.size() == 1 ? "is" : "are")
                            + " named by no rule, offering or example."));
        }
    }

    private Stream<Condition> conditions() {
        return Stream.concat(
                set.rules().stream().flatMap(rule -> Stream.concat(rule.when().stream(), rule.unless().stream())),
                set.offerings().stream().flatMap(offering -> offering.needs().stream()));
    }

    /** The words but {@code other} that nothing names, as places. */
    private Intervals unnamed(Attribute attribute, List<Condition> naming) {
        Stream<Span> inRules = naming.stream()
                .flatMap(condition -> Stream.ofNullable(condition.sides().get(attribute.id())))
                .flatMap(side -> side.places().stream());
        Stream<Span> inExamples = set.expectations().stream()
                .flatMap(example -> example.request().value(attribute.id()).stream())
                .map(attribute.domain()::span);
        Intervals named = Intervals.union(Stream.concat(inRules, inExamples)
                .map(span -> Intervals.of(span.first(), span.last()))
                .toList());
        int other = attribute.domain().high();
        return Intervals.of(attribute.domain().low(), other).minus(named).minus(Intervals.point(other));
    }

    private Draft draft(Box where, String edit, String sentence) {
        Area area = new Area("", List.of(where), Area.Answers.ANY);
        return new Draft(
                FindingKind.UNUSED,
                area,
                () -> new Finding(FindingKind.UNUSED, List.of(), "", ground.request(where), 0, edit, sentence));
    }
}
