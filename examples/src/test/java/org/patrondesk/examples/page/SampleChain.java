package org.patrondesk.examples.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionKind;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.ContentHash;
import org.patrondesk.meeting.Effect;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.ResolutionKind;
import org.patrondesk.policy.Outcome;
import org.patrondesk.story.Chain;
import org.patrondesk.story.Consent;
import org.patrondesk.story.Story;
import org.patrondesk.vocabulary.Facts;

/** A chain of an invented library. */
final class SampleChain {
    private SampleChain() {}

    /** A barrier, the no that shows it, a change with its effect, and a story. */
    static Chain of(String barrier, Consent consent) {
        Instant noticed = Instant.parse("2026-10-01T09:00:00Z");
        Resolution change = new Resolution(
                new UUID(3, 3),
                Instant.parse("2026-10-05T10:00:00Z"),
                ResolutionKind.CHANGE,
                "unwritten",
                "Visitors are neighbours.",
                Optional.of(new Resolution.Change(ContentHash.of("next"), Instant.parse("2026-10-11T23:00:00Z"))),
                "staff-1");
        Effect effect = new Effect(
                new Effect.Rate(24, 4),
                new Effect.Rate(2, 4),
                new Effect.Rate(80, 4),
                new Effect.Rate(54, 4),
                Optional.empty(),
                1);
        return new Chain(
                List.of(new Barrier(new UUID(1, 1), noticed, new Branch("Quayside"), barrier, "staff-1")),
                List.of(no(noticed)),
                List.of(new Chain.Answered(change, Optional.of(effect))),
                List.of(new Story(
                        new UUID(4, 4),
                        1,
                        Instant.parse("2026-11-10T09:00:00Z"),
                        new Branch("Quayside"),
                        consent == Consent.REFUSED
                                ? Optional.empty()
                                : Optional.of("She wrote her application at our desk."),
                        consent,
                        "staff-1",
                        Optional.empty())),
                true);
    }

    private static Decision no(Instant at) {
        return new Decision(
                new UUID(2, 2),
                DecisionKind.SAID,
                Optional.empty(),
                at,
                new Branch("Quayside"),
                Channel.DESK,
                Optional.empty(),
                Outcome.NO,
                Decision.UNWRITTEN,
                Optional.empty(),
                Facts.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
