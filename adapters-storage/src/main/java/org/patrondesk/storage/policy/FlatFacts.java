package org.patrondesk.storage.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.patrondesk.decision.RequestRow;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.vocabulary.Vocabulary;

/** Turns one flat JSON object into a request of a vocabulary. */
final class FlatFacts {
    private static final JsonFactory FACTORY = FileLimits.factory();
    private static final String BRANCH = "branch";
    private static final String CHANNEL = "channel";

    /** Stands for a number that no whole-number attribute takes. */
    private static final Object UNFIT = new Object();

    private final Vocabulary vocabulary;

    FlatFacts(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    RequestRow row(long line, CharBuffer text) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (!read(text, members)) {
            return new RequestRow.Rejected(line, NdjsonRequests.MALFORMED_JSON);
        }
        @Nullable Object branch = takenOut(members, BRANCH);
        @Nullable Object channel = takenOut(members, CHANNEL);
        String wrong = firstWrong(members);
        if (wrong != null) {
            return new RequestRow.Rejected(line, wrong);
        }
        Optional<Channel> known = channel(channel);
        if (known.isEmpty()) {
            return new RequestRow.Rejected(line, NdjsonRequests.UNKNOWN_CHANNEL);
        }
        try {
            return new RequestRow.Asked(line, vocabulary.facts(members), branch(branch), known.get());
        } catch (IllegalArgumentException unfit) {
            return new RequestRow.Rejected(line, NdjsonRequests.UNFIT_VALUE);
        }
    }

    private @Nullable Object takenOut(Map<String, @Nullable Object> members, String key) {
        return vocabulary.find(key).isPresent() ? null : members.remove(key);
    }

    private @Nullable String firstWrong(Map<String, @Nullable Object> members) {
        for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
            if (vocabulary.find(member.getKey()).isEmpty()) {
                return NdjsonRequests.UNKNOWN_ATTRIBUTE;
            }
            if (member.getValue() == UNFIT) {
                return NdjsonRequests.UNFIT_VALUE;
            }
        }
        return null;
    }

    private static Branch branch(@Nullable Object given) {
        if (given == null) {
            return Branch.UNKNOWN;
        }
        if (given instanceof String code) {
            return new Branch(code);
        }
        throw new IllegalArgumentException("A branch is text.");
    }

    private static Optional<Channel> channel(@Nullable Object given) {
        if (given == null) {
            return Optional.of(Channel.BATCH);
        }
        return given instanceof String code ? Channel.ofCode(code) : Optional.empty();
    }

    /** Whether the text is one flat object. */
    private static boolean read(CharBuffer text, Map<String, @Nullable Object> members) {
        try (JsonParser parser =
                FACTORY.createParser(text.array(), text.arrayOffset() + text.position(), text.remaining())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                if (members.containsKey(key) || parser.nextToken().isStructStart()) {
                    return false;
                }
                members.put(key, scalar(parser));
            }
            return parser.nextToken() == null;
        } catch (IOException malformed) {
            return false;
        }
    }

    private static @Nullable Object scalar(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> FileTexts.isWhole(parser.getText()) ? parser.getText() : UNFIT;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT ->
                parser.getTextLength() <= FileLimits.LONGEST_NUMBER ? (Object) parser.getLongValue() : UNFIT;
            default -> UNFIT;
        };
    }
}
