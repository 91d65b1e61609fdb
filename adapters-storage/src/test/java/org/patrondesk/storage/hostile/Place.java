package org.patrondesk.storage.hostile;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.patrondesk.analysis.Findings;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Period;
import org.patrondesk.library.Purpose;
import org.patrondesk.person.PersonalData;
import org.patrondesk.person.Subject;
import org.patrondesk.policy.PolicySet;

/**
 * One place for a text among the arguments of a call, however deep.
 *
 * @param path such as {@code message.subject}
 * @param personal whether it is for personal data
 * @param with the argument with another text in the place
 */
record Place(String path, boolean personal, Function<String, Object> with) {
    /** What holds no text that a caller chooses, or checks it when it is read from a file. */
    private static final Set<Class<?>> TEXTLESS = Set.of(
            UUID.class,
            Instant.class,
            Duration.class,
            LocalDate.class,
            BigDecimal.class,
            PolicySet.class,
            Period.class,
            Findings.class);

    private static final Map<Type, Object> EXAMPLES = Map.of(
            Subject.Pseudonym.class,
            new Subject.Pseudonym("0".repeat(64)),
            Purpose.class,
            Purpose.SERVICE,
            ConsentEntry.Minor.class,
            new ConsentEntry.Minor(12, Optional.empty()),
            String.class,
            "an example",
            Branch.class,
            new Branch("Harbour"),
            UUID.class,
            new UUID(1, 2),
            LocalDate.class,
            LocalDate.MIN);

    /** How to a place was come. */
    private record Way(String path, boolean personal) {
        Way into(RecordComponent component) {
            return new Way(
                    path.isEmpty() ? component.getName() : path + "." + component.getName(),
                    personal || component.isAnnotationPresent(PersonalData.class));
        }

        Place to(String last, Function<String, Object> with) {
            return new Place(path + last, personal, with);
        }
    }

    /** The places within a value of this type. */
    static List<Place> in(Type type, Object value, String path) {
        List<Place> places = new ArrayList<>();
        find(type, value, new Way(path, false), replaced -> replaced, places);
        return places;
    }

    /** Whether a value of this type can have such a place. */
    static boolean canHold(Type type) {
        Class<?> raw = raw(type);
        if (raw == String.class || raw == Map.class) {
            return true;
        }
        if (type instanceof ParameterizedType generic && (raw == Optional.class || raw == List.class)) {
            return canHold(generic.getActualTypeArguments()[0]);
        }
        if (isTextless(raw)) {
            return false;
        }
        if (!raw.isRecord()) {
            throw new AssertionError("Say in Place what text a " + raw + " can hold.");
        }
        return Arrays.stream(raw.getRecordComponents()).anyMatch(component -> canHold(component.getGenericType()));
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    private static boolean isTextless(Class<?> raw) {
        return TEXTLESS.contains(raw) || raw.isEnum() || raw.isPrimitive() || raw.isInterface();
    }

    private static void find(
            Type type, @Nullable Object value, Way way, Function<Object, Object> whole, List<Place> places) {
        if (!canHold(type)) {
            return;
        }
        Class<?> raw = raw(type);
        if (raw == String.class) {
            places.add(way.to("", whole::apply));
        } else if (raw == Optional.class) {
            Type inner = argument(type, 0);
            find(
                    inner,
                    value == null ? null : ((Optional<?>) value).orElse(null),
                    way,
                    one -> whole.apply(Optional.of(one)),
                    places);
        } else if (raw == List.class) {
            List<?> list = value == null ? List.of() : (List<?>) value;
            find(argument(type, 0), list.isEmpty() ? null : list.get(0), way, one -> whole.apply(List.of(one)), places);
        } else if (raw == Map.class) {
            places.add(way.to(".key", text -> whole.apply(Map.of(text, 1L))));
            places.add(way.to(".value", text -> whole.apply(Map.of("postcode-area", text))));
        } else {
            Object record = value == null ? example(raw) : value;
            components(raw, record, way, whole, places);
        }
    }

    private static void components(
            Class<?> raw, Object record, Way way, Function<Object, Object> whole, List<Place> places) {
        RecordComponent[] components = raw.getRecordComponents();
        Object[] values = values(components, record);
        for (int i = 0; i < components.length; i++) {
            int at = i;
            find(
                    components[i].getGenericType(),
                    values[i],
                    way.into(components[i]),
                    replaced -> {
                        Object[] changed = values.clone();
                        changed[at] = replaced;
                        return whole.apply(made(raw, changed));
                    },
                    places);
        }
    }

    private static Object example(Class<?> raw) {
        Object known = EXAMPLES.get(raw);
        if (known != null) {
            return known;
        }
        return made(
                raw,
                Arrays.stream(raw.getRecordComponents())
                        .map(component -> EXAMPLES.get(component.getGenericType()))
                        .toArray());
    }

    private static Type argument(Type type, int n) {
        return ((ParameterizedType) type).getActualTypeArguments()[n];
    }

    static Object[] values(RecordComponent[] components, Object record) {
        return Arrays.stream(components)
                .map(component -> {
                    try {
                        component.getAccessor().setAccessible(true);
                        return component.getAccessor().invoke(record);
                    } catch (ReflectiveOperationException e) {
                        throw new LinkageError("A record could not be taken apart.", e);
                    }
                })
                .toArray();
    }

    /** The record; what its constructor throws comes through as it is. */
    private static Object made(Class<?> raw, Object[] values) {
        try {
            Constructor<?> constructor = raw.getDeclaredConstructor(Arrays.stream(raw.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new LinkageError("A record could not be taken apart.", e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("A record could not be taken apart.", e);
        }
    }

    @Override
    public String toString() {
        return path;
    }
}
