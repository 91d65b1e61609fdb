package org.patrondesk.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.ContentHash;
import org.patrondesk.person.PersonalData;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.vocabulary.Facts;

/** What a record holds about a person is not shown when somebody writes the record into a log. */
class MaskedTest {
    private static final String CANARY = "7c1f".repeat(16);
    private static final Map<Class<?>, Object> PLAIN = Map.ofEntries(
            Map.entry(String.class, "plain"),
            Map.entry(UUID.class, new UUID(1, 2)),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(Duration.class, Duration.ZERO),
            Map.entry(LocalDate.class, LocalDate.of(1901, 2, 3)),
            Map.entry(LocalTime.class, LocalTime.of(4, 5)),
            Map.entry(BigDecimal.class, BigDecimal.ONE),
            Map.entry(StoredObject.class, StoredObject.of("sample", 1)),
            Map.entry(ContentHash.class, StoredObject.of("sample", 1).hash()),
            Map.entry(Facts.class, Facts.NONE),
            Map.entry(PolicySet.class, Riverside.policy()),
            Map.entry(long.class, 1L),
            Map.entry(int.class, 1),
            Map.entry(boolean.class, false),
            Map.entry(Map.class, Map.of()),
            Map.entry(Set.class, Set.of()),
            Map.entry(List.class, List.of()));

    public record Open(
            @PersonalData(purpose = "greeting", retention = "P1D")
            String name) {}

    public record Nested(
            @PersonalData(purpose = "greeting", retention = "P1D")
            Optional<Open> open) {}

    public record Closed(
            @PersonalData(purpose = "greeting", retention = "P1D")
            String name) {
        @Override
        public String toString() {
            return "Closed[•••]";
        }
    }

    @Test
    void no_record_of_the_core_shows_what_it_holds_about_a_person() throws Exception {
        List<Class<?>> holding = DataMap.ofCore().holding();
        List<String> shown = new ArrayList<>();
        for (Class<?> found : holding) {
            if (made(found, false).toString().contains(CANARY)) {
                shown.add(found.getName());
            }
        }

        assertThat(holding).hasSizeGreaterThan(15);
        assertThat(shown).isEmpty();
    }

    @Test
    void one_that_shows_it_is_found() throws Exception {
        assertThat(made(Open.class, false).toString()).contains(CANARY);
        assertThat(made(Nested.class, false).toString()).contains(CANARY);
        assertThat(made(Closed.class, false).toString()).doesNotContain(CANARY);
    }

    /** An instance with the word wherever it holds something about a person; everywhere, where all of it is personal. */
    private static Object made(Class<?> found, boolean personal) throws Exception {
        assertThat(found.isRecord())
                .as(found + " is no record; give a sample of it above")
                .isTrue();
        RecordComponent[] parts = found.getRecordComponents();
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = value(parts[i].getGenericType(), personal || parts[i].isAnnotationPresent(PersonalData.class));
        }
        Constructor<?> constructor = found.getDeclaredConstructor(
                Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new AssertionError(found.getName() + " cannot be made of samples; give it one.", e.getCause());
        }
    }

    private static Object value(Type type, boolean personal) throws Exception {
        if (type instanceof ParameterizedType of) {
            return of.getRawType() == Optional.class
                    ? Optional.of(value(of.getActualTypeArguments()[0], personal))
                    : value(of.getRawType(), personal);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class && personal) {
            return CANARY;
        }
        if (PLAIN.containsKey(raw)) {
            return PLAIN.getOrDefault(raw, "");
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[0];
        }
        if (raw.isSealed()) {
            return value(raw.getPermittedSubclasses()[0], personal);
        }
        return made(raw, personal);
    }
}
