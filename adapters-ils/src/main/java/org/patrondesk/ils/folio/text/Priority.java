package org.patrondesk.ils.folio.text;

import java.util.List;
import java.util.Set;

/**
 * Which of several matching rows wins.
 *
 * @param regulations what is compared before the line number, most important first: at most one of each
 * @param order the letters of {@code criterium}, highest first; empty without that regulation
 * @param firstLine whether the earlier of two lines wins, otherwise the later
 */
public record Priority(List<Regulation> regulations, List<Letter> order, boolean firstLine) {
    /** What can be compared before the line number. */
    public enum Regulation {
        CRITERIUM,
        NUMBER_OF_CRITERIA
    }

    /** No regulation gives more than 7, so each gets a decimal place of its own. */
    private static final int PLACE = 10;

    /** Whether the fallback stands behind the last rule, not before the first. */
    public boolean fallbackStandsLast() {
        return firstLine && regulations.isEmpty();
    }

    /** Greater goes first; a fallback weighs 0 and every other row more. */
    public int weight(Set<Letter> letters) {
        int weight = 0;
        for (Regulation regulation : regulations) {
            weight = weight * PLACE + (regulation == Regulation.CRITERIUM ? rank(letters) : number(letters));
        }
        return Math.max(1, weight);
    }

    private int rank(Set<Letter> letters) {
        return letters.stream()
                .mapToInt(letter -> order.size() - order.indexOf(letter))
                .max()
                .orElse(0);
    }

    private static int number(Set<Letter> letters) {
        long others = letters.stream().filter(letter -> !letter.isPlace()).count();
        return (int) others + (letters.stream().anyMatch(Letter::isPlace) ? 1 : 0);
    }
}
