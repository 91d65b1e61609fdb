package org.patrondesk.ils.folio.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.patrondesk.policy.PolicyProblem;

/** Cuts a rule file into lines and words. One thread. */
public final class RuleText {
    private static final int LARGEST = 10_000_000;

    /** Many times what the largest library has; each is kept with its place while the file is read. */
    private static final int MOST_WORDS = 500_000;

    private static final String SIGNS = "!+:,()";

    private final Places places;
    private final String text;
    private final List<Line> lines = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;
    private int words;

    private RuleText(Places places, String text) {
        this.places = places;
        this.text = text;
    }

    /**
     * Reads UTF-8, with or without a byte order mark.
     *
     * @throws PolicyProblem at the first byte that is not UTF-8, or character that has no place in the language
     */
    public static RuleText of(Places places, byte[] content) {
        if (content.length > LARGEST) {
            throw places.problem(1, 1, "Rule files up to 10 MB are read; cut this one into parts or shorten it.");
        }
        RuleText rules = new RuleText(places, decoded(places, content));
        while (rules.at < rules.text.length()) {
            rules.readLine();
        }
        return rules;
    }

    private static String decoded(Places places, byte[] content) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer decoded = CharBuffer.allocate(content.length);
        boolean broken = decoder.decode(ByteBuffer.wrap(content), decoded, true).isError();
        decoded.flip();
        String text = decoded.toString();
        String whole = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (broken) {
            RuleText before = new RuleText(places, whole);
            while (before.at < whole.length()) {
                before.skipLine();
            }
            throw places.problem(
                    before.line,
                    before.column(),
                    "The bytes here are not UTF-8, so this may be Windows-1252; save the file in the encoding UTF-8.");
        }
        return whole;
    }

    /** The lines that say something. */
    public List<Line> lines() {
        return lines;
    }

    /** How many lines the file has, with empty ones and comments. */
    public int count() {
        return lineStart < text.length() ? line : line - 1;
    }

    private int column() {
        return at - lineStart + 1;
    }

    private boolean inLine() {
        return at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r';
    }

    private void readLine() {
        List<Token> tokens = new ArrayList<>();
        int number = line;
        int end = 1;
        while (inLine() && text.charAt(at) != '#' && text.charAt(at) != '/') {
            if (text.charAt(at) == ' ') {
                at++;
            } else {
                tokens.add(token());
                end = column();
            }
        }
        if (!tokens.isEmpty()) {
            lines.add(new Line(number, tokens.get(0).column() - 1, tokens, end));
        }
        skipLine();
    }

    private Token token() {
        int start = at;
        int column = column();
        while (inLine() && Token.isWordCharacter(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            refuseUnlessSign();
            at++;
        }
        if (++words > MOST_WORDS) {
            throw places.problem(
                    line,
                    column,
                    "Rule files of up to " + MOST_WORDS + " names and signs are read; cut this one into parts.");
        }
        return new Token(text.substring(start, at), line, column);
    }

    private void refuseUnlessSign() {
        int c = text.codePointAt(at);
        if (c == '\t') {
            throw places.problem(line, column(), "A tab stands here; use spaces instead.");
        }
        if (SIGNS.indexOf(c) < 0) {
            String shown = c > ' ' && c < 0x7F ? "'" + Character.toString(c) + "'" : String.format("U+%04X", c);
            throw places.problem(
                    line,
                    column(),
                    "The character " + shown + " has no meaning here; names use a-z, A-Z, 0-9 and '-', and spaces"
                            + " separate them.");
        }
    }

    private void skipLine() {
        while (inLine()) {
            at++;
        }
        if (at < text.length()) {
            at += text.startsWith("\r\n", at) ? 2 : 1;
            line++;
            lineStart = at;
        }
    }
}
