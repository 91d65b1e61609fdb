package org.patrondesk.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's pages and sources, found from wherever the tests run. */
final class Pages {
    private Pages() {}

    /** The folder with the README. */
    static Path root() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("mvnw")) && Files.exists(at.resolve("README.md"))) {
                return at;
            }
        }
        throw new IllegalStateException("These tests run inside the project.");
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file below a folder of the project with this ending, in order. */
    static List<Path> below(String folder, String ending) {
        try (Stream<Path> files = Files.walk(root().resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The README, what stands beside it, the benchmarks' page, and the pages. */
    static List<Path> all() {
        List<Path> beside = Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "benchmarks/README.md")
                .map(root()::resolve)
                .toList();
        return Stream.concat(beside.stream(), below("docs", ".md").stream()).toList();
    }
}
