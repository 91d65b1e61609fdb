package org.patrondesk.storage.jdbc;

import org.patrondesk.adoption.PoliciesInForce;
import org.patrondesk.adoption.PolicySets;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.Links;
import org.patrondesk.measure.Counters;
import org.patrondesk.meeting.Resolutions;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.patron.Members;
import org.patrondesk.seal.Seals;
import org.patrondesk.story.StoryShelf;

/** Which store keeps what, for a transaction. */
final class Stores {
    private Stores() {}

    /** @throws IllegalArgumentException for a type that none of them is */
    static Object of(Class<?> type, SqlTransaction transaction) {
        if (type == Members.class) {
            return new JdbcMembers(transaction);
        }
        if (type == Decisions.class) {
            return new JdbcDecisions(transaction);
        }
        if (type == FollowUps.class) {
            return new JdbcFollowUps(transaction);
        }
        if (type == Events.class) {
            return new JdbcEvents(transaction);
        }
        if (type == Seals.class) {
            return new JdbcSeals(transaction);
        }
        if (type == IdempotencyKeys.class) {
            return new JdbcIdempotencyKeys(transaction);
        }
        if (type == PolicySets.class || type == PoliciesInForce.class) {
            return new JdbcPolicies(transaction);
        }
        if (type == Counters.class) {
            return new JdbcCounters(transaction);
        }
        if (type == Deliveries.class) {
            return new JdbcDeliveries(transaction);
        }
        if (type == DeliveryQueue.class) {
            return new JdbcDeliveryQueue(transaction);
        }
        if (type == Links.class) {
            return new JdbcLinks(transaction);
        }
        if (type == Barriers.class) {
            return new JdbcBarriers(transaction);
        }
        if (type == Resolutions.class) {
            return new JdbcResolutions(transaction);
        }
        if (type == StoryShelf.class) {
            return new JdbcStories(transaction);
        }
        throw new IllegalArgumentException("This storage has no store of type " + type.getName() + ".");
    }
}
