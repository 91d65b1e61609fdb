package org.patrondesk.ils.folio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.vocabulary.Domain;

/**
 * Reads a table: a JSON array of records with an {@code id}, alone or as FOLIO answers it, in an object with the count
 * beside it. One thread.
 */
final class TableReader {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Many times what the largest library has. */
    private static final int MOST_ENTRIES = 50_000;

    private final String file;
    private final JsonParser parser;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private TableReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static Table read(Path file) {
        String name = file.toString();
        try (JsonParser parser = FACTORY.createParser(Files.newInputStream(file))) {
            TableReader reader = new TableReader(name, parser);
            reader.readAll();
            return new Table(String.valueOf(file.getFileName()), reader.entries);
        } catch (JsonProcessingException e) {
            // The parser's own message quotes the file, so only its place is used.
            throw new PolicyProblem(
                    at(name, e.getLocation()),
                    "The table is not JSON here; look for a missing or surplus comma, quote or bracket.");
        } catch (IOException e) {
            throw new PolicyProblem(name, "The table cannot be read; check that the file is there and may be read.");
        }
    }

    private void readAll() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            readEntries();
        } else if (first == JsonToken.START_OBJECT) {
            readAnswer();
        } else {
            throw problem("A table is a JSON array of objects.");
        }
        if (parser.nextToken() != null) {
            throw problem("Something stands behind the end of the table; remove it.");
        }
    }

    private void readAnswer() throws IOException {
        int arrays = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            if (parser.nextToken() == JsonToken.START_ARRAY && ++arrays == 1) {
                readEntries();
            } else if (arrays > 1) {
                throw problem("The object holds a second array; a table has one.");
            } else {
                parser.skipChildren();
            }
        }
        if (arrays == 0) {
            throw problem("The object holds no array; a table is a JSON array of objects.");
        }
    }

    private void readEntries() throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw problem("A table is an array of objects; this is something else.");
            }
            readEntry();
        }
    }

    private void readEntry() throws IOException {
        String place = here();
        Map<String, String> values = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING || value.isBoolean()) {
                values.put(key, parser.getText());
            }
            parser.skipChildren();
        }
        String id = values.getOrDefault("id", "");
        if (id.isEmpty()) {
            throw new PolicyProblem(place, "The record has no 'id'; add it.");
        }
        if (id.equals(Domain.OTHER)) {
            throw new PolicyProblem(place, "The id 'other' means whatever is not listed; rename it.");
        }
        if (!ids.add(id)) {
            throw new PolicyProblem(place, "The id '" + id + "' stands in the table twice; remove one record.");
        }
        if (entries.size() == MOST_ENTRIES) {
            throw new PolicyProblem(
                    place, "Tables of up to " + MOST_ENTRIES + " records are read; leave out the others.");
        }
        entries.add(new Entry(id, values));
    }

    private PolicyProblem problem(String sentence) {
        return new PolicyProblem(here(), sentence);
    }

    private String here() {
        return at(file, parser.currentTokenLocation());
    }

    /** A reader that stops at a limit of its own, such as too deep a nesting, names no place. */
    private static String at(String file, @Nullable JsonLocation location) {
        if (location == null) {
            return file;
        }
        return file + ":" + Math.max(1, location.getLineNr()) + ":" + Math.max(1, location.getColumnNr());
    }
}
