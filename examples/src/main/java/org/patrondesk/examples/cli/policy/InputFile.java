package org.patrondesk.examples.cli.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.patrondesk.policy.PolicyProblem;

/** Files that were named on the command line, and one sentence where they are no such thing. */
public final class InputFile {
    /** No file that is read whole is longer when a person wrote it; a larger one is another file. */
    private static final int LARGEST = 16 << 20;

    private InputFile() {}

    /**
     * The content.
     *
     * @param thing what the file is, for messages
     * @throws PolicyProblem naming the file
     */
    static byte[] content(Path file, String thing) {
        try (InputStream in = open(file, thing)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new PolicyProblem(file.toString(), "This file is larger than any " + thing + "; check the name.");
            }
            return content;
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    /**
     * Opens the file.
     *
     * @throws PolicyProblem naming the file
     */
    static InputStream open(Path file, String thing) {
        if (Files.isDirectory(file)) {
            throw new PolicyProblem(file.toString(), "This is a folder; name the " + thing + " file in it.");
        }
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            throw new PolicyProblem(file.toString(), "There is no such file; check the name and the folder.");
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    /** What is told of a file that is there and cannot be read. */
    public static PolicyProblem unreadable(Path file) {
        return new PolicyProblem(file.toString(), "This file cannot be read; check that you may read it.");
    }
}
