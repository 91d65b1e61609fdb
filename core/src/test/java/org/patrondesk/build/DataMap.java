package org.patrondesk.build;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Ref;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;

/** What the records of a library say about personal data, read from their annotations. */
final class DataMap {
    /** What can hold a word about a person; numbers, enums and times of events cannot alone. */
    private static final Set<Class<?>> BEARING =
            Set.of(String.class, Object.class, StoredObject.class, Ref.class, LocalDate.class, byte[].class);

    private final List<Class<?>> records;
    private final Set<Class<?>> kept;

    private DataMap(List<Class<?>> records, Set<Class<?>> kept) {
        this.records = records;
        this.kept = kept;
    }

    /** Of the core's public records; those that a store of the heap takes or gives are kept. */
    static DataMap ofCore() throws Exception {
        Path classes = Path.of(InMemoryStorage.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Class<?>> all = all(classes);
        List<Class<?>> stores = all.stream()
                .filter(DataMap::isOfHeap)
                .flatMap(found -> Stream.of(found.getInterfaces()))
                .filter(port -> port.getName().startsWith("org.patrondesk.") && port != Storage.class)
                .toList();
        return of(all, stores);
    }

    static DataMap of(List<Class<?>> classes, List<Class<?>> stores) {
        List<Class<?>> records = classes.stream()
                .filter(found -> found.isRecord() && isPublic(found))
                .filter(found -> !found.getPackageName().equals(Ref.class.getPackageName()) && !isOfHeap(found))
                .toList();
        return new DataMap(records, reachable(stores));
    }

    /** Whether it is of the heap's own, whose rooms of stores no host sees. */
    private static boolean isOfHeap(Class<?> found) {
        String heap = InMemoryStorage.class.getPackageName();
        return found.getPackageName().equals(heap) || found.getPackageName().startsWith(heap + ".");
    }

    private static List<Class<?>> all(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .sorted()
                    .<Class<?>>map(file -> loaded(file.replace('/', '.').substring(0, file.length() - 6)))
                    .toList();
        }
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, DataMap.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPublic(Class<?> found) {
        Class<?> outer = found.getEnclosingClass();
        return Modifier.isPublic(found.getModifiers()) && (outer == null || isPublic(outer));
    }

    private static Set<Class<?>> reachable(List<Class<?>> stores) {
        Deque<Type> left = new ArrayDeque<>();
        stores.forEach(store -> Stream.of(store.getMethods()).forEach(method -> {
            left.add(method.getGenericReturnType());
            left.addAll(List.of(method.getGenericParameterTypes()));
        }));
        Set<Class<?>> kept = new HashSet<>();
        while (!left.isEmpty()) {
            for (Class<?> part : parts(left.remove())) {
                if (kept.add(part)) {
                    if (part.isRecord()) {
                        Stream.of(part.getRecordComponents())
                                .map(RecordComponent::getGenericType)
                                .forEach(left::add);
                    } else if (part.isSealed()) {
                        left.addAll(List.of(part.getPermittedSubclasses()));
                    }
                }
            }
        }
        return kept;
    }

    private static List<Class<?>> parts(Type type) {
        if (type instanceof Class<?> found) {
            return List.of(found);
        }
        if (type instanceof ParameterizedType of) {
            return Stream.concat(Stream.of(of.getRawType()), Stream.of(of.getActualTypeArguments()))
                    .flatMap(part -> parts(part).stream())
                    .toList();
        }
        return type instanceof WildcardType any
                ? Stream.of(any.getUpperBounds())
                        .flatMap(part -> parts(part).stream())
                        .toList()
                : List.of();
    }

    /** The records that hold something about a person. */
    List<Class<?>> holding() {
        return records.stream()
                .filter(found -> Stream.of(found.getRecordComponents())
                        .anyMatch(part -> part.isAnnotationPresent(PersonalData.class)))
                .toList();
    }

    int size() {
        return records.size();
    }

    /** A sentence for each field that nobody has thought about, and for each word about one that is not so. */
    List<String> faults() {
        Set<String> faults = new TreeSet<>();
        for (Class<?> found : records) {
            List<String> bearing = bearing(found).map(RecordComponent::getName).toList();
            Impersonal impersonal = found.getAnnotation(Impersonal.class);
            List<String> named = impersonal == null ? List.of() : List.of(impersonal.value());
            if (impersonal != null && named.isEmpty()) {
                faults.add(found.getName() + " is @Impersonal and names nothing.");
            }
            named.stream()
                    .filter(name -> !bearing.contains(name))
                    .forEach(name -> faults.add(found.getName() + " names " + name + ", which bears no text."));
            bearing(found).forEach(part -> fault(found, part, named.contains(part.getName()), faults));
        }
        return List.copyOf(faults);
    }

    private static void fault(Class<?> found, RecordComponent part, boolean named, Set<String> faults) {
        PersonalData data = part.getAnnotation(PersonalData.class);
        String name = found.getName() + "." + part.getName();
        Annotation room = found.getPackage().getAnnotation(Impersonal.class);
        if (data == null && !named && room == null) {
            faults.add(name + " bears text: say @PersonalData of it, or name it in @Impersonal.");
        }
        if (data != null && named) {
            faults.add(name + " is said to be both.");
        }
        if (data != null && (data.purpose().isBlank() || !isPeriod(data.retention()))) {
            faults.add(name + " needs a purpose and a period such as P30D.");
        }
    }

    private static boolean isPeriod(String text) {
        try {
            return !Period.parse(text).isNegative() && !Period.parse(text).isZero();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** What bears text, and what somebody said of it whatever it bears. */
    private static Stream<RecordComponent> bearing(Class<?> found) {
        return Stream.of(found.getRecordComponents())
                .filter(part -> part.isAnnotationPresent(PersonalData.class)
                        || parts(part.getGenericType()).stream().anyMatch(BEARING::contains));
    }

    /** The table of the page: of what is kept, or of what is only handed on. */
    String table(boolean ofKept) {
        StringBuilder table = new StringBuilder("| room | field | what for | at most |\n|---|---|---|---|\n");
        records.stream()
                .filter(found -> kept.contains(found) == ofKept)
                .flatMap(found -> Arrays.stream(found.getRecordComponents())
                        .filter(part -> part.isAnnotationPresent(PersonalData.class))
                        .map(part -> row(found, part)))
                .sorted()
                .forEach(table::append);
        return table.toString();
    }

    private static String row(Class<?> found, RecordComponent part) {
        PersonalData data = part.getAnnotation(PersonalData.class);
        String room = found.getPackageName().substring("org.patrondesk.".length());
        String name =
                found.getName().substring(found.getPackageName().length() + 1).replace('$', '.');
        return "| " + room + " | `" + name + "." + part.getName() + "` | " + data.purpose() + " | " + inWords(data)
                + " |\n";
    }

    private static String inWords(PersonalData data) {
        Period period = Period.parse(data.retention());
        return period.getYears() > 0 ? counted(period.getYears(), "year") : counted(period.getDays(), "day");
    }

    private static String counted(int many, String what) {
        return many + " " + what + (many == 1 ? "" : "s");
    }
}
