package org.patrondesk.storage.durability.work;

import java.time.Duration;
import org.patrondesk.privacy.OpenEmergency;

/** The part of a round in which somebody takes access in an emergency. */
public final class EmergencyWork {
    private EmergencyWork() {}

    static String open(Round round) {
        return round.staff()
                .desk()
                .emergencies()
                .open(OpenEmergency.of("Somebody fell 漢字 on the stairs.", Duration.ofHours(1))
                        .withKey("opened-" + round.number()))
                .orThrow()
                .toString();
    }
}
