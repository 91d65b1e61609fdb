package org.patrondesk.policy;

import org.patrondesk.library.Text;

/**
 * What the library answers where no rule speaks.
 *
 * @param otherwise the outcome when no rule decides
 * @param unknownFact the outcome when an unknown fact would make the difference
 */
public record Philosophy(Outcome otherwise, Outcome unknownFact, Text wording) {}
