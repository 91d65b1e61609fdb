package org.patrondesk.storage.hostile;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patrondesk.Session;

/** One public call of a session or of a service that a session gives, found by reflection. */
record Call(Method opens, Method method) {
    /** Every call whose arguments can hold a text. */
    static List<Call> all() {
        return Arrays.stream(Session.class.getDeclaredMethods())
                .filter(Call::isOffered)
                .flatMap(Call::of)
                .filter(call ->
                        Arrays.stream(call.method().getGenericParameterTypes()).anyMatch(Place::canHold))
                .sorted(Comparator.comparing(Call::toString))
                .toList();
    }

    private static Stream<Call> of(Method method) {
        boolean service =
                method.getParameterCount() == 0 && !method.getReturnType().isRecord();
        return service
                ? Arrays.stream(method.getReturnType().getDeclaredMethods())
                        .filter(Call::isOffered)
                        .map(inner -> new Call(method, inner))
                : Stream.of(new Call(method, method));
    }

    private static boolean isOffered(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic();
    }

    /** Makes the call; what it throws comes through as it is. */
    Object on(Session session, Object[] arguments) {
        try {
            Object service = opens.equals(method) ? session : opens.invoke(session);
            Object answer = method.invoke(service, arguments);
            return answer == null ? "nothing" : answer;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new AssertionError(e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** The places for a text among these arguments, each with all the arguments. */
    List<Place> places(Object[] arguments) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            int at = i;
            Type type = method.getGenericParameterTypes()[i];
            for (Place place : Place.in(type, arguments[i], arguments.length == 1 ? "" : Integer.toString(i))) {
                places.add(new Place(place.path(), place.personal(), text -> {
                    Object[] changed = arguments.clone();
                    changed[at] = place.with().apply(text);
                    return changed;
                }));
            }
        }
        return places;
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
