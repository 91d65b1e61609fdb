package org.patrondesk.testkit;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.privacy.BreakGlass;
import org.patrondesk.privacy.MarkSeen;
import org.patrondesk.privacy.OpenEmergency;

/** The part of the walk in which somebody takes access in an emergency, gives it back, and somebody else looks at it. */
final class WrittenEmergencies {
    private WrittenEmergencies() {}

    static void write(PatronDesk desk) {
        BreakGlass breaking = emergencies(desk, "staff-1");
        UUID opened = breaking.open(OpenEmergency.of("A child is \"lost\" 🙂", Duration.ofHours(1))
                        .withKey("k-9"))
                .orThrow();
        breaking.close(opened).orThrow();
        emergencies(desk, "staff-2").seen(MarkSeen.of(opened).noting("Found.")).orThrow();
    }

    private static BreakGlass emergencies(PatronDesk desk, String staff) {
        return desk.as(
                        Identity::of,
                        new Actor.Staff(
                                Sample.TENANT, staff, Roles.shipped().grants().keySet(), Set.of()))
                .emergencies();
    }
}
