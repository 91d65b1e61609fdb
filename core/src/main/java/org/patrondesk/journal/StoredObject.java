package org.patrondesk.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.patrondesk.library.ContentHash;

/**
 * A JSON object as this library stores it: keys sorted by UTF-16 unit, values are text, whole numbers, booleans, lists
 * and objects; no null, no fraction (the subset of RFC 8785 over which hashes are taken).
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class StoredObject {
    private static final long LARGEST = 9_007_199_254_740_991L;
    private static final StoredObject EMPTY = new StoredObject(new String[0], new Object[0]);

    /** Sorted, each once; every decision and every event makes some of these, and few have more than ten members. */
    private final String[] keys;

    private final Object[] values;

    private StoredObject(String[] keys, Object[] values) {
        this.keys = keys;
        this.values = values;
    }

    public static StoredObject empty() {
        return EMPTY;
    }

    /** Starts a stored form: every one says its type and the version of that type's form. */
    public static StoredObject of(String type, int version) {
        return EMPTY.with("type", type).with("v", version);
    }

    /** Starts a stored form with members of text, whole numbers and booleans. */
    public static StoredObject of(String type, int version, Map<String, ?> rest) {
        return ofMap(rest).with("type", type).with("v", (long) version);
    }

    /**
     * Reads canonical or ordinary JSON text of the subset.
     *
     * @throws IllegalArgumentException when the text is outside the subset; the message names the offset, not content
     */
    public static StoredObject parse(String text) {
        return new StoredReader(text).read();
    }

    /** Takes over a map of text, {@code Long}, {@code Integer}, {@code Boolean}, {@code List} and {@code Map}. */
    public static StoredObject ofMap(Map<String, ?> map) {
        String[] keys = map.keySet().toArray(String[]::new);
        Arrays.sort(keys);
        Object[] values = new Object[keys.length];
        for (int i = 0; i < keys.length; i++) {
            values[i] = checked(Objects.requireNonNull(map.get(keys[i])));
        }
        return new StoredObject(keys, values);
    }

    /**
     * This object, when it is of the type and not of a later version than the reader knows.
     *
     * @throws IllegalArgumentException in one sentence otherwise
     */
    public StoredObject must(String type, int newest) {
        if (!text("type").equals(type)) {
            throw new IllegalArgumentException("This is a stored form of another type than " + type + ".");
        }
        if (number("v") > newest) {
            throw new IllegalArgumentException("This " + type + " has the form " + number("v")
                    + ", which is newer than this version reads (" + newest + "); update PatronDesk.");
        }
        return this;
    }

    /** A copy with one member set. */
    public StoredObject with(String key, Object value) {
        int found = Arrays.binarySearch(keys, key);
        if (found >= 0) {
            Object[] changed = values.clone();
            changed[found] = checked(value);
            return new StoredObject(keys, changed);
        }
        int place = -found - 1;
        String[] moreKeys = Arrays.copyOf(keys, keys.length + 1);
        Object[] moreValues = Arrays.copyOf(values, keys.length + 1);
        System.arraycopy(keys, place, moreKeys, place + 1, keys.length - place);
        System.arraycopy(values, place, moreValues, place + 1, keys.length - place);
        moreKeys[place] = key;
        moreValues[place] = checked(value);
        return new StoredObject(moreKeys, moreValues);
    }

    /** A copy with the member set when there is a value. */
    public StoredObject withOptional(String key, @Nullable Object value) {
        return value == null ? this : with(key, value);
    }

    private static Object checked(Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof Long number && (number > LARGEST || number < -LARGEST)) {
            throw new IllegalArgumentException("A stored number lies within ±(2^53 − 1).");
        }
        if (value instanceof List<?> list) {
            return list.stream().map(StoredObject::checked).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> members = new HashMap<>();
            map.forEach((key, inner) -> members.put((String) key, inner));
            return ofMap(members);
        }
        if (value instanceof String
                || value instanceof Long
                || value instanceof Boolean
                || value instanceof StoredObject) {
            return value;
        }
        throw new IllegalArgumentException(
                "A stored value is text, a whole number, a boolean, a list or an object, not "
                        + value.getClass().getSimpleName() + ".");
    }

    public Iterable<String> keys() {
        return List.of(keys);
    }

    public boolean has(String key) {
        return Arrays.binarySearch(keys, key) >= 0;
    }

    /** The member as it is: {@code String}, {@code Long}, {@code Boolean}, {@code List} or {@code StoredObject}. */
    public Optional<Object> value(String key) {
        return Optional.ofNullable(member(key));
    }

    public String text(String key) {
        return need(key, String.class);
    }

    public Optional<String> optionalText(String key) {
        return optional(key, String.class);
    }

    public long number(String key) {
        return need(key, Long.class);
    }

    public boolean flag(String key) {
        return optional(key, Boolean.class).orElse(false);
    }

    /** The list; empty when the member is absent. */
    public List<?> list(String key) {
        return optional(key, List.class).orElse(List.of());
    }

    /** The texts of a list; empty when the member is absent. */
    public List<String> texts(String key) {
        return list(key).stream().map(String.class::cast).toList();
    }

    /** The object; empty when the member is absent. */
    public StoredObject object(String key) {
        return optional(key, StoredObject.class).orElse(EMPTY);
    }

    private <T> T need(String key, Class<T> type) {
        return optional(key, type)
                .orElseThrow(() -> new IllegalArgumentException("The stored form lacks '" + key + "'."));
    }

    private <T> Optional<T> optional(String key, Class<T> type) {
        Object value = member(key);
        if (value != null && !type.isInstance(value)) {
            throw new IllegalArgumentException("The stored form has another kind of value in '" + key + "'.");
        }
        return Optional.ofNullable(type.cast(value));
    }

    /** The canonical text (RFC 8785): sorted keys, no white space. */
    public String canonical() {
        StringBuilder out = new StringBuilder(128);
        StoredWriter.write(this, out);
        return out.toString();
    }

    /** The hash over the canonical text in UTF-8. */
    public ContentHash hash() {
        return ContentHash.of(canonical().getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable Object member(String key) {
        int found = Arrays.binarySearch(keys, key);
        return found < 0 ? null : values[found];
    }

    int size() {
        return keys.length;
    }

    /** @param n from 0 on, in the order of the keys */
    String key(int n) {
        return keys[n];
    }

    Object value(int n) {
        return values[n];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredObject that
                && Arrays.equals(keys, that.keys)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(keys) + Arrays.hashCode(values);
    }

    /** Only the keys: values can hold personal data. */
    @Override
    public String toString() {
        return "StoredObject" + Arrays.toString(keys);
    }
}
