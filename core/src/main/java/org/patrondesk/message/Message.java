package org.patrondesk.message;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.patrondesk.person.PersonalData;

/**
 * What a recipient is told.
 *
 * @param subject one line of at most 200 characters, empty where the channel has none
 * @param text 1–20,000 characters of any kind but U+0000
 */
public record Message(
        @NotNull
        @Size(max = 200)
        @Pattern(regexp = Message.ONE_LINE, message = "must be one line without control characters")
        @PersonalData(purpose = "delivery", retention = "P30D")
        String subject,

        @NotBlank
        @Size(max = 20_000)
        @Pattern(regexp = Message.STORABLE, message = "must not contain U+0000 or half a character")
        @PersonalData(purpose = "delivery", retention = "P30D")
        String text) {
    /** A line break would let a text write headers of its own. */
    static final String ONE_LINE = "[^\\p{Cntrl}\\u0085\\u2028\\u2029\\uD800-\\uDFFF]*";

    /** What every store keeps as it is: PostgreSQL takes no U+0000, and UTF-8 has no half of a pair. */
    static final String STORABLE = "[^\\x00\\uD800-\\uDFFF]*";

    @Override
    public String toString() {
        return "Message[" + text.length() + " characters]";
    }
}
