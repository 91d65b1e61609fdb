package org.patrondesk.storage.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** The parser for files from outside, bounded so that no file can exhaust the heap or the stack. */
final class JsonLimits {
    static final int DEEPEST = 64;

    /** No whole number within ±(2^53 − 1) is written with more characters. */
    static final int LONGEST_NUMBER = 17;

    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_TEXT = 1_000_000;

    private JsonLimits() {}

    static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        // One more than is allowed, so that the level too deep is seen and placed before it is refused.
                        .maxNestingDepth(DEEPEST + 1)
                        .maxNumberLength(LONGEST_NAME)
                        .maxNameLength(LONGEST_NAME)
                        .maxStringLength(LONGEST_TEXT)
                        .maxDocumentLength(JsonPolicyFormat.LARGEST)
                        .build())
                .build();
    }
}
