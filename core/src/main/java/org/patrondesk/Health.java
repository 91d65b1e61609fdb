package org.patrondesk;

import org.patrondesk.message.QueueState;
import org.patrondesk.privacy.Arrears;
import org.patrondesk.privacy.Unseen;
import org.patrondesk.seal.Tail;

/**
 * How a tenant's desk does: what an operator looks at every minute, and is woken for.
 *
 * <p>Nobody may be working when {@code deliveries.oldestDue()} or the age of {@code unsealed.oldest()} grows past a minute, when
 * anything is in arrears with {@code retention}, or the oldest of {@code erasures} is owed for hours.
 *
 * @param deliveries how the queue of messages stands
 * @param unsealed what the journal's next seals have to cover
 * @param emergencies the access that staff took in emergencies and that nobody else has looked at
 * @param retention the records, at branches within reach, with what should have been gone for more than a day
 * @param erasures the erasures that were begun and are not finished
 */
public record Health(QueueState deliveries, Tail unsealed, Unseen emergencies, Arrears retention, Arrears erasures) {}
