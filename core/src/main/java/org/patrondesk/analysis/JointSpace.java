package org.patrondesk.analysis;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        Set<String> met = new HashSet<>(Set.of(Vocabulary.AS_OF));
        for (Attribute attribute : after.set().vocabulary().attributes()) {
            if (met.add(attribute.id())) {
                Optional<Attribute> old = former(attribute, before.set().vocabulary());
                old.ifPresent(found -> met.add(found.id()));
                axes.add(JointAxis.of(old, Optional.of(attribute)));
            }
        }
        for (Attribute attribute : before.set().vocabulary().attributes()) {
            if (met.add(attribute.id())) {
                axes.add(JointAxis.of(
                        Optional.of(attribute), later(attribute, after.set().vocabulary())));
            }
        }
    }

    private static Optional<Attribute> former(Attribute attribute, Vocabulary other) {
        return other.find(attribute.id())
                .or(() -> attribute.was().stream()
                        .flatMap(id -> other.find(id).stream())
                        .findFirst()
                        .or(() -> later(attribute, other)));
    }

    private static Optional<Attribute> later(Attribute attribute, Vocabulary other) {
        return other.attributes().stream()
                .filter(each -> each.was().contains(attribute.id()))
                .findFirst();
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
