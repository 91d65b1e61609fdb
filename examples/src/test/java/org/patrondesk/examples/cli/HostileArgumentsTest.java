package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.testkit.Corpora;
import org.patrondesk.testkit.HostileTexts;
import org.patrondesk.testkit.HostileTexts.HostileText;
import picocli.CommandLine.Model.ArgSpec;

/** Hostile texts as every argument of every command; {@code -Dhostile.whole=true} leaves none out. */
class HostileArgumentsTest {
    private static final boolean WHOLE = Boolean.getBoolean("hostile.whole");

    /** From one argument to the next, so that neighbours get texts far apart. */
    private static final int STEP = 7;

    private static final long SECOND = 1_000_000_000L;

    private static final int LONGEST_LINE = 3_000;

    private static final Set<String> OF_FILES = Set.of("--store", "--against");

    @TempDir
    Path root;

    private Path deep;
    private HarmlessCommands commands;

    @BeforeEach
    void a_store_with_a_run_and_a_no() throws IOException {
        deep = Files.createDirectories(root.resolve("a/b/c/d/e/f"));
        commands = new HarmlessCommands(Files.createDirectory(root.resolve("in")));
    }

    @Test
    void every_command_with_arguments_is_tried_and_does_its_work_when_they_are_harmless() {
        Set<String> known = new LinkedHashSet<>();
        HarmlessCommands.each((command, argument) -> known.add(command));

        assertThat(commands.names()).containsExactlyInAnyOrderElementsOf(known);
        for (String command : commands.names()) {
            Ran ran = Ran.command(commands.with(command, "--json", ""));
            assertThat(ran.exit()).as(command + ": " + ran.err()).isBetween(0, 1);
        }
    }

    /** Some 600 commands, each with its store: minutes. */
    @Test
    @Tag("soak")
    void no_text_in_any_argument_breaks_a_command_or_steers_the_terminal() throws IOException {
        Set<String> before = here();
        List<String> wrong = new ArrayList<>();
        int[] tried = {0, 0};
        HarmlessCommands.each((command, argument) -> {
            int shift = tried[1]++;
            for (List<HostileText> kind : kinds()) {
                for (int i = 0; i < kind.size(); i++) {
                    if (WHOLE || i == STEP * shift % kind.size()) {
                        tried[0]++;
                        wrong.addAll(tried(command, argument, kind.get(i)));
                    }
                }
            }
        });

        assertThat(wrong).isEmpty();
        assertThat(tried[0]).isGreaterThan(500);
        assertThat(here())
                .as("nothing was written beside the folders that were named")
                .isEqualTo(before);
    }

    /** Of each of which every argument gets one. */
    private static List<List<HostileText>> kinds() {
        List<HostileText> ends = new ArrayList<>(HostileTexts.lineBreaks());
        ends.addAll(HostileTexts.halves());
        List<HostileText> others = new ArrayList<>(HostileTexts.all());
        others.removeAll(HostileTexts.characters());
        others.removeAll(HostileTexts.lengths());
        others.removeAll(ends);
        if (Corpora.areThere()) {
            others.addAll(Corpora.naughtyStrings());
        }
        return List.of(HostileTexts.characters(), HostileTexts.lengths(), ends, others);
    }

    /** What is wrong with the outcome; files are named below a folder of the test, however they are called. */
    private List<String> tried(String command, ArgSpec argument, HostileText text) {
        String name = HarmlessCommands.nameOf(argument);
        String value = isFile(argument) ? deep + "/" + text.value() + ending(name, argument) : text.value();
        String[] args = commands.with(command, name, value);
        long start = System.nanoTime();
        Ran ran = Ran.command(args);
        long best = System.nanoTime() - start;
        for (int i = 0; i < 2 && best > SECOND; i++) {
            long again = System.nanoTime();
            Ran.command(args);
            best = Math.min(best, System.nanoTime() - again);
        }
        List<String> wrong = new ArrayList<>();
        String where = command + " " + name + ", " + text.name() + ": ";
        if (best > SECOND) {
            wrong.add(where + "took " + best / 1_000_000 + " ms");
        }
        faults(ran).forEach(fault -> wrong.add(where + fault));
        return wrong;
    }

    private static boolean isFile(ArgSpec argument) {
        return argument.type() == Path.class
                || Stream.of(argument.auxiliaryTypes()).anyMatch(Path.class::equals)
                || OF_FILES.contains(HarmlessCommands.nameOf(argument));
    }

    private static String ending(String name, ArgSpec argument) {
        String label = argument.paramLabel();
        if (!name.equals("--out")) {
            return "";
        }
        return label.contains(".") ? label.substring(label.indexOf('.')) : ".xlsx";
    }

    private static List<String> faults(Ran ran) {
        List<String> faults = new ArrayList<>();
        if (!Set.of(0, 1, 2, 3).contains(ran.exit())) {
            faults.add("exit " + ran.exit() + " " + start(ran.err()));
        }
        if ((ran.out() + ran.err()).chars().anyMatch(c -> c != '\n' && c != '\t' && steers(c))) {
            faults.add("steers the terminal");
        }
        if (Stream.of("\tat ", "Exception", "java.").anyMatch(ran.err()::contains)) {
            faults.add("shows the inside: " + start(ran.err()));
        }
        if (ran.exit() >= 2 && (!ran.out().isEmpty() || !isOneSentence(ran.err()))) {
            faults.add("is refused in other words than one sentence: " + start(ran.out() + ran.err()));
        }
        if ((ran.out() + ran.err()).lines().anyMatch(HostileArgumentsTest::isForged)) {
            faults.add("writes a line of its own: " + start(ran.out() + ran.err()));
        }
        return faults;
    }

    /** Also those that other people's terminals take for the end of a line. */
    private static boolean steers(int c) {
        return Character.isISOControl(c) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean isForged(String line) {
        return line.startsWith("Bcc: ") || line.startsWith("2026-01-01 00:00:00 ERROR") || line.equals("QUIT");
    }

    private static boolean isOneSentence(String err) {
        List<String> lines = err.lines()
                .filter(line -> !line.startsWith("See 'patrondesk") && !line.startsWith("Did you mean"))
                .toList();
        return lines.size() == 1
                && lines.get(0).length() < LONGEST_LINE
                && (lines.get(0).endsWith(".") || lines.get(0).endsWith("?"));
    }

    private static String start(String text) {
        return text.length() < 300 ? text : text.substring(0, 300) + " ... (" + text.length() + ")";
    }

    /** What lies in the folder in which commands run, and in the one above it. */
    private static Set<String> here() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path folder : List.of(Path.of("."), Path.of(".."))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(Path::toString).forEach(names::add);
            }
        }
        return names;
    }
}
