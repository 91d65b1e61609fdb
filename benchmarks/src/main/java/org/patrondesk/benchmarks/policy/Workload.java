package org.patrondesk.benchmarks.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.patrondesk.benchmarks.policy.RuleBox.Term;
import org.patrondesk.policy.Outcome;

/**
 * A made-up policy and 1,000 requests, the same in every run.
 *
 * <p>Nine of ten rules name one service and words of one or two other attributes, the tenth words of three attributes
 * without a service; each number is bounded with its own chance of 0.2 to 0.5; the last rule holds always.
 */
record Workload(List<RuleBox> rules, List<Request> requests) {
    /** How many requests there are. */
    static final int REQUESTS = 1_000;

    private static final long SEED = 20_261_121;
    private static final double[] BOUNDED = {0.35, 0.2, 0.5, 0.3, 0.4};
    private static final Outcome[] OUTCOMES = {
        Outcome.NO, Outcome.YES, Outcome.CONDITIONAL, Outcome.NO_WITH_ALTERNATIVE, Outcome.YES, Outcome.REFER
    };

    /** Makes the workload with so many rules; the requests are the same for every number. */
    static Workload of(int rules) {
        return new Maker().make(rules);
    }

    /** So many requests of the same kind: the first are this workload's own. */
    static List<Request> requests(int n) {
        Maker maker = new Maker();
        return Stream.generate(maker::request).limit(n).toList();
    }

    /** The same policy after a small edit of one rule: a word more or less, or a bound moved by up to a tenth. */
    Workload withEdit(Random random) {
        List<RuleBox> edited = new ArrayList<>(rules);
        int at = random.nextInt(rules.size() - 1);
        RuleBox rule = rules.get(at);
        List<Axis> named = List.copyOf(rule.terms().keySet());
        Axis axis = named.get(random.nextInt(named.size()));
        Map<Axis, Term> terms = new EnumMap<>(rule.terms());
        terms.computeIfPresent(
                axis, (any, term) -> axis.hasWords() ? otherWords(axis, term, random) : moved(axis, term));
        edited.set(at, new RuleBox(rule.id(), rule.outcome(), terms));
        return new Workload(edited, requests);
    }

    private static Term otherWords(Axis axis, Term term, Random random) {
        List<Integer> words = new ArrayList<>(term.words());
        Integer word = random.nextInt(axis.size());
        if (!words.contains(word) || words.size() == 1) {
            words.remove(word);
            words.add(word);
        } else {
            words.remove(word);
        }
        return Term.words(words);
    }

    private static Term moved(Axis axis, Term term) {
        int step = 1 + axis.size() / 10;
        return term.high() < axis.size() - 1
                ? Term.between(term.low(), Math.min(axis.size() - 1, term.high() + step))
                : Term.between(Math.max(0, term.low() - step), term.high());
    }

    /**
     * Checks that a side decides every request as the plain scan does.
     *
     * @param view what is compared; not every side can tell all
     * @throws IllegalStateException naming the first request that it decides otherwise
     */
    void check(String side, Function<Decision, Object> view, Function<Integer, Decision> decide) {
        Scan scan = new Scan(rules);
        for (int i = 0; i < requests.size(); i++) {
            Object expected = view.apply(scan.decide(requests.get(i)));
            Object got = view.apply(decide.apply(i));
            if (!expected.equals(got)) {
                throw new IllegalStateException(side + " with " + rules.size() + " rules decides request " + i + " as "
                        + got + ", the scan as " + expected + ".");
            }
        }
    }

    double matchesPerRequest() {
        Scan scan = new Scan(rules);
        return requests.stream()
                .mapToInt(request -> scan.decide(request).matches().size())
                .average()
                .orElse(0);
    }

    /** Draws rules and requests. One use, one thread. */
    private static final class Maker {
        private final Random random = new Random(SEED);

        Workload make(int size) {
            List<Request> requests =
                    Stream.generate(this::request).limit(REQUESTS).toList();
            List<RuleBox> rules = new ArrayList<>();
            for (int i = 0; i < size - 1; i++) {
                rules.add(new RuleBox(id(i), OUTCOMES[random.nextInt(OUTCOMES.length)], terms()));
            }
            rules.add(new RuleBox(id(size - 1), Outcome.YES, Map.of()));
            return new Workload(rules, requests);
        }

        private static String id(int number) {
            return "rule-" + number;
        }

        private Request request() {
            int[] at = Stream.of(Axis.values())
                    .mapToInt(axis -> random.nextInt(axis.size()))
                    .toArray();
            return new Request(at[0], at[1], at[2], at[3], at[4], at[5], at[6], at[7], at[8], at[9]);
        }

        private Map<Axis, Term> terms() {
            Map<Axis, Term> terms = new EnumMap<>(Axis.class);
            List<Axis> others = new ArrayList<>(Axis.WORDS.subList(1, Axis.WORDS.size()));
            int named = random.nextInt(10) == 0 ? 3 : 0;
            if (named == 0) {
                terms.put(Axis.SERVICE, someWords(Axis.SERVICE, 1));
                named = random.nextInt(4) == 0 ? 2 : 1;
            }
            for (int i = 0; i < named; i++) {
                Axis axis = others.remove(random.nextInt(others.size()));
                terms.put(axis, someWords(axis, 1 + axis.size() / 2));
            }
            for (int i = 0; i < BOUNDED.length; i++) {
                if (random.nextDouble() < BOUNDED[i]) {
                    terms.put(Axis.NUMBERS.get(i), bounds(Axis.NUMBERS.get(i)));
                }
            }
            return terms;
        }

        private Term someWords(Axis axis, int atMost) {
            List<Integer> words =
                    IntStream.range(0, axis.size()).boxed().collect(Collectors.toCollection(ArrayList::new));
            int keep = 1 + random.nextInt(atMost);
            while (words.size() > keep) {
                words.remove(random.nextInt(words.size()));
            }
            return Term.words(words);
        }

        private Term bounds(Axis axis) {
            int one = random.nextInt(axis.size());
            int other = random.nextBoolean() ? random.nextInt(axis.size()) : random.nextInt(2) * (axis.size() - 1);
            return Term.between(Math.min(one, other), Math.max(one, other));
        }
    }
}
