package org.patrondesk.story;

import java.util.List;
import java.util.Optional;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.decision.Decision;
import org.patrondesk.meeting.Effect;
import org.patrondesk.meeting.Resolution;

/**
 * What hangs together: barrier, nos, what the meeting answered, the effect, stories. Each list in the order of recording.
 *
 * <p>Made to be shown: no record says who wrote it down, decisions are without the words of staff, and a story has its text
 * only where the person agreed. What a barrier is called and why the meeting answered are in it.
 *
 * @param complete false when more hangs on it than {@link Chains#MOST} records, which are left out
 */
public record Chain(
        List<Barrier> barriers,
        List<Decision> decisions,
        List<Answered> answers,
        List<Story> stories,
        boolean complete) {
    public Chain {
        barriers = List.copyOf(barriers);
        decisions = List.copyOf(decisions);
        answers = List.copyOf(answers);
        stories = List.copyOf(stories);
    }

    /** What the meeting answered, and what came of it as far as that is known. */
    public record Answered(Resolution resolution, Optional<Effect> effect) {}
}
