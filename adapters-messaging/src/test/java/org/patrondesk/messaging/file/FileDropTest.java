package org.patrondesk.messaging.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.outreach.CallSheet;

class FileDropTest {
    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_drop_makes_its_folders_and_leaves_one_whole_file() throws Exception {
        Path target = folder.resolve("out/calls.csv");
        FileDrop.drop(target, out -> out.write(bytes("hello")));
        assertThat(target).hasContent("hello");
        FileDrop.drop(target, out -> out.write(bytes("again")));
        assertThat(target).hasContent("again");
        assertThat(left()).containsExactly("out");
    }

    @Test
    void a_drop_that_fails_half_way_leaves_the_old_file_and_no_rest() throws Exception {
        Path target = folder.resolve("calls.csv");
        FileDrop.drop(target, out -> out.write(bytes("old")));
        assertThatThrownBy(() -> FileDrop.drop(target, out -> {
                    out.write(bytes("half of the new"));
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(FileDropFailed.class)
                .hasMessageContaining("calls.csv");
        assertThat(target).hasContent("old");
        assertThat(left()).containsExactly("calls.csv");
    }

    @Test
    void what_is_no_place_for_a_file_is_refused_in_one_sentence() throws Exception {
        assertThatThrownBy(() -> FileDrop.drop(folder, out -> out.write(1)))
                .isInstanceOf(FileDropFailed.class)
                .hasMessageContaining("is a folder");
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> FileDrop.drop(file.resolve("calls.csv"), out -> out.write(1)))
                .isInstanceOf(FileDropFailed.class);
        assertThat(left()).containsExactly("file");
    }

    @Test
    void a_call_sheet_is_dropped_in_the_format_it_is_given() {
        CallSheet sheet = new CallSheet() {
            @Override
            public List<String> columns() {
                return List.of("Branch");
            }

            @Override
            public void each(Consumer<List<String>> writer) {
                writer.accept(List.of("CITY"));
            }
        };
        Path target = folder.resolve("calls.txt");
        FileDrop.drop(target, sheet, (given, to) -> {
            to.write(bytes(String.join(",", given.columns()) + "\n"));
            given.each(row -> {
                try {
                    to.write(bytes(String.join(",", row) + "\n"));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        });
        assertThat(target).hasContent("Branch\nCITY\n");
    }
}
