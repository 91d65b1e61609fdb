package org.patrondesk.policy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.StoredObject;

/**
 * What is known about a request, in the words of one vocabulary: typed, and chosen so that they identify nobody.
 *
 * <p>Made by {@link Vocabulary#facts}, or read back from a store. Immutable and safe for use by many threads.
 */
public final class Facts {
    /** Nothing is known. */
    public static final Facts NONE = new Facts(StoredObject.empty());

    private final StoredObject values;
    private @Nullable String canonical;

    Facts(StoredObject values) {
        this.values = values;
    }

    /**
     * Reads facts as a store kept them.
     *
     * @throws IllegalArgumentException when the form is newer than this version reads
     */
    public static Facts ofStored(String stored) {
        return new Facts(StoredObject.parse(stored).must("facts", 1).object("facts"));
    }

    /** The stored form, {@code facts} version 1, as canonical text. */
    public String stored() {
        return "{\"facts\":" + canonical() + ",\"type\":\"facts\",\"v\":1}";
    }

    public Optional<Object> value(String attribute) {
        return values.value(attribute);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** The canonical JSON text, the form in which facts are compared. */
    public String canonical() {
        String known = canonical;
        if (known == null) {
            known = values.canonical();
            canonical = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Facts that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return canonical();
    }
}
