package org.patrondesk.storage.matrix;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Ref;
import org.patrondesk.person.Subject;

/** A public call of a session, or of a service that a session gives; found by reflection. */
record PublicCall(Method opens, Method method) {
    /** What an argument can point at. */
    enum Points {
        BRANCH,
        RECORD,
        PERSON
    }

    /** Every call that can be made on this type and on what its methods without arguments give. */
    static List<PublicCall> of(Class<?> session) {
        return Arrays.stream(session.getDeclaredMethods())
                .filter(PublicCall::isOffered)
                .flatMap(PublicCall::of)
                .sorted(Comparator.comparing(PublicCall::toString))
                .toList();
    }

    private static Stream<PublicCall> of(Method method) {
        boolean service =
                method.getParameterCount() == 0 && !method.getReturnType().isRecord();
        return service
                ? Arrays.stream(method.getReturnType().getDeclaredMethods())
                        .filter(PublicCall::isOffered)
                        .map(inner -> new PublicCall(method, inner))
                : Stream.of(new PublicCall(method, method));
    }

    private static boolean isOffered(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic();
    }

    /** Makes the call; what it throws comes through as it is. */
    @Nullable
    Object on(Object session, Object[] arguments) {
        try {
            Object service = opens.equals(method) ? session : opens.invoke(session);
            return method.invoke(service, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new AssertionError(e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** What its arguments can point at, however deep. */
    Set<Points> points() {
        Set<Points> found = EnumSet.noneOf(Points.class);
        Set<Type> seen = new HashSet<>();
        for (Type type : method.getGenericParameterTypes()) {
            look(type, found, seen);
        }
        return found;
    }

    private static void look(Type type, Set<Points> found, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type == Branch.class) {
            found.add(Points.BRANCH);
        } else if (type == UUID.class || type == Ref.class) {
            found.add(Points.RECORD);
        } else if (type == Subject.Pseudonym.class) {
            found.add(Points.PERSON);
        } else if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments())
                    .filter(argument -> (generic.getRawType() instanceof Class<?> raw && !raw.isInterface())
                            || generic.getRawType() == List.class)
                    .forEach(argument -> look(argument, found, seen));
        } else if (type instanceof Class<?> raw && raw.isRecord()) {
            for (RecordComponent component : raw.getRecordComponents()) {
                look(component.getGenericType(), found, seen);
            }
        }
    }

    /** Such as {@code logbook.log(LogNo)}. */
    @Override
    public String toString() {
        return opens.getName()
                + (opens.equals(method) ? "" : "." + method.getName())
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
