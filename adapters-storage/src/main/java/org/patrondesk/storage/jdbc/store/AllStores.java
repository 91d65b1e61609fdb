package org.patrondesk.storage.jdbc.store;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;
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
import org.patrondesk.measure.Counters;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.patron.Members;
import org.patrondesk.privacy.Emergencies;
import org.patrondesk.privacy.PrivacyCases;
import org.patrondesk.privacy.Retained;
import org.patrondesk.reading.AccessLog;
import org.patrondesk.seal.Seals;
import org.patrondesk.storage.jdbc.SqlTransaction;
import org.patrondesk.storage.jdbc.Stores;
import org.patrondesk.storage.jdbc.privacy.JdbcAccessLog;
import org.patrondesk.storage.jdbc.privacy.JdbcConsents;
import org.patrondesk.storage.jdbc.privacy.JdbcEmergencies;
import org.patrondesk.storage.jdbc.privacy.JdbcPrivacyCases;
import org.patrondesk.storage.jdbc.privacy.JdbcRetained;
import org.patrondesk.story.StoryShelf;

/** The stores of every room. */
public final class AllStores implements Stores {
    public static final Stores INSTANCE = new AllStores();

    private static final Map<Class<?>, Function<SqlTransaction, Object>> ALL = Map.ofEntries(
            entry(Members.class, JdbcMembers::new),
            entry(Decisions.class, JdbcDecisions::new),
            entry(FollowUps.class, JdbcFollowUps::new),
            entry(Events.class, JdbcEvents::new),
            entry(EventBodies.class, JdbcEventBodies::new),
            entry(Seals.class, JdbcSeals::new),
            entry(IdempotencyKeys.class, JdbcIdempotencyKeys::new),
            entry(PolicySets.class, JdbcPolicies::new),
            entry(PoliciesInForce.class, JdbcPolicies::new),
            entry(Counters.class, JdbcCounters::new),
            entry(PrivacyCases.class, JdbcPrivacyCases::new),
            entry(AccessLog.class, JdbcAccessLog::new),
            entry(Consents.class, JdbcConsents::new),
            entry(Deliveries.class, JdbcDeliveries::new),
            entry(DeliveryQueue.class, JdbcDeliveryQueue::new),
            entry(DueTasks.class, JdbcDueTasks::new),
            entry(Emergencies.class, JdbcEmergencies::new),
            entry(Links.class, JdbcLinks::new),
            entry(Barriers.class, JdbcBarriers::new),
            entry(Resolutions.class, JdbcResolutions::new),
            entry(Retained.class, JdbcRetained::new),
            entry(StoryShelf.class, JdbcStories::new));

    private AllStores() {}

    @Override
    public Object of(Class<?> type, SqlTransaction transaction) {
        Function<SqlTransaction, Object> made = ALL.get(type);
        if (made == null) {
            throw new IllegalArgumentException("This storage has no store of type " + type.getName() + ".");
        }
        return made.apply(transaction);
    }

    @Override
    public void settle(SqlTransaction transaction) {
        JdbcIdempotencyKeys.letGo(transaction);
    }
}
