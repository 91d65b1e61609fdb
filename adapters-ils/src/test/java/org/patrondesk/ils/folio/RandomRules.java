package org.patrondesk.ils.folio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes rule files at random, in every way the language allows. */
final class RandomRules {
    private static final List<String> LETTERS = List.of("m", "t", "g", "a", "b", "c", "s");

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final String lineEnd;
    private int written;

    private RandomRules(Random random) {
        this.random = random;
        this.lineEnd = random.nextInt(4) == 0 ? "\r\n" : random.nextInt(8) == 0 ? "\r" : "\n";
    }

    static String text(Random random) {
        return new RandomRules(random).write();
    }

    private String write() {
        String last = random.nextBoolean() ? "first-line" : "last-line";
        List<String> before = new ArrayList<>(List.of("number-of-criteria", "criterium (" + letters() + ")"));
        Collections.shuffle(before, random);
        List<String> chosen = new ArrayList<>(before.subList(0, random.nextInt(3)));
        boolean fallbackLast = chosen.isEmpty() && last.equals("first-line");
        chosen.add(last);
        String priority =
                random.nextInt(5) == 0 && !fallbackLast ? letters() : String.join(gap() + "," + gap(), chosen);
        line("priority" + gap() + ":" + gap() + priority);
        if (!fallbackLast) {
            line("fallback-policy" + policies());
        }
        int rows = random.nextInt(8);
        for (int i = 0; i < rows; i++) {
            row(0, 0);
        }
        if (fallbackLast) {
            line("fallback-policy" + policies());
        }
        return text.toString();
    }

    private String letters() {
        List<String> letters = new ArrayList<>(LETTERS);
        Collections.shuffle(letters, random);
        return String.join(gap() + "," + gap(), letters);
    }

    private void row(int indent, int depth) {
        int nested = depth < 4 && random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0;
        String criteria = Stream.generate(this::criterion)
                .limit(1 + (random.nextInt(3) == 0 ? random.nextInt(4) : 0))
                .collect(Collectors.joining(gap() + "+" + gap()));
        line(" ".repeat(indent) + criteria + (nested > 0 && random.nextBoolean() ? "" : policies()));
        int deeper = indent + 1 + random.nextInt(4);
        for (int i = 0; i < nested; i++) {
            row(deeper, depth + 1);
        }
    }

    private String criterion() {
        String letter = LETTERS.get(random.nextInt(LETTERS.size()));
        if (random.nextInt(6) == 0) {
            return letter + " all";
        }
        boolean negated = random.nextInt(4) == 0;
        return letter + " "
                + Stream.generate(() -> (negated ? "!" + gap() : "") + letter + (1 + random.nextInt(6)))
                        .limit(1 + random.nextInt(3))
                        .collect(Collectors.joining(" " + gap()));
    }

    private String policies() {
        written++;
        List<String> policies = new ArrayList<>();
        for (String sign : List.of("l", "r", "n", "o", "i")) {
            policies.add(sign + " " + gap() + sign + "-" + written);
        }
        Collections.shuffle(policies, random);
        return gap() + ":" + gap() + String.join(" " + gap(), policies);
    }

    private String gap() {
        return " ".repeat(random.nextInt(3));
    }

    private void line(String line) {
        text.append(line)
                .append(random.nextInt(5) == 0 ? gap() + "# m all: 100 % /" : gap())
                .append(lineEnd);
        if (random.nextInt(5) == 0) {
            text.append(gap()).append(random.nextBoolean() ? "" : "/ g é\ty").append(lineEnd);
        }
    }
}
