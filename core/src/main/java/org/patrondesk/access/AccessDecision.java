package org.patrondesk.access;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.patrondesk.library.Branch;
import org.patrondesk.person.Impersonal;

/**
 * Why somebody may do a thing, or may not. Names roles and branches, never a person or a record. Immutable.
 *
 * @param permitting the roles, of those held, or the job, that permit it
 * @param forbidding the roles, of those held, that forbid it
 * @param able the roles of the library that may do it alone
 * @param branches where; empty for everywhere, or when it is denied
 * @param job whether it was asked of a job of the system, and not of somebody with roles
 * @param emergency until when an emergency permits it, or permits it at every branch; empty without one, or when it is denied
 * @param bar what denies it to somebody whose roles permit it
 */
@Impersonal({"permitting", "forbidding", "able"})
public record AccessDecision(
        Permission permission,
        boolean allowed,
        SortedSet<String> permitting,
        SortedSet<String> forbidding,
        SortedSet<String> able,
        Set<Branch> branches,
        boolean job,
        Optional<Instant> emergency,
        Optional<Bar> bar) {
    /** What stands against a thing that roles permit; no role and no emergency lifts it. */
    public enum Bar {
        /** It is about whoever asks. */
        OWN_CASE("This is about you; ask a colleague."),
        /** It is about somebody else than the patron who asks. */
        SOMEBODY_ELSES("This is about somebody else; patrons act for themselves."),
        /** It is about the whole library, and whoever asks works for some branches. */
        SOME_BRANCHES("This is about the whole library; ask somebody who works for every branch.");

        private final String sentence;

        Bar(String sentence) {
            this.sentence = sentence;
        }
    }

    public AccessDecision {
        permitting = sorted(permitting);
        forbidding = sorted(forbidding);
        able = sorted(able);
        branches = allowed ? Set.copyOf(branches) : Set.of();
        emergency = allowed ? emergency : Optional.empty();
    }

    /** The same, but denied by this. */
    AccessDecision barredBy(Bar against) {
        return new AccessDecision(
                permission, false, permitting, forbidding, able, branches, job, emergency, Optional.of(against));
    }

    private static SortedSet<String> sorted(SortedSet<String> names) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    /** The answer in one sentence, with what would have made it another. */
    public String sentence() {
        if (allowed) {
            return permission + " is permitted "
                    + emergency
                            .map(until -> "in an emergency until " + until + ", ")
                            .orElse("") + "by "
                    + (job ? "the job " + permitting.first() : named(permitting)) + where() + ".";
        }
        if (bar.isPresent()) {
            return bar.get().sentence;
        }
        if (!forbidding.isEmpty()) {
            return permission + " is forbidden by " + named(forbidding) + ", whatever other roles permit.";
        }
        if (job) {
            return "This needs the permission " + permission + ", which the job has not.";
        }
        return "This needs the permission " + permission + "; "
                + (able.isEmpty()
                        ? "no role has it."
                        : "ask somebody who has " + (able.size() == 1 ? "" : "one of ") + named(able) + ".");
    }

    private static String named(SortedSet<String> names) {
        return (names.size() == 1 ? "the role " : "the roles ") + String.join(", ", names);
    }

    private String where() {
        return branches.isEmpty()
                ? " at every branch"
                : " at "
                        + String.join(
                                ", ",
                                new TreeSet<>(
                                        branches.stream().map(Branch::code).toList()));
    }
}
