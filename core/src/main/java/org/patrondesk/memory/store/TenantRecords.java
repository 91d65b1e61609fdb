package org.patrondesk.memory.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.patrondesk.adoption.Adopted;
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.decision.Decision;
import org.patrondesk.journal.DueTask;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.Link;
import org.patrondesk.library.Channel;
import org.patrondesk.library.ContentHash;
import org.patrondesk.measure.Delta;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.RowIdentity;
import org.patrondesk.person.Subject;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.privacy.EmergencyAccess;
import org.patrondesk.privacy.PrivacyCase;
import org.patrondesk.reading.AccessEntry;
import org.patrondesk.seal.ActorMark;
import org.patrondesk.seal.Seal;
import org.patrondesk.story.Story;

/** All that one tenant has. Guarded by the storage's lock. */
public final class TenantRecords {
    /** By their id as text: its order is that of the bytes, which a UUID's own is not. */
    public final TreeMap<String, Event> events = new TreeMap<>();
    /** Of the events whose body was erased, the hash of what it was. */
    final Map<UUID, ContentHash> erased = new HashMap<>();
    /** What stands under the seal for the actors of the events. */
    public final Map<UUID, ActorMark> marks = new HashMap<>();
    /** The ids of the events that no seal covers. */
    final TreeSet<String> waiting = new TreeSet<>();

    final TreeMap<Long, Seal> seals = new TreeMap<>();
    public final Map<String, IdempotencyKeys.Kept> keys = new HashMap<>();
    public final Set<RowIdentity> identities = new HashSet<>();
    public final TreeSet<Member> members = new TreeSet<>(Comparator.comparing(Member::branch)
            .thenComparing(member -> member.id().toString()));
    final Map<ContentHash, PolicySet> policies = new HashMap<>();

    final List<Adopted> adoptions = new ArrayList<>();
    public final List<Decision> decisions = new ArrayList<>();
    public final List<FollowUp> followUps = new ArrayList<>();
    final Set<Link> links = new HashSet<>();
    public final Map<UUID, Barrier> barriers = new LinkedHashMap<>();
    public final Map<UUID, Resolution> resolutions = new LinkedHashMap<>();
    public final Map<UUID, Story> stories = new HashMap<>();
    public final Map<UUID, EmergencyAccess> emergencies = new HashMap<>();
    final Map<String, Set<Long>> runNumbers = new HashMap<>();
    public final Map<Subject.Pseudonym, List<ConsentEntry>> consents = new HashMap<>();
    public final List<AccessEntry> accesses = new ArrayList<>();
    public final List<PrivacyCase> cases = new ArrayList<>();
    final Map<UUID, HeldDelivery> deliveries = new HashMap<>();

    /** Of the due tasks, those that a thread has; they wait until it is done with them. */
    public final Set<DueTask> running = new HashSet<>();

    /** Those that workers look at, by when. */
    final TreeSet<HeldDelivery> queue = new TreeSet<>(Comparator.comparing(HeldDelivery::ready)
            .thenComparing(held -> held.delivery().id()));

    final Map<Channel, Instant> pauses = new HashMap<>();
    public final Map<DueTask, Instant> dueTasks = new HashMap<>();
    final List<Delta> deltas = new ArrayList<>();

    public Collection<HeldDelivery> deliveries() {
        return deliveries.values();
    }

    /** Puts a delivery in the place of what it was, in the queue too. */
    public HeldDelivery replace(HeldDelivery before, HeldDelivery after, Writing writing) {
        put(before, after);
        writing.done(() -> put(after, before));
        return after;
    }

    private void put(HeldDelivery before, HeldDelivery after) {
        queue.remove(before);
        deliveries.put(after.delivery().id(), after);
        if (after.state().isQueued()) {
            queue.add(after);
        }
    }
}
