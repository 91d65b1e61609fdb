package org.patrondesk.memory;

import static java.util.Map.entry;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.patrondesk.access.Scope;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.adoption.PolicySets;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.consent.Consents;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.DueTasks;
import org.patrondesk.journal.EventBodies;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.Links;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Tenant;
import org.patrondesk.measure.Counters;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.memory.privacy.InMemoryAccessLog;
import org.patrondesk.memory.privacy.InMemoryConsents;
import org.patrondesk.memory.privacy.InMemoryEmergencies;
import org.patrondesk.memory.privacy.InMemoryPrivacyCases;
import org.patrondesk.memory.privacy.InMemoryRetained;
import org.patrondesk.memory.store.InMemoryBarriers;
import org.patrondesk.memory.store.InMemoryCounters;
import org.patrondesk.memory.store.InMemoryDecisions;
import org.patrondesk.memory.store.InMemoryDeliveries;
import org.patrondesk.memory.store.InMemoryDeliveryQueue;
import org.patrondesk.memory.store.InMemoryDueTasks;
import org.patrondesk.memory.store.InMemoryEventBodies;
import org.patrondesk.memory.store.InMemoryEvents;
import org.patrondesk.memory.store.InMemoryFollowUps;
import org.patrondesk.memory.store.InMemoryIdempotencyKeys;
import org.patrondesk.memory.store.InMemoryLinks;
import org.patrondesk.memory.store.InMemoryMembers;
import org.patrondesk.memory.store.InMemoryPolicies;
import org.patrondesk.memory.store.InMemoryResolutions;
import org.patrondesk.memory.store.InMemorySeals;
import org.patrondesk.memory.store.InMemoryStories;
import org.patrondesk.memory.store.TenantRecords;
import org.patrondesk.memory.store.Writing;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.patron.Members;
import org.patrondesk.person.KeyVault;
import org.patrondesk.privacy.Emergencies;
import org.patrondesk.privacy.PrivacyCases;
import org.patrondesk.privacy.Retained;
import org.patrondesk.reading.AccessLog;
import org.patrondesk.seal.Seals;
import org.patrondesk.story.StoryShelf;

/**
 * Keeps everything in the heap, for as long as the process lives.
 *
 * <p>One writer or many readers at a time, so every transaction sees all of another or nothing. Safe for use by many
 * threads.
 */
public final class InMemoryStorage implements Storage {
    private static final Map<Class<?>, Function<MemoryTransaction, Object>> STORES = Map.ofEntries(
            entry(Members.class, in -> new InMemoryMembers(in.scope, in.records, in.writing)),
            entry(Decisions.class, in -> new InMemoryDecisions(in.scope, in.records, in.writing)),
            entry(FollowUps.class, in -> new InMemoryFollowUps(in.scope, in.records, in.writing)),
            entry(Events.class, in -> new InMemoryEvents(in.records, in.writing)),
            entry(EventBodies.class, in -> new InMemoryEventBodies(in.records, in.writing)),
            entry(Seals.class, in -> new InMemorySeals(in.records, in.writing)),
            entry(IdempotencyKeys.class, in -> new InMemoryIdempotencyKeys(in.records, in.writing)),
            entry(PolicySets.class, in -> new InMemoryPolicies(in.records, in.writing)),
            entry(PoliciesInForce.class, in -> new InMemoryPolicies(in.records, in.writing)),
            entry(Counters.class, in -> new InMemoryCounters(in.scope, in.records, in.writing)),
            entry(PrivacyCases.class, in -> new InMemoryPrivacyCases(in.records, in.writing)),
            entry(AccessLog.class, in -> new InMemoryAccessLog(in.records, in.writing)),
            entry(Consents.class, in -> new InMemoryConsents(in.records, in.writing)),
            entry(Deliveries.class, in -> new InMemoryDeliveries(in.scope, in.records, in.writing, in.clock)),
            entry(DeliveryQueue.class, in -> new InMemoryDeliveryQueue(in.clock, in.records, in.writing)),
            entry(DueTasks.class, in -> new InMemoryDueTasks(in.scope, in.records, in.writing, in.clock)),
            entry(Emergencies.class, in -> new InMemoryEmergencies(in.records, in.writing)),
            entry(Links.class, in -> new InMemoryLinks(in.records, in.writing)),
            entry(Barriers.class, in -> new InMemoryBarriers(in.scope, in.records, in.writing)),
            entry(Resolutions.class, in -> new InMemoryResolutions(in.records, in.writing)),
            entry(Retained.class, in -> new InMemoryRetained(in.scope, in.records, in.writing, in.clock)),
            entry(StoryShelf.class, in -> new InMemoryStories(in.scope, in.records, in.writing)));

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final Map<Tenant, TenantRecords> tenants = new HashMap<>();
    private final KeyVault keys = new InMemoryKeyVault();
    private final Clock clock;
    private final TaskRunner runner;
    private volatile boolean closed;

    public InMemoryStorage() {
        this(Clock.systemUTC());
    }

    /** @param clock the store's own, by which leases end */
    public InMemoryStorage(Clock clock) {
        this.clock = clock;
        this.runner = new InMemoryTaskRunner(this, clock);
    }

    @Override
    public <R> R write(Scope scope, Function<Transaction, R> work) {
        refuseInside();
        lock.writeLock().lock();
        Writing writing = new Writing(true);
        boolean done = false;
        try {
            TenantRecords records = tenants.computeIfAbsent(scope.tenant(), tenant -> new TenantRecords());
            R result = work.apply(new MemoryTransaction(scope, records, writing, clock, this::refuseWhenClosed));
            writing.checkSound();
            done = true;
            return result;
        } finally {
            if (!done) {
                writing.undo();
            }
            lock.writeLock().unlock();
        }
    }

    @Override
    public <R> R read(Scope scope, Function<Transaction, R> work) {
        refuseInside();
        lock.readLock().lock();
        try {
            TenantRecords records = tenants.getOrDefault(scope.tenant(), new TenantRecords());
            return work.apply(new MemoryTransaction(scope, records, new Writing(false), clock, this::refuseWhenClosed));
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public TaskRunner tasks() {
        return runner;
    }

    @Override
    public Optional<KeyVault> keys() {
        return Optional.of(keys);
    }

    /** The records of every tenant, for the runner of due work alone. */
    <R> R overAll(Function<Map<Tenant, TenantRecords>, R> work) {
        refuseInside();
        lock.writeLock().lock();
        try {
            refuseWhenClosed();
            return work.apply(tenants);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** A reader that waited to write would wait for itself, and a nested write would outlive the outer one's failure. */
    private void refuseInside() {
        if (lock.isWriteLockedByCurrentThread() || lock.getReadHoldCount() > 0) {
            throw new IllegalStateException("This thread is in a transaction already; use the one it has.");
        }
    }

    private void refuseWhenClosed() {
        if (closed) {
            throw new StorageUnavailable("The store is closed; open a new one.", null, false);
        }
    }

    @Override
    public void close() {
        closed = true;
        keys.close();
    }

    private record MemoryTransaction(Scope scope, TenantRecords records, Writing writing, Clock clock, Runnable check)
            implements Transaction {
        @Override
        public <S> S store(Class<S> type) {
            check.run();
            Object store = stores(type);
            return type.cast(store);
        }

        private Object stores(Class<?> type) {
            Function<MemoryTransaction, Object> made = STORES.get(type);
            if (made == null) {
                throw new IllegalArgumentException("This storage has no store of type " + type.getName() + ".");
            }
            return made.apply(this);
        }
    }
}
