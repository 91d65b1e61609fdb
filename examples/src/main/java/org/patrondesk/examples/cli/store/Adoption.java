package org.patrondesk.examples.cli.store;

import java.util.Optional;
import org.patrondesk.Session;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.journal.Answer;
import org.patrondesk.policy.PolicyRef;
import org.patrondesk.policy.PolicySet;

/** Puts policies in force, and says so when something changed. */
public final class Adoption {
    private Adoption() {}

    /** From now on this policy answers. */
    public static void adopt(Surroundings here, Session session, PolicySet set) {
        Optional<PolicySet> before = session.policies().inForce();
        if (session.policies().adopt(set) instanceof Answer.Invalid<PolicyRef> invalid) {
            throw new BadInput("The policy " + invalid.violations().get(0).message() + ".");
        }
        tell(here, before, set);
    }

    /** Says which policy is in force now, if it was another before. */
    public static void tell(Surroundings here, Optional<PolicySet> before, PolicySet set) {
        if (before.isEmpty() || !before.get().hash().equals(set.hash())) {
            here.say("The policy " + set.id() + " " + set.version() + " is now in force in this store.");
        }
    }

    /** This policy answers if no other does. */
    public static void adoptFirst(Surroundings here, Session session, PolicySet set) {
        if (session.policies().inForce().isEmpty()) {
            adopt(here, session, set);
        }
    }
}
