package org.patrondesk.logbook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;
import org.patrondesk.replay.Recorded;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Span;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * Recorded decisions as a policy answers them now, in its own words; equal ones are answered once. One thread.
 */
final class Answered {
    private static final int REMEMBERED = 20_000;

    private final Policy policy;
    private final Vocabulary words;
    private final Map<Asked, Answer> known = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Answer> eldest) {
            return size() > REMEMBERED;
        }
    };

    Answered(Policy policy) {
        this.policy = policy;
        this.words = policy.set().vocabulary();
    }

    private record Asked(Facts facts, Vocabulary words) {}

    /**
     * An answer.
     *
     * @param facts in the policy's words; what another vocabulary leaves open is unknown
     */
    record Answer(Facts facts, Verdict verdict) {
        boolean isNoBy(String rule) {
            return verdict.outcome().isNo() && verdict.rule().equals(rule);
        }

        boolean isUntold() {
            return verdict.rule().equals(Verdict.UNKNOWN_FACT);
        }
    }

    Answer of(Recorded recorded) {
        Facts facts = words.on(recorded.day(), recorded.facts());
        return known.computeIfAbsent(
                new Asked(facts, recorded.vocabulary()),
                asked -> new Answer(translated(asked), policy.decide(asked.facts(), asked.words())));
    }

    private Facts translated(Asked asked) {
        if (asked.words().equals(words)) {
            return asked.facts();
        }
        Map<String, Object> sure = new TreeMap<>();
        for (int axis = 0; axis < words.attributes().size(); axis++) {
            Attribute attribute = words.attributes().get(axis);
            var places = words.places(axis, asked.facts(), asked.words());
            if (places.stream().allMatch(Span::isPoint)
                    && places.stream().distinct().count() == 1) {
                sure.put(attribute.id(), attribute.domain().value(places.get(0).first()));
            }
        }
        return words.facts(sure);
    }
}
