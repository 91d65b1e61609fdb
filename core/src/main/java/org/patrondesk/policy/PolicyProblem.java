package org.patrondesk.policy;

/** A policy that cannot be used. The message is one sentence: where, what, and what to do. */
public final class PolicyProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String place;
    private final String sentence;

    /**
     * @param place the JSON Pointer (RFC 6901) to the offending value, or a file with line and column
     */
    public PolicyProblem(String place, String sentence) {
        super(place.isEmpty() ? sentence : place + ": " + sentence);
        this.place = place;
        this.sentence = sentence;
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
