package org.patrondesk.analysis;

import org.patrondesk.box.Box;
import org.patrondesk.box.Cell;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Rule;

/**
 * A part of a rule on the day of the analysis.
 *
 * @param number its place in the order of precedence
 * @param box where it holds
 * @param cell the same in the flat form of the ground
 * @param level see {@link org.patrondesk.policy.Policy.Region}
 * @param determines whether the answer can be this rule's
 * @param outcome the answer where it is
 */
record Part(int number, Rule rule, Box box, Cell cell, int level, boolean determines, Outcome outcome) {
    boolean isOf(Rule other) {
        return rule.id().equals(other.id());
    }
}
