package org.patrondesk.outreach;

import java.time.LocalDate;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.person.Impersonal;
import org.patrondesk.policy.PolicySet;

/**
 * The order to build a call list: whom, and under which policy as of which day.
 *
 * @param policy members whom it refuses or refers elsewhere are left out and counted by rule
 */
@Impersonal("asOf")
public record CallListOrder(MemberSelection members, PolicySet policy, LocalDate asOf) {}
