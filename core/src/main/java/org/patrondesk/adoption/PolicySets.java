package org.patrondesk.adoption;

import java.util.Optional;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Spi;
import org.patrondesk.policy.PolicySet;

/** The store of every policy that a decision cites. Nothing is ever changed or removed. */
@Spi
public interface PolicySets {
    /** policies-1: keeps the set under its hash; keeping it again changes nothing. */
    void keep(PolicySet set);

    /** policies-2: finds what was kept in this tenant, rule for rule. */
    Optional<PolicySet> find(ContentHash hash);
}
