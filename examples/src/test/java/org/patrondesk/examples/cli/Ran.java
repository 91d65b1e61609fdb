package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.examples.cli.terminal.Terminal;

/** One command that ran in this process: its exit code and what it wrote. */
public record Ran(int exit, String out, String err) {
    public static final Path POLICIES = Path.of("policies");
    public static final Path SAMPLE = Path.of("sample");

    /** A command with nobody at the terminal. */
    public static Ran command(String... args) {
        return with(Terminal.none(), "", args);
    }

    /** With nobody at the terminal, at another time. */
    public static Ran at(Clock clock, String... args) {
        return ran(clock, Terminal.none(), new byte[0], args);
    }

    public static Ran with(Terminal terminal, String typed, String... args) {
        return ran(Clock.systemUTC(), terminal, typed.getBytes(StandardCharsets.UTF_8), args);
    }

    /** With nobody at the terminal, and these bytes on standard input. */
    static Ran fed(byte[] typed, String... args) {
        return ran(Clock.systemUTC(), Terminal.none(), typed, args);
    }

    private static Ran ran(Clock clock, Terminal terminal, byte[] typed, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings here = new Surroundings(
                new Surroundings.Streams(
                        new ByteArrayInputStream(typed),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)),
                terminal,
                clock,
                Map.of());
        int exit = PatronDeskMain.run(here, args);
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The object on standard output, which holds nothing else and is one line. */
    public JsonNode json() {
        assertThat(out.stripTrailing()).as("standard output, beside: %s", err).doesNotContain("\n");
        return parsed(out);
    }

    public static JsonNode parsed(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** Refused in one sentence of one line, with perhaps a pointer to the help; nothing on standard output. */
    public String refusal(int expectedExit) {
        assertThat(exit).as(err).isEqualTo(expectedExit);
        assertThat(out).isEmpty();
        assertThat(err).doesNotContain("\tat ").doesNotContain("Exception").doesNotContain("java.");
        List<String> lines = err.lines()
                .filter(line -> !line.startsWith("See 'patrondesk") && !line.startsWith("Did you mean"))
                .toList();
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }
}
