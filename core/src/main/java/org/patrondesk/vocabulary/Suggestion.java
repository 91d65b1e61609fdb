package org.patrondesk.vocabulary;

import java.util.Collection;
import java.util.Locale;

/** Finds the word that was probably meant. */
public final class Suggestion {
    private Suggestion() {}

    /** A tail for a sentence: {@code ; did you mean 'x'?}, or nothing when no known word is near. */
    public static String among(Collection<String> known, String given) {
        String best = "";
        int least = Math.max(2, given.length() / 3) + 1;
        for (String word : known) {
            if (Math.abs(word.length() - given.length()) >= least) {
                continue;
            }
            int distance = distance(word.toLowerCase(Locale.ROOT), given.toLowerCase(Locale.ROOT));
            // Of a short word two slips leave too little to tell it by.
            int letters = Math.max(word.length(), given.length());
            boolean near = distance == 1 ? letters > 1 : 2 * distance < letters;
            if (near && distance < least) {
                least = distance;
                best = word;
            }
        }
        return best.isEmpty() ? "" : "; did you mean '" + best + "'?";
    }

    /** The slips between two words: a letter more, less or other, or two neighbours swapped. */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int other = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(other, 1 + Math.min(previous[j], current[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], before[j - 2] + 1);
                }
            }
            before = previous;
            previous = current;
        }
        return previous[b.length()];
    }
}
