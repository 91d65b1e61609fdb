package org.patrondesk.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;
import org.patrondesk.recall.Remembered;
import org.patrondesk.replay.Recorded;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Span;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * The recorded decisions as a policy answers them now, in its own words: each is answered in the first pass, and later ones
 * are told what became of it. One thread.
 */
final class Answered {
    private final Policy policy;
    private final Vocabulary words;
    private final Map<Kind, Kind> kinds = new HashMap<>();
    /** By the place of the decision in the log. */
    private final List<Kind> answers = new ArrayList<>();

    private final Map<Asked, Kind> known = new Remembered<>();

    Answered(Policy policy) {
        this.policy = policy;
        this.words = policy.set().vocabulary();
    }

    private record Asked(Facts facts, Vocabulary words) {}

    /** What is to be known of an answer; of these there are few. */
    private record Kind(String rule, Outcome outcome, boolean question) {}

    /**
     * An answer.
     *
     * @param facts in the policy's words; what another vocabulary leaves open is unknown
     * @param question whether a fact is asked for
     */
    record Answer(Facts facts, String rule, Outcome outcome, boolean question) {
        boolean isNoBy(String other) {
            return outcome.isNo() && rule.equals(other);
        }
    }

    /** The decisions, handed over one at a time, in the same order as often as asked for. */
    @FunctionalInterface
    interface Log {
        void each(Consumer<Recorded> to);
    }

    /** Hands over all that have facts. */
    void each(Log log, Consumer<Answer> to) {
        AtomicInteger next = new AtomicInteger();
        log.each(recorded -> {
            if (recorded.computed()) {
                Asked asked = asked(recorded);
                int place = next.getAndIncrement();
                if (place == answers.size()) {
                    answers.add(known.computeIfAbsent(asked, facts -> kind(policy, facts)));
                }
                Kind kind = answers.get(place);
                to.accept(new Answer(translated(asked), kind.rule(), kind.outcome(), kind.question()));
            }
        });
    }

    /** How many decisions that ask for a fact are answered by another policy with the same vocabulary. */
    long answeredBy(Policy other, Log log) {
        AtomicInteger next = new AtomicInteger();
        AtomicLong answered = new AtomicLong();
        log.each(recorded -> {
            if (recorded.computed()
                    && answers.get(next.getAndIncrement()).question()
                    && !kind(other, asked(recorded)).question()) {
                answered.incrementAndGet();
            }
        });
        return answered.get();
    }

    private Asked asked(Recorded recorded) {
        return new Asked(words.on(recorded.day(), recorded.facts()), recorded.vocabulary());
    }

    private Kind kind(Policy asked, Asked request) {
        Verdict verdict = asked.decide(request.facts(), request.words());
        Kind kind =
                new Kind(verdict.rule(), verdict.outcome(), !verdict.missing().isEmpty());
        return kinds.computeIfAbsent(kind, none -> kind);
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
