package org.patrondesk.library;

import java.util.Optional;
import java.util.UUID;

/**
 * A link to a record of a room that the holder may not import: a kind such as {@code decision}, and an id.
 *
 * <p>Both are one line, without control characters.
 *
 * @param kind 1–{@value #LONGEST} characters
 * @param id 1–{@value #LONGEST} characters
 */
public record Ref(String kind, String id) {
    /** The most characters of a kind or an id; both are keys of tables, and a page of an index holds no more. */
    public static final int LONGEST = 500;

    public Ref {
        if (kind.isBlank() || id.isBlank()) {
            throw new IllegalArgumentException("A reference names a kind and an id.");
        }
        if (kind.length() > LONGEST || id.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The kind and the id of a reference have up to " + LONGEST + " characters.");
        }
        if (!Characters.areOneLine(kind) || !Characters.areOneLine(id)) {
            throw new IllegalArgumentException(
                    "The kind and the id of a reference are one line, without control characters and half characters.");
        }
    }

    /** Both in one text, {@code kind:id}. */
    public String written() {
        return kind + ":" + id;
    }

    /** The id as one of ours; empty when it is of another form. */
    public Optional<UUID> uuid() {
        try {
            // The form is checked as well: fromString takes 1-1-1-1-1 for an id.
            UUID found = UUID.fromString(id);
            return found.toString().equals(id) ? Optional.of(found) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
