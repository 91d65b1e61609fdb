package org.patrondesk.analysis;

import java.util.Locale;

/** What can be wrong with a policy; what contradicts itself stands first. */
public enum FindingKind {
    /** What the library offers, promises or rules out is answered otherwise. */
    OFFERING,
    /** An example of the policy gets another answer. */
    EXPECTATION,
    /** Two rules that decide differently meet, and only their place in the file says which wins. */
    CONFLICT,
    /** Nothing that a rule says ever comes through: rules before it always speak first. */
    SHADOWED,
    /** What a rule requires never goes with a yes. */
    OBLIGATION,
    /** The days of a rule are over. */
    NEVER_EFFECTIVE,
    /** No rule decides, and the answer is no yes. */
    GAP,
    /** Without the rule all answers are the same. */
    REDUNDANT,
    /** Nothing names an attribute or some of its values. */
    UNUSED,
    /** The day on which a rule was to be looked at again is over. */
    REVIEW_OVERDUE;

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The stable word for programs, such as {@code never-effective}. */
    public String code() {
        return code;
    }
}
