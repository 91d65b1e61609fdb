package org.patrondesk.testkit.broken;

import static java.util.Map.entry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.patrondesk.adoption.Adopted;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.adoption.PolicySets;
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.consent.Consents;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.DueTasks;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.EventBodies;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.Link;
import org.patrondesk.journal.Links;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Period;
import org.patrondesk.library.Ref;
import org.patrondesk.measure.Counters;
import org.patrondesk.measure.Delta;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.message.Deliveries;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.Members;
import org.patrondesk.person.Subject;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.privacy.Emergencies;
import org.patrondesk.privacy.Erased;
import org.patrondesk.privacy.Keeping;
import org.patrondesk.privacy.Overdue;
import org.patrondesk.privacy.PrivacyCases;
import org.patrondesk.privacy.Retained;
import org.patrondesk.reading.AccessLog;
import org.patrondesk.seal.Seals;
import org.patrondesk.story.Story;
import org.patrondesk.story.StoryShelf;

/** Answers as if all was written, and loses the last row of every list and every single value. */
public final class ForgetfulStorage extends Wrapping {
    /** By the store's type; what stands in none of these loses nothing here. */
    private static final Map<Class<?>, UnaryOperator<Object>> LOSING = Map.ofEntries(
            entry(DueTasks.class, sound -> new NoTasks()),
            entry(Events.class, sound -> new SomeEvents((Events) sound)),
            entry(Members.class, sound -> new SomeMembers((Members) sound)),
            entry(Decisions.class, sound -> new SomeDecisions((Decisions) sound)),
            entry(Counters.class, sound -> new SomeCounters((Counters) sound)),
            entry(FollowUps.class, sound -> new NoFollowUps((FollowUps) sound)),
            entry(Links.class, sound -> new NoLinks((Links) sound)),
            entry(Barriers.class, sound -> new NoBarriers((Barriers) sound)),
            entry(Resolutions.class, sound -> new NoResolutions((Resolutions) sound)),
            entry(StoryShelf.class, sound -> new NoStories((StoryShelf) sound)),
            entry(EventBodies.class, sound -> new AllBodies()),
            entry(Retained.class, sound -> new KeptAll()),
            entry(AccessLog.class, sound -> new LostAccesses((AccessLog) sound)),
            entry(PrivacyCases.class, sound -> new LostCases((PrivacyCases) sound)),
            entry(Seals.class, sound -> new LostSeals((Seals) sound)),
            entry(Consents.class, sound -> new LostConsents((Consents) sound)),
            entry(Emergencies.class, sound -> new LostEmergencies((Emergencies) sound)),
            entry(Deliveries.class, sound -> new LostDeliveries((Deliveries) sound)),
            entry(IdempotencyKeys.class, sound -> new NoKeys((IdempotencyKeys) sound)),
            entry(PolicySets.class, sound -> new NoPolicies()),
            entry(PoliciesInForce.class, sound -> new NoPolicies()));

    @Override
    Object store(Object sound) {
        return LOSING.entrySet().stream()
                .filter(losing -> losing.getKey().isInstance(sound))
                .findFirst()
                .map(losing -> losing.getValue().apply(sound))
                .orElse(sound);
    }

    private static <T> List<T> butLast(List<T> rows) {
        return rows.isEmpty() ? rows : rows.subList(0, rows.size() - 1);
    }

    private record SomeEvents(Events sound) implements Events {
        @Override
        public void append(List<Event> events) {
            sound.append(butLast(events));
        }

        @Override
        public void each(Consumer<Event> to) {
            sound.each(to);
        }
    }

    private record SomeMembers(Members sound) implements Members {
        @Override
        public int add(List<Member> members) {
            return sound.add(butLast(members))
                    + members.size()
                    - butLast(members).size();
        }

        @Override
        public void each(MemberSelection selection, Consumer<Member> to) {
            sound.each(selection, to);
        }
    }

    private record SomeDecisions(Decisions sound) implements Decisions {
        @Override
        public void record(List<Decision> decisions) {
            sound.record(butLast(decisions));
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

    private record SomeCounters(Counters sound) implements Counters {
        @Override
        public void add(List<Delta> deltas) {
            sound.add(butLast(deltas));
        }

        @Override
        public void each(Consumer<Delta> to) {
            sound.each(to);
        }
    }

    private record NoFollowUps(FollowUps sound) implements FollowUps {
        @Override
        public void record(FollowUp followUp) {}

        @Override
        public List<FollowUp> of(UUID decision) {
            return sound.of(decision);
        }

        @Override
        public void each(Period period, Consumer<FollowUp> to) {
            sound.each(period, to);
        }
    }

    private record NoLinks(Links sound) implements Links {
        @Override
        public void add(Link link) {}

        @Override
        public List<Link> of(Ref end) {
            return sound.of(end);
        }
    }

    private record NoBarriers(Barriers sound) implements Barriers {
        @Override
        public void record(Barrier barrier) {}

        @Override
        public Optional<Barrier> find(UUID id) {
            return sound.find(id);
        }

        @Override
        public void each(Consumer<Barrier> to) {
            sound.each(to);
        }
    }

    private record NoResolutions(Resolutions sound) implements Resolutions {
        @Override
        public void record(Resolution resolution) {}

        @Override
        public Optional<Resolution> find(UUID id) {
            return sound.find(id);
        }

        @Override
        public void each(Period period, Consumer<Resolution> to) {
            sound.each(period, to);
        }
    }

    private record NoStories(StoryShelf sound) implements StoryShelf {
        @Override
        public void record(Story story) {}

        @Override
        public Optional<Story> find(UUID id) {
            return sound.find(id);
        }

        @Override
        public boolean replace(Story next) {
            return true;
        }

        @Override
        public void about(Subject.Pseudonym person, Consumer<Story> to) {
            sound.about(person, to);
        }
    }

    private record KeptAll() implements Retained {
        @Override
        public int expire(Keeping keeping, Instant before, int most) {
            return 0;
        }

        @Override
        public Overdue overdue(Keeping keeping, Instant before) {
            return Overdue.NONE;
        }

        @Override
        public Erased erase(Subject.Pseudonym person) {
            return Erased.NOTHING;
        }
    }

    private record NoTasks() implements DueTasks {
        @Override
        public boolean schedule(String kind, String key, Instant at) {
            return true;
        }

        @Override
        public int withdraw(String kind, String but, int most) {
            return 0;
        }
    }

    private record NoKeys(IdempotencyKeys sound) implements IdempotencyKeys {
        @Override
        public Optional<Kept> find(String key) {
            return sound.find(key);
        }

        @Override
        public void keep(String key, Kept kept) {}
    }

    private record NoPolicies() implements PolicySets, PoliciesInForce {
        @Override
        public void keep(PolicySet set) {}

        @Override
        public Optional<PolicySet> find(ContentHash hash) {
            return Optional.empty();
        }

        @Override
        public void adopt(Adopted adopted) {}

        @Override
        public Optional<ContentHash> at(Instant now) {
            return Optional.empty();
        }

        @Override
        public List<Adopted> adopted() {
            return List.of();
        }
    }
}
