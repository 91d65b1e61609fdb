package org.patrondesk.storage.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;
import org.patrondesk.policy.PolicyProblem;

/** The tokens of a JSON text. */
final class JsonTokens implements Tokens, AutoCloseable {
    private static final JsonFactory FACTORY = FileLimits.factory();

    private final String name;
    private final JsonParser parser;

    private JsonTokens(String name, JsonParser parser) {
        this.name = name;
        this.parser = parser;
    }

    static JsonTokens of(String name, CharBuffer text) {
        try {
            return new JsonTokens(name, FACTORY.createParser(text.array(), text.arrayOffset(), text.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Kind first() {
        return read(parser::nextToken) == null ? Kind.END : kind();
    }

    @Override
    public Kind next() {
        read(parser::nextToken);
        return kind();
    }

    private Kind kind() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> Kind.OBJECT;
            case START_ARRAY -> Kind.LIST;
            case END_ARRAY -> Kind.END;
            default -> Kind.SCALAR;
        };
    }

    @Override
    public @Nullable String key() {
        return read(parser::nextToken) == JsonToken.END_OBJECT ? null : read(parser::currentName);
    }

    @Override
    public void finish() {
        if (read(parser::nextToken) != null) {
            throw problem("Something stands behind the end of the object; a policy is " + shape() + ".");
        }
    }

    @Override
    public Object scalar() {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> text();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> wholeNumber();
            case VALUE_NUMBER_FLOAT ->
                throw problem("A number has no fraction and no exponent here; write money as text, \"10.50\".");
            case VALUE_NULL -> throw problem(FileLimits.NULL);
            default -> throw problem("Expected a value here.");
        };
    }

    private String text() {
        String text = read(parser::getText);
        return text == null ? "" : text;
    }

    private Long wholeNumber() {
        String digits = text();
        if (digits.length() > FileLimits.LONGEST_NUMBER || !FileLimits.isExact(Long.parseLong(digits))) {
            throw problem(FileLimits.NUMBER_TOO_LARGE);
        }
        return Long.valueOf(digits);
    }

    @Override
    public Spot spot() {
        return spot(parser.currentTokenLocation());
    }

    private static Spot spot(JsonLocation location) {
        return new Spot(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    @Override
    public String place(Spot spot) {
        return name + ":" + spot.line() + ":" + spot.column();
    }

    @Override
    public String shape() {
        return "one JSON object";
    }

    private PolicyProblem problem(String sentence) {
        return new PolicyProblem(place(spot()), sentence);
    }

    private <T> @Nullable T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PolicyProblem malformed(JsonProcessingException e) {
        // The parser's own message quotes the file, so only its place is used.
        String place = place(spot(e.getLocation() == null ? parser.currentLocation() : e.getLocation()));
        if (e instanceof JsonEOFException) {
            return new PolicyProblem(place, FileLimits.CUT_OFF);
        }
        if (e instanceof StreamConstraintsException) {
            return new PolicyProblem(place, FileLimits.TOO_LONG);
        }
        return new PolicyProblem(
                place, "The file is not JSON here; look for a missing or surplus comma, quote, colon or bracket.");
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A step of the parser. */
    @FunctionalInterface
    private interface Reading<T> {
        @Nullable
        T read() throws IOException;
    }
}
