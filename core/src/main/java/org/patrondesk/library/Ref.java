package org.patrondesk.library;

import java.util.Optional;
import java.util.UUID;

/** A link to a record of a room that the holder may not import: a kind such as {@code decision}, and an id. */
public record Ref(String kind, String id) {
    public Ref {
        if (kind.isBlank() || id.isBlank()) {
            throw new IllegalArgumentException("A reference names a kind and an id.");
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
