package org.patrondesk;

import org.patrondesk.message.QueueState;
import org.patrondesk.privacy.Unseen;
import org.patrondesk.seal.Tail;

/**
 * How a tenant's desk does: what an operator looks at every minute, and is woken for.
 *
 * <p>Nobody may be working when {@code deliveries.oldestDue()} or the age of {@code unsealed.oldest()} grows past a minute.
 *
 * @param deliveries how the queue of messages stands
 * @param unsealed what the journal's next seals have to cover
 * @param emergencies the access that staff took in emergencies and that nobody else has looked at
 */
public record Health(QueueState deliveries, Tail unsealed, Unseen emergencies) {}
