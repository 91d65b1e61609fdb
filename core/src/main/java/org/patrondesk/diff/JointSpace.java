package org.patrondesk.diff;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.box.Box;
import org.patrondesk.box.Intervals;
import org.patrondesk.policy.Policy;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Vocabulary;

/** The requests that fit both of two policies, on one day. Immutable. */
final class JointSpace {
    private final Policy before;
    private final Policy after;
    private final LocalDate day;
    private final List<JointAxis> axes = new ArrayList<>();

    /** @throws IllegalArgumentException when an attribute's values fit only one of the policies */
    JointSpace(Policy before, Policy after, LocalDate day) {
        this.before = before;
        this.after = after;
        this.day = day;
        Vocabulary old = before.set().vocabulary();
        Vocabulary now = after.set().vocabulary();
        Map<String, Attribute> former = former(old, now);
        for (Attribute attribute : now.attributes()) {
            if (!attribute.id().equals(Vocabulary.AS_OF)) {
                axes.add(JointAxis.of(Optional.ofNullable(former.get(attribute.id())), Optional.of(attribute)));
            }
        }
        for (Attribute attribute : old.attributes()) {
            if (!attribute.id().equals(Vocabulary.AS_OF) && !former.containsValue(attribute)) {
                axes.add(JointAxis.of(Optional.of(attribute), Optional.empty()));
            }
        }
    }

    /** What each attribute of the later policy was in the earlier one, by the later id; none stands for two. */
    private static Map<String, Attribute> former(Vocabulary old, Vocabulary now) {
        Map<String, Attribute> former = new HashMap<>();
        for (Attribute attribute : now.attributes()) {
            old.find(attribute.id()).ifPresent(same -> former.put(attribute.id(), same));
        }
        for (Attribute attribute : now.attributes()) {
            attribute.was().stream()
                    .flatMap(id -> old.find(id).stream())
                    .filter(each -> !former.containsValue(each))
                    .findFirst()
                    .ifPresent(each -> former.putIfAbsent(attribute.id(), each));
        }
        for (Attribute attribute : old.attributes()) {
            attribute.was().stream()
                    .flatMap(id -> now.find(id).stream())
                    .filter(each -> !former.containsKey(each.id()) && !former.containsValue(attribute))
                    .findFirst()
                    .ifPresent(each -> former.put(each.id(), attribute));
        }
        return former;
    }

    List<JointAxis> axes() {
        return axes;
    }

    /** How many requests there are. */
    BigInteger volume() {
        return axes.stream()
                .map(axis -> BigInteger.valueOf(axis.whole().size()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /** The places a box of the first policy, or of the second, takes on each axis; empty when it holds on another day. */
    Optional<List<Intervals>> sides(Box box, boolean first) {
        Vocabulary own = (first ? before : after).set().vocabulary();
        int dayAxis = own.axis(Vocabulary.AS_OF);
        if (dayAxis >= 0 && !box.axis(dayAxis).contains((int) day.toEpochDay())) {
            return Optional.empty();
        }
        List<Intervals> sides = new ArrayList<>();
        for (JointAxis axis : axes) {
            Optional<Attribute> attribute = first ? axis.before() : axis.after();
            Intervals side = attribute
                    .map(each -> axis.fromOwn(each.domain(), box.axis(own.axis(each.id()))))
                    .orElse(axis.whole());
            if (side.isEmpty()) {
                return Optional.empty();
            }
            sides.add(side);
        }
        return Optional.of(sides);
    }

    /** The request at a point, as the first policy takes it, or the second. */
    Facts facts(int[] point, boolean first) {
        Map<String, Object> facts = new HashMap<>();
        for (int i = 0; i < point.length; i++) {
            JointAxis axis = axes.get(i);
            Object value = axis.domain().value(point[i]);
            (first ? axis.before() : axis.after()).ifPresent(attribute -> facts.put(attribute.id(), value));
        }
        Vocabulary words = (first ? before : after).set().vocabulary();
        return words.on(day, words.facts(facts));
    }

    /** The request at a point, in the words of the later policy where it has them. */
    Map<String, Object> request(int[] point) {
        Map<String, Object> request = new java.util.LinkedHashMap<>();
        for (int i = 0; i < point.length; i++) {
            request.put(axes.get(i).id(), axes.get(i).domain().value(point[i]));
        }
        return request;
    }
}
