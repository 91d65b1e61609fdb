package org.patrondesk.examples.cli.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.seal.Checkpoint;

/** Checkpoints in whatever file they were kept: a line for each, or what {@code journal verify} printed. */
final class KeptCheckpoint {
    private static final Pattern WRITTEN =
            Pattern.compile("(?<![0-9A-Za-z])[1-9][0-9]{0,17}:[0-9a-f]{64}(?![0-9A-Za-z])");

    private KeptCheckpoint() {}

    /**
     * The one with the highest number: a chain that has it has all before it.
     *
     * @throws BadInput when the file cannot be read or holds none
     */
    static Checkpoint newestIn(Path file) {
        // Any bytes are text in this encoding, and a checkpoint is ASCII.
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            return lines.lines()
                    .flatMap(KeptCheckpoint::in)
                    .max(Comparator.comparing(Checkpoint::number))
                    .orElseThrow(
                            () -> new BadInput(
                                    "--checkpoint " + file + ": there is no checkpoint in it, which is a"
                                            + " number, a colon and 64 hexadecimal digits; give what 'patrondesk journal verify' printed."));
        } catch (IOException | UncheckedIOException e) {
            throw new BadInput("--checkpoint " + file + ": the file cannot be read; check its name and rights.", e);
        }
    }

    private static Stream<Checkpoint> in(String line) {
        return WRITTEN.matcher(line).results().map(MatchResult::group).map(Checkpoint::of);
    }
}
