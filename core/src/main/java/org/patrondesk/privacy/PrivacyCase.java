package org.patrondesk.privacy;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.Subject;

/**
 * What is under way for one person: a legal hold while it stands, an erasure until all of it is gone.
 *
 * @param matter the number of the file that it rests on, such as {@code court 12/345}; never a name
 */
@Impersonal("matter")
public record PrivacyCase(UUID id, Kind kind, Subject.Pseudonym person, String matter, Instant at) {
    /** What is done. */
    public enum Kind {
        /** Nothing about the person may be removed, because a court or an authority may ask for it. */
        HOLD,
        /** Everything about the person is being removed. */
        ERASURE;

        /** The stable lower-case word for stores. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Finds one by its stable word.
         *
         * @throws IllegalArgumentException for another word
         */
        public static Kind ofCode(String code) {
            for (Kind kind : values()) {
                if (kind.code().equals(code)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("No kind of privacy case has this code; update PatronDesk.");
        }
    }

    private static final Pattern MATTER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ./_-]{0,59}");

    static boolean isMatter(String text) {
        return MATTER.matcher(text).matches();
    }

    @Override
    public String toString() {
        return "PrivacyCase[" + id + ", " + kind + "]";
    }
}
