package org.patrondesk.replay;

import org.patrondesk.policy.Facts;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Vocabulary;

/**
 * One recorded decision, as far as replay needs it.
 *
 * @param vocabulary the words in which the facts were kept
 * @param computed whether a policy answered on these facts; false where a person said it and no facts were kept
 */
public record Recorded(Outcome outcome, String rule, Facts facts, Vocabulary vocabulary, boolean computed) {}
