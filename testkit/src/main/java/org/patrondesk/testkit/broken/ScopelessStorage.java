package org.patrondesk.testkit.broken;

import java.time.Instant;
import java.util.Set;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.library.Tenant;

/** Forgot its where clause: keeps one heap of rows and hands them to every tenant and every branch. */
public final class ScopelessStorage extends Wrapping {
    private static final Scope EVERYTHING = new Guard(
                    Roles.shipped().withSystem("scopeless", Set.of(Permission.READ_JOURNAL)))
            .permit(
                    ActorContext.of(
                            Identity::of, new Actor.SystemActor(new Tenant("everybody"), "scopeless"), Instant.EPOCH),
                    Permission.READ_JOURNAL);

    @Override
    Scope asked(Scope scope) {
        return EVERYTHING;
    }

    @Override
    Object store(Object sound) {
        return sound;
    }
}
