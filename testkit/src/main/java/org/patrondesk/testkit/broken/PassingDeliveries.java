package org.patrondesk.testkit.broken;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Next;
import org.patrondesk.message.QueueState;
import org.patrondesk.person.Subject;

/** Hands everything on, but for what a broken one does otherwise. */
class PassingDeliveries implements Deliveries {
    final Deliveries sound;

    PassingDeliveries(Deliveries sound) {
        this.sound = sound;
    }

    @Override
    public void add(List<Delivery> deliveries) {
        sound.add(deliveries);
    }

    @Override
    public Optional<DeliveryStatus> find(UUID id) {
        return sound.find(id);
    }

    @Override
    public void each(DeliveryState state, Consumer<DeliveryStatus> to) {
        sound.each(state, to);
    }

    @Override
    public void about(Subject.Pseudonym person, Consumer<DeliveryStatus> to) {
        sound.about(person, to);
    }

    @Override
    public boolean decide(UUID id, long version, Next next) {
        return sound.decide(id, version, next);
    }

    @Override
    public QueueState queue() {
        return sound.queue();
    }

    @Override
    public Instant now() {
        return sound.now();
    }
}
