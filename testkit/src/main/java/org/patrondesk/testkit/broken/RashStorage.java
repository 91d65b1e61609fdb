package org.patrondesk.testkit.broken;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Next;

/** Carries a person's decision out whatever version they looked at, and hands deliveries over newest first. */
public final class RashStorage extends Wrapping {
    @Override
    Object store(Object sound) {
        return sound instanceof Deliveries deliveries ? new Rash(deliveries) : sound;
    }

    private static final class Rash extends PassingDeliveries {
        Rash(Deliveries sound) {
            super(sound);
        }

        @Override
        public boolean decide(UUID id, long version, Next next) {
            Optional<DeliveryStatus> now = sound.find(id);
            return now.isPresent() && sound.decide(id, now.get().version(), next);
        }

        @Override
        public void each(DeliveryState state, Consumer<DeliveryStatus> to) {
            List<DeliveryStatus> all = new ArrayList<>();
            sound.each(state, all::add);
            Collections.reverse(all);
            all.forEach(to);
        }
    }
}
