package org.patrondesk.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Permission;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.decision.Tools;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Period;
import org.patrondesk.library.Ref;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.reading.Access;

/** Follows links from any record to all that hangs together with it. Safe for use by many threads. */
public final class Chains {
    /** The most records of one chain. */
    public static final int MOST = 1_000;

    /** The most chains that are told at once. */
    public static final int SHOWN = 20;

    private final Tools tools;
    private final ActorContext context;

    public Chains(Tools tools, ActorContext context) {
        this.tools = tools;
        this.context = context;
    }

    /**
     * The chain that a record belongs to; of a record without links it is that record alone.
     *
     * <p>Records out of the actor's reach are left out, and nothing is followed through them.
     *
     * @param from a decision, a barrier, a resolution or a story
     * @param weeks over how many weeks on each side effects are measured, 1–104
     * @return empty when there is no such record within the actor's reach
     * @throws IllegalArgumentException for another number of weeks
     * @throws org.patrondesk.access.AccessDenied when the actor may not review
     */
    public Optional<Chain> of(Ref from, int weeks) {
        return tools.reading()
                .read(
                        tools.guard().permit(context, Permission.REVIEW_NOS),
                        new Access("chains.of", Optional.empty(), from.uuid()),
                        transaction -> new Walk(transaction).from(from).map(walk -> walk.chain(tools, weeks)));
    }

    /**
     * The chains that a meeting wants to see: those of its answers in a period, newest first, and then those of barriers
     * that no answer before its end is about, oldest first.
     *
     * @param answered when the answers were written down
     * @param weeks over how many weeks on each side effects are measured, 1–104
     * @throws IllegalArgumentException for another number of weeks
     * @throws org.patrondesk.access.AccessDenied when the actor may not review
     */
    public Recent recent(Period answered, int weeks) {
        return tools.reading()
                .read(tools.guard().permit(context, Permission.REVIEW_NOS), Access.by("chains.recent"), transaction -> {
                    Deque<Ref> starts = new ArrayDeque<>();
                    transaction.store(Resolutions.class).each(answered, each -> starts.addFirst(each.ref()));
                    Gathering gathering = new Gathering(transaction, weeks);
                    starts.forEach(start -> gathering.take(start, resolutions -> true));
                    transaction
                            .store(Barriers.class)
                            .each(each -> gathering.take(
                                    each.ref(),
                                    resolutions -> resolutions.stream()
                                            .noneMatch(resolution ->
                                                    resolution.at().isBefore(answered.to()))));
                    return new Recent(List.copyOf(gathering.chains), gathering.more);
                });
    }

    /**
     * Chains for a meeting.
     *
     * @param more how many there are beyond the {@value #SHOWN} that are told
     */
    public record Recent(List<Chain> chains, long more) {
        /** No chain at all. */
        public static final Recent NONE = new Recent(List.of(), 0);
    }

    /** Takes each chain once. */
    private final class Gathering {
        private final Transaction transaction;
        private final int weeks;
        private final Set<Ref> seen = new HashSet<>();
        private final List<Chain> chains = new ArrayList<>();
        private long more;

        Gathering(Transaction transaction, int weeks) {
            this.transaction = transaction;
            this.weeks = weeks;
        }

        void take(Ref start, Predicate<List<Resolution>> wanted) {
            if (seen.contains(start)) {
                return;
            }
            Walk walk = new Walk(transaction).from(start).orElseThrow();
            seen.addAll(walk.seen());
            if (!wanted.test(walk.resolutions())) {
                return;
            }
            if (chains.size() < SHOWN) {
                chains.add(walk.chain(tools, weeks));
            } else {
                more++;
            }
        }
    }
}
