package org.patrondesk.access;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The one place where access is decided: what nobody permits is denied, and what a role forbids is denied whatever the others
 * permit. Safe for use by many threads.
 */
public final class Guard {
    private final Roles roles;

    public Guard(Roles roles) {
        this.roles = roles;
    }

    /**
     * Gives the scope in which the actor may do this.
     *
     * @throws AccessDenied when nothing permits it, or a role forbids it
     */
    public Scope permit(ActorContext context, Permission permission) {
        if (!allows(context, permission)) {
            throw new AccessDenied(explain(context.actor(), permission));
        }
        return new Scope(context, permission, context.branches());
    }

    /** Whether they may do this. */
    public boolean allows(ActorContext context, Permission permission) {
        return allows(context.actor(), permission);
    }

    /** Whether the actor may do this. */
    public boolean allows(Actor actor, Permission permission) {
        return actor instanceof Actor.SystemActor job
                ? roles.systems().getOrDefault(job.name(), Set.of()).contains(permission)
                : allows(actor.roles(), permission);
    }

    /** Whether the role alone may do this. */
    public boolean allows(String role, Permission permission) {
        return allows(Set.of(role), permission);
    }

    private boolean allows(Set<String> held, Permission permission) {
        boolean permitted = false;
        for (String role : held) {
            if (roles.forbids().getOrDefault(role, Set.of()).contains(permission)) {
                return false;
            }
            permitted |= roles.grants().getOrDefault(role, Set.of()).contains(permission);
        }
        return permitted;
    }

    /** Why the actor may do this or may not, and who may. */
    public AccessDecision explain(Actor actor, Permission permission) {
        boolean allowed = allows(actor, permission);
        SortedSet<String> able = new TreeSet<>(roles.permitting(permission));
        able.removeAll(roles.forbidding(permission));
        if (actor instanceof Actor.SystemActor job) {
            Set<String> permitting = allowed ? Set.of(job.name()) : Set.of();
            return new AccessDecision(
                    permission, allowed, new TreeSet<>(permitting), new TreeSet<>(), able, Set.of(), true);
        }
        Set<String> held = actor.roles();
        return new AccessDecision(
                permission,
                allowed,
                of(held, roles.permitting(permission)),
                of(held, roles.forbidding(permission)),
                able,
                actor.branches(),
                false);
    }

    private static SortedSet<String> of(Set<String> held, SortedSet<String> naming) {
        SortedSet<String> of = new TreeSet<>(naming);
        of.retainAll(held);
        return of;
    }
}
