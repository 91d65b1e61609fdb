package org.patrondesk.vocabulary;

import java.time.LocalDate;
import java.util.List;
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
    public static final Facts NONE = new Facts(StoredObject.empty(), List.of());

    private final StoredObject values;
    private final List<String> unlisted;
    private @Nullable String canonical;

    Facts(StoredObject values, List<String> unlisted) {
        this.values = values;
        this.unlisted = List.copyOf(unlisted);
    }

    /**
     * Reads facts as a store kept them.
     *
     * @throws IllegalArgumentException when the form is newer than this version reads
     */
    public static Facts ofStored(String stored) {
        return new Facts(StoredObject.parse(stored).must("facts", 1).object("facts"), List.of());
    }

    /** The stored form, {@code facts} version 1, as canonical text. */
    public String stored() {
        return "{\"facts\":" + canonical() + ",\"type\":\"facts\",\"v\":1}";
    }

    public Optional<Object> value(String attribute) {
        return values.value(attribute);
    }

    /** The attributes whose text was not listed when the facts were made, and became {@code other}. */
    public List<String> unlisted() {
        return unlisted;
    }

    /** The same facts on a day; the day stays as it is where they have one. */
    public Facts on(LocalDate day) {
        return values.has(Vocabulary.AS_OF) ? this : new Facts(values.with(Vocabulary.AS_OF, day.toString()), unlisted);
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
