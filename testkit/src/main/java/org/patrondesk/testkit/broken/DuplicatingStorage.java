package org.patrondesk.testkit.broken;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.measure.Counters;
import org.patrondesk.measure.Delta;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.Members;
import org.patrondesk.person.Subject;
import org.patrondesk.testkit.Alike;

/**
 * Writes every row twice, as a retry without a key does: events, members, decisions and counts.
 *
 * <p>Keys and policies are written in place of themselves, so writing them twice breaks nothing.
 */
public final class DuplicatingStorage extends Wrapping {
    @Override
    Object store(Object sound) {
        if (sound instanceof Events events) {
            return new TwiceEvents(events);
        }
        if (sound instanceof Members members) {
            return new TwiceMembers(members);
        }
        if (sound instanceof Decisions decisions) {
            return new TwiceDecisions(decisions);
        }
        return sound instanceof Counters counters ? new TwiceCounters(counters) : sound;
    }

    private static <T> List<T> twice(List<T> rows) {
        return rows.stream().flatMap(row -> Stream.of(row, row)).toList();
    }

    private record TwiceEvents(Events sound) implements Events {
        @Override
        public void append(List<Event> events) {
            sound.append(twice(events));
        }

        @Override
        public void each(Consumer<Event> to) {
            sound.each(to);
        }
    }

    private record TwiceMembers(Members sound) implements Members {
        private static final int FAR = 1_000_000;

        @Override
        public int add(List<Member> members) {
            int added = sound.add(members);
            sound.add(members.stream().map(TwiceMembers::copy).toList());
            return added;
        }

        /** A row whose identity looks new, which is how a store without a unique key behaves. */
        private static Member copy(Member member) {
            return new Member(
                    new UUID(member.id().getMostSignificantBits(), member.id().getLeastSignificantBits() ^ FAR),
                    member.identity().withOccurrence(member.identity().occurrence() + FAR),
                    member.district(),
                    member.branch(),
                    member.added(),
                    member.lastUsed(),
                    member.flags());
        }

        @Override
        public void each(MemberSelection selection, Consumer<Member> to) {
            sound.each(selection, to);
        }
    }

    private record TwiceDecisions(Decisions sound) implements Decisions {
        @Override
        public void record(List<Decision> decisions) {
            sound.record(decisions);
            sound.record(decisions.stream().map(Alike::ofNoRun).toList());
        }

        @Override
        public void each(DecisionSelection selection, Consumer<Decision> to) {
            sound.each(selection, to);
        }

        @Override
        public Optional<Decision> find(UUID id) {
            return sound.find(id);
        }

        @Override
        public void about(Subject.Pseudonym person, Consumer<Decision> to) {
            sound.about(person, to);
        }

        @Override
        public long lastNumber(String run) {
            return sound.lastNumber(run);
        }
    }

    private record TwiceCounters(Counters sound) implements Counters {
        @Override
        public void add(List<Delta> deltas) {
            sound.add(twice(deltas));
        }

        @Override
        public void each(Consumer<Delta> to) {
            sound.each(to);
        }
    }
}
