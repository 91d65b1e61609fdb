package org.patrondesk.replay;

import java.util.List;
import java.util.Optional;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Banded;
import org.patrondesk.vocabulary.Domain;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Span;
import org.patrondesk.vocabulary.Vocabulary;

/** Answers one recorded decision again under a policy, by the code that answers live ones. Immutable. */
final class Again {
    private final Policy candidate;

    Again(Policy candidate) {
        this.candidate = candidate;
    }

    /** The facts the candidate is asked about: with the day of the decision where it asks for one. */
    static Facts facts(Recorded recorded, Vocabulary asked) {
        return asked.on(recorded.day(), recorded.facts());
    }

    /** The change; the facts must hold the day where the candidate asks for it. */
    Change of(Recorded recorded, Facts facts) {
        if (!recorded.computed()) {
            return new Change.NotReplayable(Replay.NO_FACTS);
        }
        Verdict verdict = candidate.decide(facts, recorded.vocabulary());
        if (!verdict.missing().isEmpty()) {
            return asked(recorded, facts, verdict);
        }
        return verdict.outcome() == recorded.outcome()
                ? new Change.Same()
                : new Change.Changed(recorded.outcome(), verdict.outcome(), verdict.rule());
    }

    /**
     * A fact that could have been told then and was not is as unknown now; any other was lost on the way. A lost one is
     * named before a split band: without it no band could be mended.
     */
    private Change asked(Recorded recorded, Facts facts, Verdict verdict) {
        List<String> lost = verdict.missing().stream()
                .filter(fact -> !unknownThen(recorded, fact) || recorded.outcome() != verdict.outcome())
                .toList();
        Optional<Change.SplitBand> split = Optional.empty();
        for (String fact : lost) {
            Optional<Change.SplitBand> band = split(recorded.vocabulary(), facts, fact);
            if (band.isEmpty()) {
                return new Change.NotReplayable(fact);
            }
            split = split.or(() -> band);
        }
        return split.isPresent() ? split.get() : new Change.Same();
    }

    /** Whether the fact was as open then: not told, or told by a node of a tree that stands for several places. */
    private static boolean unknownThen(Recorded recorded, String fact) {
        Vocabulary then = recorded.vocabulary();
        return then.axis(fact) >= 0
                && !then.places(then.axis(fact), recorded.facts()).isPoint();
    }

    private Optional<Change.SplitBand> split(Vocabulary then, Facts facts, String fact) {
        Attribute now = candidate.set().vocabulary().find(fact).orElseThrow();
        Optional<Attribute> old = then.find(fact)
                .or(() ->
                        now.was().stream().flatMap(id -> then.find(id).stream()).findFirst());
        return old.filter(attribute -> now.domain().continues(attribute.domain()))
                .flatMap(attribute -> facts.value(attribute.id())
                        .filter(band -> attribute.domain() instanceof Banded banded && fits(now, banded, band))
                        .map(band -> new Change.SplitBand(fact, band.toString())));
    }

    /** Whether all values of the band are values of today; otherwise it says nothing. */
    private static boolean fits(Attribute now, Banded then, Object band) {
        Domain base = now.domain() instanceof Banded banded ? banded.base() : now.domain();
        Span raw = then.raw(then.span(band).first());
        return raw.first() >= base.low() && raw.last() <= base.high();
    }
}
