package org.patrondesk.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The norms on size and on what the code may not touch, over the sources as they are formatted. */
class HouseRulesTest {
    private static final int FILE_LINES = 300;
    private static final int METHOD_LINES = 40;
    private static final Pattern OWN_TIME = Pattern.compile(
            "Instant\\.now\\(\\)|System\\.currentTimeMillis|LocalDate\\.now\\(|LocalDateTime\\.now\\(|new Date\\(\\)");
    private static final Pattern FOREIGN = Pattern.compile(
            "\\b(java\\.sql|javax\\.sql|com\\.fasterxml|java\\.net\\.http|javax\\.net|org\\.springframework)\\.");
    private static final Pattern TYPE = Pattern.compile("\\b(class|interface|record|enum|@interface) ");

    @Test
    void no_file_is_longer_than_300_lines() throws IOException {
        List<Path> files = sources("src");

        assertThat(files).hasSizeGreaterThan(100);
        assertThat(files).filteredOn(file -> lines(file).size() > FILE_LINES).isEmpty();
    }

    @Test
    void no_method_is_longer_than_40_lines() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources("src")) {
            longMethods(lines(file)).forEach(at -> found.add(file.getFileName() + " " + at));
        }

        assertThat(found).isEmpty();
    }

    @Test
    void a_method_of_41_lines_is_found_and_one_of_40_is_not() {
        assertThat(longMethods(method(40))).isEmpty();
        assertThat(longMethods(method(41))).hasSize(1).first().asString().contains("line 2");
    }

    @Test
    void time_comes_from_the_injected_clock_alone() throws IOException {
        List<Path> files = sources("src/main").stream()
                .filter(file ->
                        file.toString().contains("core") || file.toString().contains("adapters-"))
                .toList();

        assertThat(files).hasSizeGreaterThan(100);
        assertThat(files).filteredOn(file -> matches(OWN_TIME, file)).isEmpty();
        assertThat(OWN_TIME.matcher("Instant at = Instant.now();").find()).isTrue();
        assertThat(OWN_TIME.matcher("Instant at = clock.instant();").find()).isFalse();
    }

    @Test
    void the_core_knows_no_sql_no_json_library_and_no_http() throws IOException {
        List<Path> files = sources("src/main").stream()
                .filter(file -> file.toString().contains("/core/"))
                .toList();

        assertThat(files).hasSizeGreaterThan(100);
        assertThat(files).filteredOn(file -> matches(FOREIGN, file)).isEmpty();
        assertThat(FOREIGN.matcher("import java.sql.Connection;").find()).isTrue();
    }

    /** All Java sources of all modules under this folder of each module. */
    private static List<Path> sources(String under) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root())) {
            for (Path folder : modules.map(module -> module.resolve(under))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
                }
            }
        }
        return found;
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("mvnw"))) {
            at = Objects.requireNonNull(at.getParent(), "The tests run inside the repository.");
        }
        return at;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean matches(Pattern pattern, Path file) {
        return pattern.matcher(String.join("\n", lines(file))).find();
    }

    /** In formatted code a body is indented deeper than the line that opens it and the brace that closes it. */
    private static List<String> longMethods(List<String> lines) {
        List<String> found = new ArrayList<>();
        for (int end = 0; end < lines.size(); end++) {
            if (lines.get(end).matches(" {4,}}")) {
                int start = opening(lines, end);
                if (end - start + 1 > METHOD_LINES
                        && !TYPE.matcher(lines.get(start)).find()) {
                    found.add("line " + (start + 1) + ": " + (end - start + 1) + " lines");
                }
            }
        }
        return found;
    }

    private static int opening(List<String> lines, int end) {
        int indent = lines.get(end).indexOf('}');
        int at = end - 1;
        while (at > 0 && (lines.get(at).isBlank() || indent(lines.get(at)) > indent)) {
            at--;
        }
        return at;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static List<String> method(int length) {
        List<String> lines = new ArrayList<>(List.of("final class X {", "    void run() {"));
        for (int i = 0; i < length - 2; i++) {
            lines.add("        step();");
        }
        lines.addAll(List.of("    }", "}"));
        return lines;
    }
}
