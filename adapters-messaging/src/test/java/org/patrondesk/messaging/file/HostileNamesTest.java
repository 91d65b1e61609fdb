package org.patrondesk.messaging.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.testkit.HostileTexts;
import org.patrondesk.testkit.HostileTexts.HostileText;

/** Files under hostile names: dropped exactly there, or refused in one sentence. */
class HostileNamesTest {
    @TempDir
    Path root;

    @Test
    void a_file_under_any_name_is_dropped_there_alone_or_refused_in_one_sentence() throws IOException {
        int refused = 0;
        int n = 0;
        for (HostileText text : HostileTexts.all()) {
            Path folder = Files.createDirectories(root.resolve(++n + "/a/b/c"));
            Optional<Path> target = target(folder, text.value());
            if (target.isEmpty()) {
                continue;
            }
            assertThat(target.get().normalize()).as(text.name()).startsWithRaw(root);
            List<Path> before = files(n);
            try {
                FileDrop.drop(target.get(), out -> out.write(text.value().getBytes(StandardCharsets.UTF_8)));
                assertThat(files(n))
                        .as(text.name())
                        .containsExactly(target.get().toRealPath());
            } catch (FileDropFailed failed) {
                refused++;
                assertThat(files(n)).as(text.name()).isEqualTo(before);
                String sentence = String.valueOf(failed.getMessage());
                assertThat(sentence.codePoints().anyMatch(HostileNamesTest::steers))
                        .as(text.name())
                        .isFalse();
                assertThat(sentence).as(text.name()).endsWith(".").hasSizeLessThan(1_000);
            }
        }
        assertThat(refused).isGreaterThan(5);
    }

    private static Optional<Path> target(Path folder, String name) {
        try {
            return Optional.of(Path.of(folder + "/" + name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean steers(int c) {
        return Character.isISOControl(c) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    private List<Path> files(int n) throws IOException {
        try (Stream<Path> all = Files.walk(root.resolve(String.valueOf(n)))) {
            return all.filter(Files::isRegularFile).map(Path::toAbsolutePath).toList();
        }
    }
}
