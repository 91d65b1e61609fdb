package org.patrondesk.examples.cli.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.seal.Checkpoint;

/** Checkpoints in whatever file they were kept: a line for each, or what {@code journal verify} printed. */
final class KeptCheckpoints {
    private static final Pattern WRITTEN =
            Pattern.compile("(?<![0-9A-Za-z])[1-9][0-9]{0,17}:[0-9a-fA-F]{64}(?![0-9A-Za-z])");

    /** Some ten thousand outputs of the command; what is larger was not kept by a person. */
    private static final int MOST = 16 << 20;

    private KeptCheckpoints() {}

    /**
     * All that are in it, each once, the newest first: an older one can show what a newer one cannot.
     *
     * @throws BadInput when the file cannot be read, is larger than 16 MB, or holds none
     */
    static List<Checkpoint> in(Path file) {
        String text = text(file);
        List<Checkpoint> kept = WRITTEN.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(written -> Checkpoint.of(written.toLowerCase(Locale.ROOT)))
                .distinct()
                .sorted(Comparator.comparing(Checkpoint::number).reversed())
                .toList();
        if (kept.isEmpty()) {
            throw new BadInput(
                    "--checkpoint " + file + ": there is no checkpoint in it, which is a number, a colon and 64"
                            + " hexadecimal digits; give what 'patrondesk journal verify' printed.");
        }
        return kept;
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MOST + 1);
            if (content.length > MOST) {
                throw new BadInput("--checkpoint " + file + ": it is larger than 16 MB, which kept checkpoints are not;"
                        + " check the name.");
            }
            return new String(content, encoding(content));
        } catch (IOException e) {
            throw new BadInput("--checkpoint " + file + ": the file cannot be read; check its name and rights.", e);
        }
    }

    /** Some shells write what a command printed as UTF-16. Else any bytes are text, and a checkpoint is ASCII. */
    private static Charset encoding(byte[] content) {
        boolean marked = content.length > 1
                && ((content[0] == (byte) 0xFF && content[1] == (byte) 0xFE)
                        || (content[0] == (byte) 0xFE && content[1] == (byte) 0xFF));
        return marked ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
    }
}
