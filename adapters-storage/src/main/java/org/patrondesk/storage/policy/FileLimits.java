package org.patrondesk.storage.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** The bounds of files from outside, so that no file can exhaust the heap or the stack. */
final class FileLimits {
    /** The largest policy file, in bytes. */
    static final int LARGEST = 10_000_000;

    static final int DEEPEST = 64;

    /** No whole number within ±(2^53 − 1) is written with more characters. */
    static final int LONGEST_NUMBER = 17;

    static final int LONGEST_NAME = 1_000;
    static final int LONGEST_TEXT = 1_000_000;

    static final String TOO_LONG =
            "A key, text or number here is too long; keys have up to 1,000 characters, texts up to 1,000,000.";
    static final String NUMBER_TOO_LARGE = "The number is too large; whole numbers lie within ±(2^53 − 1).";
    static final String NULL = "A policy has no null; leave the key out, or write a value.";
    static final String HALF_CHARACTER = "An escape here is half of a character; write both halves of the pair.";
    static final String CUT_OFF = "The file ends in the middle; close every bracket and quote.";

    private static final long LARGEST_NUMBER = 9_007_199_254_740_991L;

    private FileLimits() {}

    /** Whether the number is one that every reader of JSON takes exactly. */
    static boolean isExact(long number) {
        return -LARGEST_NUMBER <= number && number <= LARGEST_NUMBER;
    }

    static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        // One more than is allowed, so that the level too deep is seen and placed before it is refused.
                        .maxNestingDepth(DEEPEST + 1)
                        .maxNumberLength(LONGEST_NAME)
                        .maxNameLength(LONGEST_NAME)
                        .maxStringLength(LONGEST_TEXT)
                        .maxDocumentLength(LARGEST)
                        .build())
                .build();
    }
}
