package org.patrondesk.message;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;

/** What came of one attempt, as far as the courier knows. Reasons are codes; they name no person and quote nobody. */
public sealed interface Result {
    /** The form of a reason: 1–60 lower-case letters, digits, dots and hyphens, such as {@code 550-5.1.1}. */
    Pattern REASON = Pattern.compile("[a-z0-9.-]{1,60}");

    /** The stable word for stores. */
    String code();

    /** The code of the reason, or the provider's id of an accepted message; empty when there is none. */
    String reason();

    /** What a refusal is about, and so whom it concerns. */
    enum Concern {
        /** This recipient. */
        ADDRESS,
        /** This message. */
        CONTENT,
        /** Every message of this channel: who sends, how much, how often. */
        SENDER,
        /** Every message of this channel: how the courier is set up. */
        CONFIG;

        /** Whether every other message of the channel would fare alike. */
        public boolean isOfChannel() {
            return this == SENDER || this == CONFIG;
        }

        /** The stable lower-case word for stores. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The provider took it.
     *
     * @param providerId the provider's own id of it; empty when it gives none. Its first 200 visible ASCII characters are kept:
     *     no odd id makes a doubt of what is sure
     */
    record Accepted(
            @PersonalData(purpose = "delivery", retention = "P30D")
            String providerId) implements Result {
        private static final int LONGEST = 200;

        public Accepted {
            String visible = providerId.replaceAll("[^\\x20-\\x7E]", "");
            providerId = visible.substring(0, Math.min(visible.length(), LONGEST));
        }

        @Override
        public String toString() {
            return "Accepted";
        }

        @Override
        public String reason() {
            return providerId;
        }

        @Override
        public String code() {
            return "accepted";
        }
    }

    /** The provider did not take it and never will. */
    @Impersonal("reason")
    record Rejected(Concern concern, String reason) implements Result {
        public Rejected {
            check(reason);
        }

        @Override
        public String code() {
            return "rejected";
        }
    }

    /**
     * The provider did not take it now.
     *
     * @param retryAfter how long to wait at least; zero when the provider does not say
     */
    @Impersonal("reason")
    record Deferred(Concern concern, Duration retryAfter, String reason) implements Result {
        public Deferred {
            check(reason);
        }

        @Override
        public String code() {
            return "deferred";
        }
    }

    /** It may have gone out: the connection broke, or no answer came in time. */
    @Impersonal("reason")
    record Unknown(String reason) implements Result {
        public Unknown {
            check(reason);
        }

        @Override
        public String code() {
            return "unknown";
        }
    }

    private static void check(String reason) {
        if (!REASON.matcher(reason).matches()) {
            throw new IllegalArgumentException("A reason is a code of 1 to 60 characters a-z, 0-9, dot and hyphen.");
        }
    }
}
