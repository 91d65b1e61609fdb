package org.patrondesk.access;

import java.util.Set;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Tenant;

/**
 * Proof that a guard allowed an actor to do one thing, and the bounds within which every store must stay.
 *
 * <p>Only {@link Guard} makes one. A store adds the tenant, and the branches when there are any, to every statement.
 */
public final class Scope {
    private final ActorContext context;
    private final Permission permission;
    private final Set<Branch> branches;

    Scope(ActorContext context, Permission permission, Set<Branch> branches) {
        this.context = context;
        this.permission = permission;
        this.branches = Set.copyOf(branches);
    }

    public Tenant tenant() {
        return context.tenant();
    }

    public Actor actor() {
        return context.actor();
    }

    /** Who acts, what for and since when. */
    public ActorContext context() {
        return context;
    }

    public Permission permission() {
        return permission;
    }

    /** The branches whose records may be touched; empty for all of the tenant's. */
    public Set<Branch> branches() {
        return branches;
    }

    /** Whether records of this branch may be touched. */
    public boolean covers(Branch branch) {
        return branches.isEmpty() || branches.contains(branch);
    }

    @Override
    public String toString() {
        return "Scope[" + context.tenant() + ", " + permission + "]";
    }
}
