package org.patrondesk.storage.policy;

import java.io.Reader;
import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;
import org.patrondesk.policy.PolicyProblem;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The text of a YAML file on its way into the scanner.
 *
 * <p>The scanner counts columns in code points and looks ahead without a limit, at a cost that grows with the square of
 * the distance; this text turns its spots into places, and ends a word that is too long. One thread.
 */
final class YamlText extends Reader {
    private static final String TAB = "A tab stands here; use spaces in front of keys, values and comments.";
    private static final String INVISIBLE =
            "An invisible character stands here; remove it, or write it as an escape in double quotes.";

    /** Room for quotes, and for what the scanner reads at once. */
    private static final int SLACK = 4_096;

    private final String name;
    private final CharBuffer text;
    private @Nullable StreamReader scanner;
    private int given;
    private int givenCodePoints;

    private YamlText(String name, CharBuffer text) {
        this.name = name;
        this.text = text;
    }

    /**
     * Takes the text over.
     *
     * @throws PolicyProblem at the first character that no YAML file holds, or a tab at the start of a line
     */
    static YamlText of(String name, CharBuffer text) {
        YamlText yaml = new YamlText(name, text);
        int line = 1;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean tab = c == '\t' && i == start;
            if (tab || isInvisible(c)) {
                throw new PolicyProblem(name + ":" + line + ":" + (i - start + 1), tab ? TAB : INVISIBLE);
            }
            if (c == '\n' || (c == '\r' && yaml.at(i + 1) != '\n')) {
                line++;
                start = i + 1;
            }
        }
        return yaml;
    }

    /** What the scanner refuses, or counts as a line or as no column, unlike every editor. */
    private static boolean isInvisible(char c) {
        boolean control = Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
        return control || c == '\u2028' || c == '\u2029' || c == '\uFEFF' || c >= '\uFFFE';
    }

    /** The scanner's end of this text. */
    StreamReader scanner() {
        scanner = new StreamReader(this);
        return scanner;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (scanner != null && givenCodePoints - scanner.getIndex() > FileLimits.LONGEST_TEXT + SLACK) {
            throw problem(new Spot(scanner.getLine() + 1, scanner.getColumn() + 1), FileLimits.TOO_LONG);
        }
        int more = Math.min(length, text.length() - given);
        for (int i = 0; i < more; i++) {
            char c = text.charAt(given++);
            buffer[offset + i] = c;
            givenCodePoints += Character.isLowSurrogate(c) ? 0 : 1;
        }
        return more == 0 && length > 0 ? -1 : more;
    }

    /** The character at a spot; 0 behind the end. */
    char at(Spot spot) {
        return at(offset(spot));
    }

    private char at(int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }

    PolicyProblem problem(Spot spot, String sentence) {
        return new PolicyProblem(place(spot), sentence);
    }

    PolicyProblem tab(Spot spot) {
        return problem(spot, TAB);
    }

    String place(Spot spot) {
        int offset = offset(spot);
        return name + ":" + spot.line() + ":" + (offset - lineStart(spot.line()) + 1);
    }

    private int offset(Spot spot) {
        int at = lineStart(spot.line());
        for (int column = 1; column < spot.column() && at < text.length(); column++) {
            at += Character.isHighSurrogate(text.charAt(at)) ? 2 : 1;
        }
        return at;
    }

    private int lineStart(int line) {
        int at = 0;
        for (int passed = 1; passed < line && at < text.length(); at++) {
            char c = text.charAt(at);
            passed += c == '\n' || (c == '\r' && at(at + 1) != '\n') ? 1 : 0;
        }
        return at;
    }

    @Override
    public void close() {
        // A text in memory.
    }
}
