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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.PolicyProblem;

/** A JSON object as the core reads it, and where each of its values stands in the file. One thread. */
final class JsonTree {
    private static final JsonFactory FACTORY = JsonLimits.factory();
    private static final long LARGEST = 9_007_199_254_740_991L;

    private final String name;
    private final JsonParser parser;
    private final Map<String, String> places = new HashMap<>();
    private StoredObject root = StoredObject.empty();
    private int depth;

    private JsonTree(String name, JsonParser parser) {
        this.name = name;
        this.parser = parser;
    }

    /**
     * Reads the whole text.
     *
     * @throws PolicyProblem placed in the file, at the first thing that is wrong
     */
    static JsonTree read(String name, CharBuffer text) {
        try (JsonParser parser = FACTORY.createParser(text.array(), text.arrayOffset(), text.length())) {
            JsonTree tree = new JsonTree(name, parser);
            try {
                tree.readRoot();
            } catch (JsonProcessingException e) {
                throw tree.malformed(e);
            }
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    StoredObject root() {
        return root;
    }

    /** The place of the value with this JSON Pointer, or of the nearest one around it that the file has. */
    String place(String pointer) {
        String nearest = pointer;
        @Nullable String place = places.get(nearest);
        while (place == null && !nearest.isEmpty()) {
            nearest = nearest.substring(0, Math.max(0, nearest.lastIndexOf('/')));
            place = places.get(nearest);
        }
        return place == null ? name + ":1:1" : place;
    }

    private void readRoot() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new PolicyProblem(name + ":1:1", "The file is empty; a policy is one JSON object.");
        }
        if (first != JsonToken.START_OBJECT) {
            throw problem("The file holds something else than an object; a policy is one JSON object.");
        }
        root = StoredObject.ofMap(object(""));
        if (parser.nextToken() != null) {
            throw problem("Something stands behind the end of the object; a policy is one JSON object.");
        }
    }

    private Map<String, Object> object(String path) throws IOException {
        enter(path);
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = whole(parser.currentName());
            if (members.containsKey(key)) {
                throw problem(JsonTexts.shown(key) + " stands twice in this object; remove one.");
            }
            parser.nextToken();
            members.put(key, value(path + "/" + key.replace("~", "~0").replace("/", "~1")));
        }
        depth--;
        return members;
    }

    private List<Object> list(String path) throws IOException {
        enter(path);
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(path + "/" + items.size()));
        }
        depth--;
        return items;
    }

    private void enter(String path) {
        if (++depth > JsonLimits.DEEPEST) {
            throw problem("This is nested deeper than " + JsonLimits.DEEPEST + " levels; a policy is flatter.");
        }
        places.put(path, here());
    }

    private Object value(String path) throws IOException {
        places.put(path, here());
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> list(path);
            case VALUE_STRING -> whole(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> wholeNumber();
            case VALUE_NUMBER_FLOAT ->
                throw problem("A number has no fraction and no exponent here; write money as text, \"10.50\".");
            case VALUE_NULL -> throw problem("A policy has no null; leave the key out, or write a value.");
            default -> throw problem("Expected a value here.");
        };
    }

    private Long wholeNumber() throws IOException {
        if (parser.getTextLength() > JsonLimits.LONGEST_NUMBER || Math.abs(parser.getLongValue()) > LARGEST) {
            throw problem("The number is too large; whole numbers lie within ±(2^53 − 1).");
        }
        return parser.getLongValue();
    }

    private String whole(String text) {
        if (!JsonTexts.isWhole(text)) {
            throw problem("An escape here is half of a character; write both halves of the pair.");
        }
        return text;
    }

    private PolicyProblem problem(String sentence) {
        return new PolicyProblem(here(), sentence);
    }

    private String here() {
        return at(parser.currentTokenLocation());
    }

    private String at(JsonLocation location) {
        return name + ":" + Math.max(1, location.getLineNr()) + ":" + Math.max(1, location.getColumnNr());
    }

    private PolicyProblem malformed(JsonProcessingException e) {
        // The parser's own message quotes the file, so only its place is used.
        String place = at(e.getLocation() == null ? parser.currentLocation() : e.getLocation());
        if (e instanceof JsonEOFException) {
            return new PolicyProblem(place, "The file ends in the middle; close every bracket and quote.");
        }
        if (e instanceof StreamConstraintsException) {
            return new PolicyProblem(
                    place,
                    "A key, text or number here is too long; keys have up to 1,000 characters, texts up to 1,000,000.");
        }
        return new PolicyProblem(
                place, "The file is not JSON here; look for a missing or surplus comma, quote, colon or bracket.");
    }
}
