package org.patrondesk.storage.durability.held;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.PolicySet;

/** A record with all its fields as text: what {@code toString} says would leave out whatever is personal. */
public final class Fields {
    private Fields() {}

    public static String of(@Nullable Object value) {
        if (value instanceof PolicySet policy) {
            return policy.stored().canonical();
        }
        if (value instanceof Record row) {
            return row.getClass().getSimpleName()
                    + List.of(row.getClass().getRecordComponents()).stream()
                            .map(component -> component.getName() + "=" + of(field(row, component)))
                            .collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Optional<?> maybe) {
            return maybe.map(Fields::of).orElse("-");
        }
        if (value instanceof Set<?> set) {
            return new TreeSet<>(set.stream().map(Fields::of).toList()).toString();
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(Fields::of).toList().toString();
        }
        if (value instanceof StoredObject stored) {
            return stored.canonical();
        }
        return String.valueOf(value);
    }

    private static @Nullable Object field(Record row, RecordComponent component) {
        try {
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
