package org.patrondesk.seal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.patrondesk.library.ContentHash;

/**
 * A place in the chain of seals, small enough to be kept elsewhere: on paper, in a mail, with another library.
 *
 * <p>A journal that was cut off behind it, or written anew, no longer has it.
 *
 * @param number of the seal, from 1
 */
public record Checkpoint(long number, ContentHash chain) {
    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-f]{64})");

    /**
     * Reads what {@link #written} gave.
     *
     * @throws IllegalArgumentException with a sentence, when it is no checkpoint
     */
    public static Checkpoint of(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "A checkpoint is a number, a colon and 64 hexadecimal digits; copy it whole.");
        }
        return new Checkpoint(Long.parseLong(parts.group(1)), new ContentHash(parts.group(2)));
    }

    /** As it is written down: {@code 12:5f0c…}. */
    public String written() {
        return number + ":" + chain.hex();
    }
}
