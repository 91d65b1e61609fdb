package org.patrondesk.storage.jdbc;

import java.time.Duration;
import java.util.List;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Channel;
import org.patrondesk.message.Claim;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.testkit.Sample;

/** Deliveries by text message, in every state in which the queue looks for some. */
final class TextDeliveries {
    private static final Duration HOUR = Duration.ofHours(1);

    private static final int WAITING = 40;
    static final int CLAIMED = 41;
    static final int BEGUN = 42;
    private static final int OVERDUE = 43;

    private TextDeliveries() {}

    static void fill(Storage storage) {
        Scope sender = Sample.sender(Sample.TENANT);
        post(storage, CLAIMED, BEGUN, OVERDUE);
        storage.contend(sender, transaction -> {
            DeliveryQueue queue = transaction.store(DeliveryQueue.class);
            List<Claim> claims = queue.claim(Channel.SMS, 3, HOUR);
            return queue.start(claims.get(1), HOUR) && queue.start(claims.get(2), Duration.ZERO);
        });
        post(storage, WAITING);
    }

    private static void post(Storage storage, int... numbers) {
        storage.write(Sample.scope(Sample.TENANT, Permission.REVIEW_NOS), transaction -> {
            for (int number : numbers) {
                transaction.store(Deliveries.class).add(List.of(byText(number)));
            }
            return true;
        });
    }

    private static Delivery byText(int n) {
        Delivery delivery = Sample.delivery(n, Sample.CENTRAL);
        return new Delivery(
                delivery.id(),
                delivery.at(),
                delivery.branch(),
                Channel.SMS,
                delivery.to(),
                delivery.message(),
                delivery.messageClass(),
                delivery.repetition(),
                delivery.due(),
                delivery.expires(),
                delivery.about(),
                delivery.person(),
                delivery.purpose());
    }

    static Claim claim(int n) {
        return new Claim(byText(n), 1, 0, 0, false, Sample.NOON);
    }
}
