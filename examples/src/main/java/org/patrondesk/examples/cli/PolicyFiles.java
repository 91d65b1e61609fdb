package org.patrondesk.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.patrondesk.policy.PolicySet;

/** Reads policies, from files and from those that ship with the program. */
final class PolicyFiles {
    /** No policy that a person wrote is longer; a larger file is another file. */
    private static final long LARGEST = 16L << 20;

    private PolicyFiles() {}

    /**
     * Reads a policy and proves its examples.
     *
     * @throws BadInput when the file cannot be read
     * @throws org.patrondesk.policy.PolicyProblem when it is no policy, with file, line and column
     */
    static PolicySet read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new BadInput(file + ": This is a folder; name the policy file in it.");
            }
            if (Files.size(file) > LARGEST) {
                throw new BadInput(file + ": This file is larger than any policy; check the name.");
            }
            return new org.patrondesk.storage.policy.PolicyFiles().read(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new BadInput(file + ": There is no such file; check the name and the folder.", e);
        } catch (IOException e) {
            throw new BadInput(file + ": This file cannot be read; check that you may read it.", e);
        }
    }

    /** A policy that ships with the program, by its file name. */
    static PolicySet shipped(String name) {
        return new org.patrondesk.storage.policy.PolicyFiles().read(name, Shipped.bytes("policies/" + name));
    }
}
