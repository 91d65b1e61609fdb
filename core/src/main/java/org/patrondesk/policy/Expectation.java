package org.patrondesk.policy;

import java.util.Optional;

/**
 * An example that is a test: this request must get this answer, and by this rule if one is named.
 *
 * @param place where it stands in the policy, for messages
 */
public record Expectation(String place, Facts request, Outcome outcome, Optional<String> by) {}
