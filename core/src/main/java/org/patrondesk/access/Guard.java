package org.patrondesk.access;

import java.util.Set;
import org.patrondesk.library.Branch;

/** The one place where access is decided: default deny. Safe for use by many threads. */
public final class Guard {
    private final Roles roles;

    public Guard(Roles roles) {
        this.roles = roles;
    }

    /**
     * Gives the scope in which the actor may do this.
     *
     * @throws AccessDenied when no grant covers it
     */
    public Scope permit(Actor actor, Permission permission) {
        if (!allows(actor, permission)) {
            throw new AccessDenied(permission);
        }
        Set<Branch> branches = actor instanceof Actor.Staff member ? member.branches() : Set.of();
        return new Scope(actor, permission, branches);
    }

    /** Whether some grant of the actor covers this. */
    public boolean allows(Actor actor, Permission permission) {
        return (actor instanceof Actor.Staff staff && roles.allow(staff.roles(), permission))
                || (actor instanceof Actor.SystemActor system && system.grants().contains(permission));
    }

    /** Whether the role alone covers this. */
    public boolean allows(String role, Permission permission) {
        return roles.allow(Set.of(role), permission);
    }
}
