package org.patrondesk.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.testkit.HostileTexts.HostileText;

/**
 * Hostile texts that others keep, as npm's packages hold them, from the folder {@code target/corpora} of the repository.
 *
 * <p>They are fetched and not part of this project: {@code bin/hostile-corpora} fetches them. A test over them looks whether
 * they are there, and says why it is skipped where they are not.
 */
public final class Corpora {
    /** The folder below the root of the repository. */
    public static final String FOLDER = "target/corpora";

    /** Why a test over them is skipped. */
    public static final String ABSENT =
            "The corpora of hostile texts were not fetched; bin/hostile-corpora fetches them.";

    private static final String STRINGS = "big-list-of-naughty-strings/blns.json";
    private static final String JSON = "json-test-suite/data/parsing.js";

    private Corpora() {}

    /** Whether they were fetched. */
    public static boolean areThere() {
        return Files.exists(file(STRINGS)) && Files.exists(file(JSON));
    }

    private static Path file(String name) {
        return root().resolve(FOLDER).resolve(name);
    }

    /**
     * One file of the JSON test suite.
     *
     * @param name begins with {@code y_} when every reader must take the text, {@code n_} when none may, {@code i_} otherwise
     */
    public record JsonCase(String name, String text) {
        /** Whether no reader of JSON may take it. */
        public boolean isRefused() {
            return name.startsWith("n_");
        }

        /** The name alone. */
        @Override
        public String toString() {
            return name;
        }
    }

    /** The texts of the package {@code big-list-of-naughty-strings}; each once. */
    public static List<HostileText> naughtyStrings() {
        List<String> texts = list(STRINGS).texts("list").stream().distinct().toList();
        return IntStream.range(0, texts.size())
                .mapToObj(n -> new HostileText("naughty string " + n, texts.get(n)))
                .toList();
    }

    /** The parsing cases of the package {@code json-test-suite}. */
    public static List<JsonCase> jsonCases() {
        return list(JSON).list("list").stream()
                .map(StoredObject.class::cast)
                .map(each -> new JsonCase(each.text("name"), each.text("input")))
                .toList();
    }

    /** A module of JavaScript that exports a list differs from JSON in what stands before the list and behind it. */
    private static StoredObject list(String name) {
        String text = text(name);
        int from = text.indexOf('[');
        int to = text.lastIndexOf(']');
        return StoredObject.parse("{\"list\":" + text.substring(from, to + 1) + "}");
    }

    private static String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The corpora cannot be read; fetch them again.", e);
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        for (Path at = here; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("mvnw"))) {
                return at;
            }
        }
        return here;
    }
}
