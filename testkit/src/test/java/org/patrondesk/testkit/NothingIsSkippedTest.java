package org.patrondesk.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.patrondesk.testkit.journal.StorageContract;

/** A contract that skips promises nothing; the class files show what a contract can reach. */
class NothingIsSkippedTest {
    private static final List<String> SKIPPING = List.of(
            "org/junit/jupiter/api/Assumptions",
            "org/junit/jupiter/api/Disabled",
            "org/junit/jupiter/api/condition/",
            "org/opentest4j/TestAbortedException",
            "org/assertj/core/api/Assumptions",
            "assumeThat");

    @Test
    void no_class_of_the_kit_can_skip_a_test() throws Exception {
        List<Path> classes = Repository.below(kit(), ".class");

        assertThat(classes).hasSizeGreaterThan(25);
        for (Path file : classes) {
            assertThat(skipping(Files.readAllBytes(file))).as(file.toString()).isEmpty();
        }
    }

    @Test
    void the_check_sees_an_assumption_and_a_disabled_test() throws IOException {
        assertThat(skipping(bytes(Assuming.class))).containsExactly("org/junit/jupiter/api/Assumptions");
        assertThat(skipping(bytes(SwitchedOff.class))).containsExactly("org/junit/jupiter/api/Disabled");
    }

    private static Path kit() throws URISyntaxException {
        return Path.of(StorageContract.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static List<String> skipping(byte[] compiled) {
        String constants = new String(compiled, ISO_8859_1);
        return SKIPPING.stream().filter(constants::contains).toList();
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String name = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    /** Never run: it is only looked at. */
    static final class Assuming {
        void skipping() {
            Assumptions.assumeTrue(false);
        }
    }

    /** Never run: it is only looked at. */
    static final class SwitchedOff {
        @Disabled("to be found")
        void skipped() {}
    }
}
