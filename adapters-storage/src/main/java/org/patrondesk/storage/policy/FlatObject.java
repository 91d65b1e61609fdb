package org.patrondesk.storage.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one flat JSON object: its members in order, each text, {@code Long}, {@code Boolean} or null. */
final class FlatObject {
    private static final JsonFactory FACTORY = FileLimits.factory();

    private static final String NO_OBJECT = "This is no JSON object; write the facts as {\"attribute\": value}.";

    /** Stands for a value that no attribute takes, such as a fraction. */
    private static final Object UNFIT = new Object();

    private FlatObject() {}

    static Map<String, @Nullable Object> read(CharBuffer text) throws FlatFault {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        try (JsonParser parser = parser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw fault(parser, NO_OBJECT);
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                if (members.containsKey(key)) {
                    throw fault(parser, FileTexts.shown(key) + " stands twice in this object; remove one.");
                }
                if (parser.nextToken().isStructStart()) {
                    throw fault(
                            parser, "A fact is text, a whole number, true, false or null; here it is something else.");
                }
                members.put(key, scalar(parser));
            }
            if (parser.nextToken() != null) {
                throw fault(parser, "Something stands behind the object; a request is one object.");
            }
            return members;
        } catch (JsonProcessingException e) {
            throw fault(e.getLocation(), sentence(e));
        } catch (IOException e) {
            throw new IllegalStateException("Text in memory can be read.", e);
        }
    }

    /** Where the text is no single JSON object, whatever its members are; empty when it is one. */
    static Optional<FlatFault> shapeFault(CharBuffer text) {
        try (JsonParser parser = parser(text)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                parser.skipChildren();
                if (parser.nextToken() == null) {
                    return Optional.empty();
                }
            }
            return Optional.of(fault(parser, NO_OBJECT));
        } catch (JsonProcessingException e) {
            return Optional.of(fault(e.getLocation(), sentence(e)));
        } catch (IOException e) {
            throw new IllegalStateException("Text in memory can be read.", e);
        }
    }

    /** The fault with this sentence at a key of the object, or at its value. */
    static FlatFault faultAt(CharBuffer text, String key, boolean atValue, String sentence) {
        try (JsonParser parser = parser(text)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals(key)) {
                    if (atValue) {
                        parser.nextToken();
                    }
                    return fault(parser, sentence);
                }
            }
            throw new IllegalStateException("The object has been read and has the key.");
        } catch (IOException e) {
            throw new IllegalStateException("The object has been read before.", e);
        }
    }

    private static JsonParser parser(CharBuffer text) throws IOException {
        return FACTORY.createParser(text.array(), text.arrayOffset() + text.position(), text.remaining());
    }

    private static String sentence(JsonProcessingException e) {
        // The parser's own message quotes the text, so only its place is used.
        return e instanceof StreamConstraintsException
                ? FileLimits.TOO_LONG
                : "This is not JSON; look for a missing or surplus comma, quote or brace.";
    }

    private static FlatFault fault(JsonParser parser, String sentence) {
        return fault(parser.currentTokenLocation(), sentence);
    }

    private static FlatFault fault(@Nullable JsonLocation at, String sentence) {
        JsonLocation place = at == null ? JsonLocation.NA : at;
        return new FlatFault(Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()), sentence);
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
