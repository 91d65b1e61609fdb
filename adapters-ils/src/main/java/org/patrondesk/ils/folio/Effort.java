package org.patrondesk.ils.folio;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.patrondesk.ils.folio.text.Places;
import org.patrondesk.ils.folio.text.Row;
import org.patrondesk.policy.PolicyProblem;

/**
 * Ends an import that would take too long or become a policy beyond what a policy file may hold. One thread.
 *
 * <p>What is written grows with the lines times the values, so that a file within its own limit is no bound.
 */
final class Effort {
    /** Of one attribute. Each value has a set of as many bits. */
    private static final int MOST_VALUES = 20_000;

    private static final long MOST_STEPS = 15_000_000;

    /** Looking at a value takes one step; this is what writing one down takes. */
    private static final int STEPS_OF_A_WORD = 30;

    private final Places places;
    private long steps;

    Effort(Places places) {
        this.places = places;
    }

    /**
     * Checks how many values an attribute has.
     *
     * @throws PolicyProblem when they are too many
     */
    void values(String attribute, int values) {
        if (values > MOST_VALUES) {
            throw new PolicyProblem(
                    places.file(),
                    "Rules and tables name " + values + " values of the " + attribute.replace('-', ' ') + ", and "
                            + MOST_VALUES + " are read; take out of the tables what no rule is about.");
        }
    }

    /**
     * Counts what it takes to keep conditions of a row.
     *
     * @throws PolicyProblem when it is too much
     */
    void keeping(Row row, Collection<Condition> conditions) {
        spend(row, conditions.size());
    }

    /**
     * Counts what it takes to look for the values that satisfy conditions.
     *
     * @throws PolicyProblem when it is too much
     */
    void matching(Row row, List<Condition> conditions, int values) {
        long names = conditions.stream()
                .mapToLong(condition -> 1 + condition.ids().size())
                .sum();
        spend(row, names * (1 + values / Long.SIZE));
    }

    /**
     * Counts what it takes to write values down.
     *
     * @throws PolicyProblem when it is too much
     */
    void writing(Row row, BitSet written, int values) {
        spend(row, values + (long) STEPS_OF_A_WORD * written.cardinality());
    }

    private void spend(Row row, long more) {
        steps += more;
        if (steps > MOST_STEPS) {
            throw places.problem(
                    row.line().first(),
                    "Up to here the rules name more than a policy file can hold; cut the file into parts, or name"
                            + " what is meant instead of all else with '!'.");
        }
    }
}
