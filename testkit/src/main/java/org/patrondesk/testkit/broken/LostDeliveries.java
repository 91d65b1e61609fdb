package org.patrondesk.testkit.broken;

import java.util.List;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;

/** Answers as if deliveries were in the queue. */
final class LostDeliveries extends PassingDeliveries {
    LostDeliveries(Deliveries sound) {
        super(sound);
    }

    @Override
    public void add(List<Delivery> deliveries) {
        // Lost.
    }
}
