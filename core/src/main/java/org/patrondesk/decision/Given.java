package org.patrondesk.decision;

import java.util.UUID;
import org.patrondesk.person.Impersonal;
import org.patrondesk.policy.Verdict;

/**
 * An answer that was given and recorded.
 *
 * @param decision the id under which it is found
 * @param because why, for staff; empty where the rule says nothing
 */
@Impersonal("because")
public record Given(UUID decision, Verdict verdict, String because) {}
