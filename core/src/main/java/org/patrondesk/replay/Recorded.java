package org.patrondesk.replay;

import java.time.LocalDate;
import org.patrondesk.policy.Outcome;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * One recorded decision, as far as replay needs it.
 *
 * @param day on which it was taken
 * @param vocabulary the words in which the facts were kept
 * @param computed whether a policy answered on these facts; false where a person said it and no facts were kept
 */
public record Recorded(
        Outcome outcome, String rule, Facts facts, LocalDate day, Vocabulary vocabulary, boolean computed) {}
