package org.patrondesk.examples.cli.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.person.Subject;
import picocli.CommandLine.Option;

/** The option that names a patron. What it says is shown nowhere, not even where it is refused. */
public final class PatronOption {
    private static final String HOW = "write the ILS and the number of the card, such as koha:4711";

    private static final int LONGEST_LINE = 1_000;

    @Option(
            names = "--patron",
            paramLabel = "ILS:NUMBER",
            description = "The patron it is about, such as koha:4711; - reads that from a line of standard input, so"
                    + " that no list of processes shows it. No store keeps the number.")
    private Optional<String> patron = Optional.empty();

    /**
     * The patron, where one was named.
     *
     * @throws BadInput when it is no patron
     */
    public Optional<Subject.PatronRef> given(Surroundings here) {
        return patron.map(text -> parsed(text.equals("-") ? line(here.streams().in()) : text));
    }

    /**
     * The patron.
     *
     * @throws BadInput when none was named, or it is none
     */
    public Subject.PatronRef needed(Surroundings here) {
        return given(here).orElseThrow(() -> new BadInput("Whom is it about? Give --patron; " + HOW + "."));
    }

    private static Subject.PatronRef parsed(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new BadInput("--patron has no colon; " + HOW + ".");
        }
        try {
            return new Subject.PatronRef(
                    text.substring(0, colon).strip(), text.substring(colon + 1).strip());
        } catch (IllegalArgumentException e) {
            throw new BadInput("--patron: " + e.getMessage(), e);
        }
    }

    /** Bytes that are no text would all be read as the same character, and so different patrons as one. */
    private static String decoded(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadInput("The line of standard input is not in UTF-8; write it in that encoding.", e);
        }
    }

    /** No more than the line is taken, because answers to questions may follow. */
    private static String line(InputStream in) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0 && next != '\n' && line.size() < LONGEST_LINE; next = in.read()) {
                line.write(next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return decoded(line.toByteArray()).strip();
    }
}
