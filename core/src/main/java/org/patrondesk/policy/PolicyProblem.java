package org.patrondesk.policy;

import org.patrondesk.library.Characters;

/** A policy that cannot be used. The message is one sentence: where, what, and what to do. */
public final class PolicyProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String place;
    private final String sentence;
    private final boolean aboutKey;

    /**
     * @param place the JSON Pointer (RFC 6901) to the offending value, or a file with line and column
     */
    public PolicyProblem(String place, String sentence) {
        this(place, sentence, false);
    }

    private PolicyProblem(String place, String sentence, boolean aboutKey) {
        super(Characters.onOneLine(place.isEmpty() ? sentence : place + ": " + sentence));
        this.place = place;
        this.sentence = sentence;
        this.aboutKey = aboutKey;
    }

    /** A problem with a key itself and not with the value behind it, which the JSON Pointer points to. */
    public static PolicyProblem atKey(String pointer, String sentence) {
        return new PolicyProblem(pointer, sentence, true);
    }

    /** Whether the key is what is wrong, not its value. */
    public boolean isAboutKey() {
        return aboutKey;
    }

    /** The stable code, {@code policy-problem}. */
    public String code() {
        return "policy-problem";
    }

    public String place() {
        return place;
    }

    public String sentence() {
        return sentence;
    }
}
