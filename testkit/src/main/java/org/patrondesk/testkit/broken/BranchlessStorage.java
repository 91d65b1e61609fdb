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

/** Keeps tenants apart and forgot the branches: hands every branch of a tenant to whoever may touch one of them. */
public final class BranchlessStorage extends Wrapping {
    private static final Guard GUARD = new Guard(Roles.shipped().withSystem("branchless", Set.of(Permission.values())));

    @Override
    Scope asked(Scope scope) {
        Actor everywhere = new Actor.SystemActor(scope.tenant(), "branchless");
        return GUARD.permit(ActorContext.of(Identity::of, everywhere, Instant.EPOCH), scope.permission());
    }

    @Override
    Object store(Object sound) {
        return sound;
    }
}
