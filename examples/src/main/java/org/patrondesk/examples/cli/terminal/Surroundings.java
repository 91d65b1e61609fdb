package org.patrondesk.examples.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/** What a command finds around it: the three streams, whether a person is there, the time, the environment. */
public record Surroundings(Streams streams, Terminal terminal, Clock clock, Map<String, String> environment) {
    /** Longer than any file's whole name, and than any sentence that quotes nothing. */
    private static final int LONGEST = 2_000;

    /** Standard input, output and error. */
    public record Streams(InputStream in, PrintStream out, PrintStream err) {}

    /** Those of this process. Output is UTF-8 whatever the locale says, so that a redirected file is always readable. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                new Streams(System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err)),
                Terminal.ofProcess(),
                Clock.systemUTC(),
                System.getenv());
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    public PrintStream out() {
        return streams.out();
    }

    /** Says something to the person, beside the output. */
    public void say(String sentence) {
        streams.err().println(visible(shortened(sentence)));
    }

    /** Without the middle of what is quoted, where that is too long to be read; what is to be done stands at the end. */
    private static String shortened(String sentence) {
        return sentence.length() <= LONGEST
                ? sentence
                : sentence.substring(0, LONGEST / 2) + " ... " + sentence.substring(sentence.length() - LONGEST / 2);
    }

    /** Tells the person a line of the output. */
    public void tell(String line) {
        out().println(visible(line));
    }

    /** The text on one line, without what would steer a terminal: names and reasons come from anywhere. */
    static String visible(CharSequence text) {
        StringBuilder visible = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            visible.append(c != '\t' && steers(c) ? '\uFFFD' : c);
        }
        return visible.toString();
    }

    /** Controls of a terminal, ends of a line, and those that turn the direction of what follows. */
    static boolean steers(char c) {
        return Character.isISOControl(c) || (c >= '\u2028' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    }
}
