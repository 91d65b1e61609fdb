package org.patrondesk.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** An attribute of random policies: how a file declares it, what rules may say about it, and which values facts have. */
sealed interface WideAttribute {
    /** What stands behind the attribute's id in the file. */
    Map<String, Object> definition();

    /** A value, a range, or a list of them. */
    Object constraint(Random random);

    Object fact(Random random);

    /** Values of which each stands for all that the same rules are about. */
    List<Object> kinds();

    static Map<String, WideAttribute> all(Random random, int bounds) {
        Map<String, WideAttribute> all = new LinkedHashMap<>();
        Map<String, Object> places = Map.of(
                "north", Map.of("city", List.of("desk-1", "desk-2"), "west", List.of()), "south", List.of("pier"));
        all.put(
                "place",
                new Worded(
                        Map.of("tree", places),
                        List.of("desk-1", "desk-2", "west", "pier", "other"),
                        List.of("north", "city", "west", "desk-1", "desk-2", "south", "pier", "other")));
        List<Object> cards = List.of("adult", "child", "staff", "other");
        all.put("card", new Worded(Map.of("enum", cards.subList(0, 3)), cards, cards));
        all.put("resident", new Worded(Map.of("boolean", true), List.of(false, true), List.of(false, true)));
        all.put(
                "fine",
                new Ordered(Map.of("money", "USD"), WideAttribute::money, pool(random, bounds, 0, 100_000_000), 0));
        all.put(
                "due",
                new Ordered(Map.of("date", true), WideAttribute::date, pool(random, bounds, -25_567, 84_005), 0));
        all.put("at", new Ordered(Map.of("timeOfDay", true), WideAttribute::time, pool(random, bounds, 0, 1_439), 0));
        all.put(
                "loans",
                new Ordered(Map.of("int", "-50..100000"), Long::valueOf, pool(random, bounds, -50, 100_000), 0));
        all.put("age", banded("int", "0..120", Long::valueOf, pool(random, 4, 0, 120)));
        all.put("owed", banded("money", "EUR", WideAttribute::money, pool(random, 4, 0, 100_000_000)));
        all.put("born", banded("date", true, WideAttribute::date, pool(random, 4, -25_567, 84_005)));
        return all;
    }

    /** The days on which rules begin and end. */
    static Ordered days(Random random, int bounds) {
        return new Ordered(Map.of(), WideAttribute::date, pool(random, bounds, -25_567, 84_005), 0);
    }

    private static Ordered banded(String kind, Object of, LongFunction<Object> text, List<Long> pool) {
        List<Object> starts =
                pool.subList(0, pool.size() - 1).stream().map(text::apply).toList();
        return new Ordered(Map.of(kind, of, "personal", true, "bands", starts), text, pool, 1);
    }

    private static Object money(long cents) {
        return new BigDecimal(cents).movePointLeft(2).toPlainString();
    }

    private static Object date(long day) {
        return LocalDate.ofEpochDay(day).toString();
    }

    private static Object time(long minute) {
        return LocalTime.ofSecondOfDay(minute * 60).toString();
    }

    /** The ends of the axis and so many places between them, ascending. */
    private static List<Long> pool(Random random, int bounds, long low, long high) {
        TreeSet<Long> pool = new TreeSet<>(List.of(low, high));
        while (pool.size() < bounds + 2) {
            pool.add(random.nextLong(low, high + 1));
        }
        return List.copyOf(pool);
    }

    /**
     * Words, or true and false.
     *
     * @param nodes what rules may name: values, and for a tree what stands above them
     */
    record Worded(Map<String, Object> definition, List<Object> kinds, List<Object> nodes) implements WideAttribute {
        @Override
        public Object constraint(Random random) {
            Object one = nodes.get(random.nextInt(nodes.size()));
            return random.nextInt(3) > 0 ? one : List.of(one, nodes.get(random.nextInt(nodes.size())));
        }

        /** Now and then a word that nobody listed. */
        @Override
        public Object fact(Random random) {
            boolean unlisted = kinds.get(0) instanceof String && random.nextInt(12) == 0;
            return unlisted ? "elsewhere" : kinds.get(random.nextInt(kinds.size()));
        }
    }

    /**
     * Values in an order.
     *
     * @param pool the places that are bounds of rules, ascending; the first and last are those of the axis
     * @param before 1 where the places are starts of bands, so that a range ends one before the next start; else 0
     */
    record Ordered(Map<String, Object> definition, LongFunction<Object> text, List<Long> pool, int before)
            implements WideAttribute {
        @Override
        public Object constraint(Random random) {
            return random.nextInt(3) > 0
                    ? item(random)
                    : Stream.generate(() -> item(random))
                            .limit(1 + random.nextInt(3))
                            .toList();
        }

        private Object item(Random random) {
            return before == 0 && random.nextInt(3) == 0
                    ? text.apply(pool.get(random.nextInt(pool.size())))
                    : range(random);
        }

        /** From one bound to another, either end open now and then. */
        String range(Random random) {
            int from = random.nextInt(pool.size() - before);
            int to = from + before + random.nextInt(pool.size() - from - before);
            String low = from == 0 && random.nextBoolean() ? "" : String.valueOf(text.apply(pool.get(from)));
            boolean open = to == pool.size() - 1 && random.nextBoolean();
            long last = pool.get(to) - (to == pool.size() - 1 ? 0 : before);
            return low + ".." + (open ? "" : String.valueOf(text.apply(last)));
        }

        @Override
        public Object fact(Random random) {
            int at = random.nextInt(pool.size());
            long low = pool.get(0);
            long high = pool.get(pool.size() - 1);
            return switch (random.nextInt(4)) {
                case 0 -> text.apply(random.nextLong(low, high + 1));
                case 1 -> text.apply(Math.max(low, Math.min(high, pool.get(at) + random.nextInt(3) - 1)));
                default -> text.apply(pool.get(at));
            };
        }

        /** Every bound, and the place behind it. */
        @Override
        public List<Object> kinds() {
            long last = pool.get(pool.size() - 1);
            List<Object> kinds = new ArrayList<>();
            pool.stream()
                    .flatMapToLong(place -> LongStream.of(place, place + 1))
                    .filter(place -> place <= last)
                    .distinct()
                    .forEach(place -> kinds.add(text.apply(place)));
            return kinds;
        }
    }
}
