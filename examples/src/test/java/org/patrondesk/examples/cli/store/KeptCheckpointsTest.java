package org.patrondesk.examples.cli.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.patrondesk.examples.cli.Ran;
import org.patrondesk.examples.cli.terminal.Exit;

/** {@code journal verify} with checkpoints that were kept in one way or another. */
class KeptCheckpointsTest extends ThreeSealedNos {
    @Test
    void an_older_checkpoint_proves_what_a_newer_one_in_the_same_file_does_not() throws Exception {
        String kept = verify("--json").json().get("checkpoint").asText();
        String other = "3:" + "0".repeat(64);
        logNo();
        String newest = verify("--json").json().get("checkpoint").asText();
        for (String lines :
                List.of(other + "\n" + newest, newest + "\n" + other, kept + "\n" + other, other + " " + kept)) {
            Path file = Files.writeString(folder.resolve("kept.txt"), lines);
            Ran ran = verify("--checkpoint", file.toString(), "--json");
            assertThat(ran.exit()).as(lines).isEqualTo(Exit.FINDINGS);
            assertThat(ran.json().get("checkpoints").asInt()).isEqualTo(2);
            assertThat(ran.json().get("faults").toString()).isEqualTo("[{\"kind\":\"checkpoint-missing\",\"seal\":3}]");
        }
        Path sound = Files.writeString(folder.resolve("sound.txt"), kept + "\n" + newest);
        assertThat(verify("--checkpoint", sound.toString()).exit()).isEqualTo(Exit.DONE);
    }

    @Test
    void checkpoints_are_read_as_any_shell_wrote_them() throws Exception {
        String kept = verify("--json").json().get("checkpoint").asText();
        Path file = folder.resolve("kept.txt");
        for (byte[] content : List.of(
                ("\uFEFF" + kept + "\r\n").getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + kept).getBytes(StandardCharsets.UTF_16BE),
                ("\uFEFF" + kept).getBytes(StandardCharsets.UTF_8),
                kept.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII))) {
            Files.write(file, content);
            assertThat(verify("--checkpoint", file.toString()).out()).contains("Held against checkpoint " + kept + ".");
        }
    }

    @Test
    void a_file_that_is_larger_than_any_that_was_kept_is_refused_and_not_read_to_its_end() throws Exception {
        Path huge = folder.resolve("huge.txt");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(40L << 30);
        }
        assertThat(verify("--checkpoint", huge.toString()).refusal(Exit.BAD_INPUT))
                .contains("larger than 16 MB");
    }
}
