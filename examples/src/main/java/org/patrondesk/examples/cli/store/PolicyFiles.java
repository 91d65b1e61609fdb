package org.patrondesk.examples.cli.store;

import java.nio.file.Path;
import org.patrondesk.examples.cli.policy.PolicyFile;
import org.patrondesk.policy.PolicySet;

/** Reads policies, from files and from those that ship with the program. */
public final class PolicyFiles {
    private PolicyFiles() {}

    /**
     * Reads a policy and proves its examples.
     *
     * @throws org.patrondesk.policy.PolicyProblem when it cannot be read or is no policy, with file, line and column
     */
    public static PolicySet read(Path file) {
        return PolicyFile.read(file);
    }

    /** A policy that ships with the program, by its file name. */
    public static PolicySet shipped(String name) {
        return new org.patrondesk.storage.policy.PolicyFiles().read(name, Shipped.bytes("policies/" + name));
    }
}
