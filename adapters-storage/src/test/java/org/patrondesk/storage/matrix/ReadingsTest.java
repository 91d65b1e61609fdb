package org.patrondesk.storage.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.library.Period;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.person.PersonalData;
import org.patrondesk.reading.AccessEntry;
import org.patrondesk.reading.AccessLog;
import org.patrondesk.reading.AccessSelection;
import org.patrondesk.testkit.Sample;

/** Every public call that hands out personal data is in the access log before it does. */
class ReadingsTest {
    private static final AccessSelection EVER = AccessSelection.during(new Period(Sample.LONG_AGO, Sample.FAR_AHEAD));

    /** What hands out nothing about patrons, though a type says so, and why. */
    private static final Map<String, String> EXEMPT = Map.of(
            "barriers.each(Consumer)", "what stands in the way, in the words of staff; who wrote that down",
            "meetings.each(Period, Consumer)", "why a meeting answered so; who wrote that down",
            "emergencies.unseen(Consumer)", "what staff did, not patrons",
            "pseudonym(PatronRef)", "made of what the caller gave, and of nothing that is kept");

    /** Hands out members as the cells of a sheet, of which types tell nothing. */
    private static final String CELLS = "callLists.build(CallListOrder, Receiver)";

    @Test
    void every_call_that_hands_out_personal_data_writes_down_who_asked_first() {
        Set<String> read = new TreeSet<>();
        for (PublicCall call : PublicCall.of(Session.class)) {
            if (handsOut(call.method()) || call.toString().equals(CELLS)) {
                new Fixtures().all().forEach((way, given) -> {
                    if (way.equals(call.toString()) || way.startsWith(call + " ")) {
                        if (entries(call, given).isEmpty()) {
                            read.add(call + " reads unseen");
                        } else {
                            read.add(call.toString());
                        }
                    }
                });
            }
        }

        assertThat(read.stream().filter(each -> each.endsWith(" reads unseen")))
                .containsExactlyInAnyOrderElementsOf(EXEMPT.keySet().stream()
                        .map(each -> each + " reads unseen")
                        .toList());
        assertThat(read).contains(CELLS, "dossiers.ownData(Pseudonym)", "outbox.find(UUID)", "stories.find(UUID)");
    }

    /** What one call by somebody with every right left in the log. */
    private static List<AccessEntry> entries(PublicCall call, Function<Ask, Object[]> given) {
        Actor all = new Actor.Staff(
                Sample.TENANT, "staff-9", Roles.shipped().grants().keySet(), Set.of());
        try (World world = new World(new InMemoryStorage(), shipped -> shipped)) {
            Object[] arguments = given.apply(new Ask(world, all, Spot.OWN));
            long before = entries(world).size();
            call.on(world.session(Identity.of(all)), arguments);
            return entries(world).stream().skip(before).toList();
        }
    }

    private static List<AccessEntry> entries(World world) {
        return world.storage().read(Sample.scope(Sample.TENANT, Permission.READ_ACCESS_LOG), transaction -> {
            List<AccessEntry> found = new ArrayList<>();
            transaction.store(AccessLog.class).each(EVER, found::add);
            return found;
        });
    }

    /** By what it answers, or by what it gives to those who are handed something. */
    static boolean handsOut(Method method) {
        Set<Type> seen = new HashSet<>();
        return isPersonal(method.getGenericReturnType(), seen)
                || Arrays.stream(method.getGenericParameterTypes())
                        .filter(ReadingsTest::isReceiver)
                        .anyMatch(type -> isPersonal(type, seen));
    }

    private static boolean isReceiver(Type type) {
        Class<?> raw = raw(type);
        return raw.isInterface() && !raw.isSealed() && !Iterable.class.isAssignableFrom(raw);
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic
                ? (Class<?>) generic.getRawType()
                : type instanceof Class<?> plain ? plain : Object.class;
    }

    private static boolean isPersonal(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return false;
        }
        if (type instanceof WildcardType any) {
            return Stream.of(any.getUpperBounds(), any.getLowerBounds())
                    .flatMap(Arrays::stream)
                    .anyMatch(bound -> isPersonal(bound, seen));
        }
        if (type instanceof ParameterizedType generic
                && Arrays.stream(generic.getActualTypeArguments()).anyMatch(each -> isPersonal(each, seen))) {
            return true;
        }
        Class<?> raw = raw(type);
        if (!raw.getName().startsWith("org.patrondesk")) {
            return false;
        }
        if (raw.isSealed() && Arrays.stream(raw.getPermittedSubclasses()).anyMatch(each -> isPersonal(each, seen))) {
            return true;
        }
        return raw.isRecord()
                ? Arrays.stream(raw.getRecordComponents()).anyMatch(each -> isPersonal(each, seen))
                : raw.isInterface()
                        && Arrays.stream(raw.getMethods())
                                .flatMap(each -> Arrays.stream(each.getGenericParameterTypes()))
                                .anyMatch(each -> isPersonal(each, seen));
    }

    private static boolean isPersonal(RecordComponent component, Set<Type> seen) {
        return component.isAnnotationPresent(PersonalData.class) || isPersonal(component.getGenericType(), seen);
    }

    @Test
    void what_hands_out_personal_data_is_told_by_its_types() {
        Set<String> calls = PublicCall.of(Session.class).stream()
                .filter(call -> handsOut(call.method()))
                .map(PublicCall::toString)
                .collect(Collectors.toSet());

        assertThat(calls)
                .contains(
                        "consents.history(Pseudonym, Consumer)",
                        "dossiers.ownData(Pseudonym)",
                        "outbox.each(DeliveryState, Consumer)")
                .doesNotContain("counters.each(Consumer)", "policies.inForce()", "logbook.log(LogNo)");
    }
}
