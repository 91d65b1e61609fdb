package org.patrondesk.storage.matrix;

import java.util.UUID;
import java.util.function.Function;
import org.patrondesk.access.Actor;
import org.patrondesk.decision.Decision;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Ref;
import org.patrondesk.person.Subject;

/** One call to be made: by whom, and where what it points at is. */
record Ask(World world, Actor actor, Spot spot) {
    Branch branch() {
        return World.branch(spot);
    }

    /** The id of a record that is made there; one that no record has, for nowhere. */
    UUID id(Function<Site, UUID> made) {
        return spot == Spot.UNKNOWN ? world.unknown() : made.apply(world.site(spot));
    }

    Ref decision() {
        return Decision.ref(id(Site::said));
    }

    UUID story() {
        return id(Site::story);
    }

    Subject.Pseudonym person() {
        return spot == Spot.UNKNOWN ? world.stranger() : world.site(spot).person();
    }

    String run(Function<Site, String> made) {
        return spot == Spot.UNKNOWN ? "run-" + world.next() : made.apply(world.site(spot));
    }

    /** One of the actor's own, or a colleague's. */
    UUID emergency() {
        return id(site -> site.emergency(spot == Spot.OWN ? actor.id() : "staff-1"));
    }

    void hand(Object found) {
        world.handed().add(found);
    }
}
