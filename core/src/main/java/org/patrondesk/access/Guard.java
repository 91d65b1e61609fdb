package org.patrondesk.access;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.patrondesk.person.Subject;

/**
 * The one place where access is decided: what nobody permits is denied, and what a role forbids is denied whatever the others
 * permit. Safe for use by many threads.
 *
 * <p>In an emergency a member of staff may do what their roles permit at every branch of the tenant, and what the roles permit
 * in an emergency besides. It ends by the guard's clock, whoever still holds a context of it.
 * Nobody but staff may break the glass, whatever roles say of patrons and jobs.
 *
 * <p>No member of staff may do or read what is about themselves as a patron, and no patron what is about anybody else. Nothing
 * lifts that.
 */
public final class Guard {
    private final Roles roles;
    private final Clock clock;

    /** A guard by the system's clock. */
    public Guard(Roles roles) {
        this(roles, Clock.systemUTC());
    }

    /** @param clock by which emergencies end */
    public Guard(Roles roles, Clock clock) {
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * Gives the scope in which the actor may do this.
     *
     * @throws AccessDenied when nothing permits it, or a role forbids it
     */
    public Scope permit(ActorContext context, Permission permission) {
        Optional<Emergency> emergency = lasting(context);
        if (!allows(context.actor(), permission, emergency.isPresent())) {
            throw new AccessDenied(explain(context.actor(), permission, emergency));
        }
        return new Scope(context, permission, emergency.isPresent() ? Set.of() : context.branches());
    }

    /**
     * Gives the scope in which the actor may do this about a person.
     *
     * @param about whom the record names; empty when it names nobody
     * @throws AccessDenied when nothing permits it, a role forbids it, the person is the actor and the actor
     *     staff, or is somebody else and the actor a patron
     */
    public Scope permit(ActorContext context, Permission permission, Optional<Subject.Pseudonym> about) {
        Scope scope = permit(context, permission);
        if (context.isBarredFrom(about)) {
            throw new AccessDenied(explain(context, permission, about));
        }
        return scope;
    }

    /**
     * Gives the scope in which the actor may do this for the whole library; no emergency makes somebody of some branches one of
     * all.
     *
     * @throws AccessDenied when nothing permits it, a role forbids it, or the actor works for some branches only
     */
    public Scope permitWholeLibrary(ActorContext context, Permission permission) {
        Scope scope = permit(context, permission);
        if (!context.branches().isEmpty()) {
            throw new AccessDenied(explain(context, permission).barredBy(AccessDecision.Bar.SOME_BRANCHES));
        }
        return scope;
    }

    /** The emergency that is not over now; nobody but staff is in one. */
    private Optional<Emergency> lasting(ActorContext context) {
        return context.emergency()
                .filter(emergency -> context.actor() instanceof Actor.Staff && emergency.lastsAt(clock.instant()));
    }

    /** Whether they may do this now. */
    public boolean allows(ActorContext context, Permission permission) {
        return allows(context.actor(), permission, lasting(context).isPresent());
    }

    /** Whether the actor may do this, without any emergency. */
    public boolean allows(Actor actor, Permission permission) {
        return allows(actor, permission, false);
    }

    /** Whether the role alone may do this, without any emergency. */
    public boolean allows(String role, Permission permission) {
        return allows(Set.of(role), permission, false);
    }

    private boolean allows(Actor actor, Permission permission, boolean emergency) {
        if (permission == Permission.BREAK_GLASS && !(actor instanceof Actor.Staff)) {
            return false;
        }
        return actor instanceof Actor.SystemActor job
                ? roles.systems().getOrDefault(job.name(), Set.of()).contains(permission)
                : allows(actor.roles(), permission, emergency);
    }

    private boolean allows(Set<String> held, Permission permission, boolean emergency) {
        boolean permitted = false;
        for (String role : held) {
            if (roles.forbids().getOrDefault(role, Set.of()).contains(permission)) {
                return false;
            }
            permitted |= roles.grants().getOrDefault(role, Set.of()).contains(permission)
                    || (emergency
                            && roles.emergency().getOrDefault(role, Set.of()).contains(permission));
        }
        return permitted;
    }

    /** Why the actor may do this or may not, and who may, without any emergency. */
    public AccessDecision explain(Actor actor, Permission permission) {
        return explain(actor, permission, Optional.empty());
    }

    /** Why they may do this now or may not, and who may. */
    public AccessDecision explain(ActorContext context, Permission permission) {
        return explain(context.actor(), permission, lasting(context));
    }

    /** Why they may do this about a person now or may not, and who may. */
    public AccessDecision explain(ActorContext context, Permission permission, Optional<Subject.Pseudonym> about) {
        AccessDecision decision = explain(context, permission);
        AccessDecision.Bar bar = context.actor() instanceof Actor.Staff
                ? AccessDecision.Bar.OWN_CASE
                : AccessDecision.Bar.SOMEBODY_ELSES;
        return decision.allowed() && context.isBarredFrom(about) ? decision.barredBy(bar) : decision;
    }

    private AccessDecision explain(Actor actor, Permission permission, Optional<Emergency> emergency) {
        boolean allowed = allows(actor, permission, emergency.isPresent());
        SortedSet<String> able = new TreeSet<>(roles.permitting(permission));
        able.removeAll(roles.forbidding(permission));
        if (actor instanceof Actor.SystemActor job) {
            Set<String> permitting = allowed ? Set.of(job.name()) : Set.of();
            return new AccessDecision(
                    permission,
                    allowed,
                    new TreeSet<>(permitting),
                    new TreeSet<>(),
                    able,
                    Set.of(),
                    true,
                    Optional.empty(),
                    Optional.empty());
        }
        SortedSet<String> permitting = roles.permitting(permission);
        emergency.ifPresent(lasts -> permitting.addAll(roles.permittingInEmergency(permission)));
        return new AccessDecision(
                permission,
                allowed,
                of(actor.roles(), permitting),
                of(actor.roles(), roles.forbidding(permission)),
                able,
                emergency.isPresent() ? Set.of() : actor.branches(),
                false,
                emergency.map(Emergency::until),
                Optional.empty());
    }

    private static SortedSet<String> of(Set<String> held, SortedSet<String> naming) {
        SortedSet<String> of = new TreeSet<>(naming);
        of.retainAll(held);
        return of;
    }
}
