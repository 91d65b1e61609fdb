package org.patrondesk.access;

import java.util.Set;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Tenant;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;

/** Who asks. Made by the host from its own login; nothing in this library reads identities from requests. */
public sealed interface Actor {
    Tenant tenant();

    /** A stable id for the journal; never a name. */
    String id();

    /** What {@link Roles} say something of; empty for a job, of which they speak by its name. */
    Set<String> roles();

    /** The branches whose records they may touch; empty for all of the tenant's. */
    default Set<Branch> branches() {
        return Set.of();
    }

    /** A staff member. An empty set of branches means every branch of the tenant. */
    @Impersonal("roles")
    record Staff(
            Tenant tenant,

            @PersonalData(purpose = "who did what", retention = "P7Y")
            String id,

            Set<String> roles,
            Set<Branch> branches)
            implements Actor {
        public Staff {
            roles = Set.copyOf(roles);
            branches = Set.copyOf(branches);
        }

        @Override
        public String toString() {
            return "Staff[" + tenant + ", " + roles + "]";
        }

        /** A staff member who works for every branch. */
        public static Staff of(Tenant tenant, String id, String... roles) {
            return new Staff(tenant, id, Set.of(roles), Set.of());
        }
    }

    /** A patron acting for themselves. */
    record PatronActor(
            Tenant tenant,

            @PersonalData(purpose = "who did what", retention = "P7Y")
            String id) implements Actor {
        @Override
        public Set<String> roles() {
            return Set.of(Roles.PATRON);
        }

        @Override
        public String toString() {
            return "PatronActor[" + tenant + "]";
        }
    }

    /** Somebody who has not said who they are. */
    record Anonymous(Tenant tenant) implements Actor {
        @Override
        public Set<String> roles() {
            return Set.of(Roles.ANONYMOUS);
        }

        @Override
        public String id() {
            return "anonymous";
        }
    }

    /** A job of the system, by a name for which {@link Roles} say the few things that it may do. */
    @Impersonal("name")
    record SystemActor(Tenant tenant, String name) implements Actor {
        @Override
        public Set<String> roles() {
            return Set.of();
        }

        @Override
        public String id() {
            return "system:" + name;
        }
    }
}
