package org.patrondesk.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.PatronDesk;

class RoomsInOrderTest {
    @TempDir
    Path folder;

    @Test
    void every_room_of_the_core_imports_only_rooms_to_its_left() throws Exception {
        Path core = Path.of(PatronDesk.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        JavaClasses classes = new ClassFileImporter().importPath(core);

        RoomsInOrder.rule().check(classes);
        assertThat(classes.size()).isGreaterThan(100);
    }

    @Test
    void it_passes_on_an_import_to_the_left() throws IOException {
        JavaClasses classes = compiled(
                "org.patrondesk.story.Told",
                "package org.patrondesk.story; record Told(org.patrondesk.decision.Decision of) {}");

        RoomsInOrder.rule().check(classes);
    }

    @Test
    void it_fails_on_a_backward_import() throws IOException {
        JavaClasses classes = compiled(
                "org.patrondesk.library.Backward",
                "package org.patrondesk.library; record Backward(org.patrondesk.decision.Decision of) {}");

        assertThatThrownBy(() -> RoomsInOrder.rule().check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("backward")
                .hasMessageContaining("org.patrondesk.library.Backward");
    }

    @Test
    void it_fails_on_an_import_of_the_root() throws IOException {
        JavaClasses classes = compiled(
                "org.patrondesk.memory.Rooted",
                "package org.patrondesk.memory; record Rooted(org.patrondesk.PatronDesk desk) {}");

        assertThatThrownBy(() -> RoomsInOrder.rule().check(classes)).hasMessageContaining("backward");
    }

    @Test
    void it_fails_on_a_package_without_a_place() throws IOException {
        JavaClasses stray = compiled("org.patrondesk.util.Stray", "package org.patrondesk.util; final class Stray {}");

        assertThatThrownBy(() -> RoomsInOrder.rule().check(stray))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("org.patrondesk.util.Stray is in a package that has no place");
    }

    @Test
    void it_fails_on_a_room_within_a_room() throws IOException {
        JavaClasses stray =
                compiled("org.patrondesk.policy.model.Deep", "package org.patrondesk.policy.model; class Deep {}");

        assertThatThrownBy(() -> RoomsInOrder.rule().check(stray)).hasMessageContaining("no place");
    }

    @Test
    void it_fails_on_no_classes_at_all() {
        JavaClasses nothing = new ClassFileImporter().importPath(folder);

        assertThatThrownBy(() -> RoomsInOrder.rule().check(nothing)).isInstanceOf(AssertionError.class);
    }

    private JavaClasses compiled(String name, String source) throws IOException {
        Path file = folder.resolve(name.substring(name.lastIndexOf('.') + 1) + ".java");
        Files.writeString(file, source);
        StringWriter messages = new StringWriter();
        PrintWriter out = new PrintWriter(messages);
        int exit = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        out,
                        out,
                        "-proc:none",
                        "-d",
                        folder.toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        file.toString());
        assertThat(exit).as(messages.toString()).isZero();
        return new ClassFileImporter().importPath(folder);
    }
}
