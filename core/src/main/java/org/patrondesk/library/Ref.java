package org.patrondesk.library;

/** A link to a record of a room that the holder may not import: a kind such as {@code decision}, and an id. */
public record Ref(String kind, String id) {
    public Ref {
        if (kind.isBlank() || id.isBlank()) {
            throw new IllegalArgumentException("A reference names a kind and an id.");
        }
    }
}
