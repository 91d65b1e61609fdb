package org.patrondesk.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.patrondesk.access.Scope;
import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.adoption.PolicySets;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.EventBodies;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.Links;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Tenant;
import org.patrondesk.measure.Counters;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.patron.Members;
import org.patrondesk.seal.Seals;
import org.patrondesk.story.StoryShelf;

/**
 * Keeps everything in the heap, for as long as the process lives.
 *
 * <p>One writer or many readers at a time, so every transaction sees all of another or nothing. Safe for use by many
 * threads.
 */
public final class InMemoryStorage implements Storage {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final Map<Tenant, TenantRecords> tenants = new HashMap<>();
    private volatile boolean closed;

    @Override
    public <R> R write(Scope scope, Function<Transaction, R> work) {
        refuseInside();
        lock.writeLock().lock();
        Writing writing = new Writing(true);
        boolean done = false;
        try {
            TenantRecords records = tenants.computeIfAbsent(scope.tenant(), tenant -> new TenantRecords());
            R result = work.apply(new MemoryTransaction(scope, records, writing, this::refuseWhenClosed));
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
            return work.apply(new MemoryTransaction(scope, records, new Writing(false), this::refuseWhenClosed));
        } finally {
            lock.readLock().unlock();
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
    }

    private record MemoryTransaction(Scope scope, TenantRecords records, Writing writing, Runnable check)
            implements Transaction {
        @Override
        public <S> S store(Class<S> type) {
            check.run();
            Object store = stores(type);
            return type.cast(store);
        }

        private Object stores(Class<?> type) {
            if (type == Members.class) {
                return new InMemoryMembers(scope, records, writing);
            }
            if (type == Decisions.class) {
                return new InMemoryDecisions(scope, records, writing);
            }
            if (type == FollowUps.class) {
                return new InMemoryFollowUps(scope, records, writing);
            }
            if (type == PolicySets.class || type == PoliciesInForce.class) {
                return new InMemoryPolicies(records, writing);
            }
            if (type == Counters.class) {
                return new InMemoryCounters(scope, records, writing);
            }
            if (type == Barriers.class) {
                return new InMemoryBarriers(scope, records, writing);
            }
            if (type == Resolutions.class) {
                return new InMemoryResolutions(records, writing);
            }
            if (type == StoryShelf.class) {
                return new InMemoryStories(scope, records, writing);
            }
            return ofJournal(type);
        }

        private Object ofJournal(Class<?> type) {
            if (type == Events.class) {
                return new InMemoryEvents(records, writing);
            }
            if (type == EventBodies.class) {
                return new InMemoryEventBodies(records, writing);
            }
            if (type == Seals.class) {
                return new InMemorySeals(records, writing);
            }
            if (type == IdempotencyKeys.class) {
                return new InMemoryIdempotencyKeys(records, writing);
            }
            if (type == Links.class) {
                return new InMemoryLinks(records, writing);
            }
            throw new IllegalArgumentException("This storage has no store of type " + type.getName() + ".");
        }
    }
}
