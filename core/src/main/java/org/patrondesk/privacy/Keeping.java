package org.patrondesk.privacy;

import java.time.Period;
import java.util.Locale;
import java.util.Set;

/**
 * One thing about people that a store keeps for a time: what of a record goes when the time is over. The rest of it stays, so
 * that numbers and replays are the same afterwards.
 */
public enum Keeping {
    /** The words of a no: what was asked, why not, what was offered instead. From the day it was said. */
    DECISION_WORDS(Period.ofDays(90)),
    /** Who said an answer. From the day it was said. */
    DECISION_STAFF(Period.ofDays(90)),
    /** The words of an exception or appeal, and who wrote them. From that day. */
    FOLLOW_UP(Period.ofDays(90)),
    /**
     * Whom an answer is about. From the day it was said, or the last words of what became of it: whoever has words about them
     * removed is found as long as there are any.
     */
    DECISION_PERSON(Period.ofDays(90)),
    /** To whom a message went, what it said and what it was about. From its end, or from when it was of no more use. */
    DELIVERY(Period.ofDays(30)),
    /** A whole row of an imported member. From the import. */
    MEMBER(Period.ofYears(1)),
    /** The name of a barrier, in the words of staff. From its registering. */
    BARRIER_NAME(Period.ofYears(2)),
    /** Who registered a barrier. From that day. */
    BARRIER_STAFF(Period.ofDays(90)),
    /** Why a meeting answered so. From that day. */
    RESOLUTION_REASON(Period.ofYears(2)),
    /** Who recorded a meeting's answer. From that day. */
    RESOLUTION_STAFF(Period.ofDays(90)),
    /** The text of a story. From its telling. */
    STORY_TEXT(Period.ofYears(2)),
    /** Whose story it is. From its telling, and never before its text. */
    STORY_PERSON(Period.ofYears(2)),
    /** Who wrote a story down. From its telling. */
    STORY_STAFF(Period.ofDays(90)),
    /** Why somebody took access in an emergency, and what was found about it. From its opening. */
    EMERGENCY_WORDS(Period.ofDays(90)),
    /** Who took access in an emergency, and who looked at it. From when somebody looked; until then nobody is forgotten. */
    EMERGENCY_STAFF(Period.ofDays(90)),
    /** A whole entry of the access log. From the reading. */
    ACCESS(Period.ofYears(1)),
    /**
     * What was said, ticked or signed, in an entry of the consent ledger. A no: from its recording. A yes: from the next yes of
     * its matter, from the no that is the last word in it, or from its own end; until then it proves what the library relies on.
     */
    CONSENT_EVIDENCE(Period.ofYears(3)),
    /** Who entered something into the consent ledger. From that day. */
    CONSENT_STAFF(Period.ofYears(7)),
    /** How old a minor was, and who consented for them. From when they are 21 for certain; until then it may matter. */
    CONSENT_MINOR(Period.ofDays(1)),
    /** Who did what an event tells. From the event. */
    EVENT_STAFF(Period.ofYears(7)),
    /** A whole key of a call that may be repeated, with a hash of what was asked. From the call. */
    CALL_KEY(Period.ofDays(30));

    private final Period atMost;
    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Keeping(Period atMost) {
        this.atMost = atMost;
    }

    /** The longest that it is ever kept; what ships. */
    public Period atMost() {
        return atMost;
    }

    /** The words about somebody that are never kept longer than this, which tells whom they are about. */
    Set<Keeping> words() {
        return switch (this) {
            case DECISION_PERSON -> Set.of(DECISION_WORDS, FOLLOW_UP);
            case STORY_PERSON -> Set.of(STORY_TEXT);
            default -> Set.of();
        };
    }

    /** The stable lower-case word for settings and events. */
    public String code() {
        return code;
    }

    /**
     * Finds one by its stable word.
     *
     * @throws IllegalArgumentException for another word
     */
    public static Keeping ofCode(String code) {
        for (Keeping keeping : values()) {
            if (keeping.code.equals(code)) {
                return keeping;
            }
        }
        throw new IllegalArgumentException("Nothing of this name is kept; see PERSONAL_DATA.md.");
    }
}
