package org.patrondesk.examples.cli.policy;

import java.nio.file.Path;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.storage.policy.PolicyFiles;

/** Reads a policy file, JSON or YAML by its name's ending. */
public final class PolicyFile {
    private PolicyFile() {}

    /**
     * Reads a policy and proves its examples.
     *
     * @throws org.patrondesk.policy.PolicyProblem when it cannot be read or is no policy, with file, line and column
     */
    public static PolicySet read(Path file) {
        return new PolicyFiles().read(file.toString(), InputFile.content(file, "policy"));
    }

    /**
     * Reads a policy to be looked at, whatever its examples say.
     *
     * @throws org.patrondesk.policy.PolicyProblem when it cannot be read or is no policy, with file, line and column
     */
    static PolicySet readUnproved(Path file) {
        return new PolicyFiles().readUnproved(file.toString(), InputFile.content(file, "policy"));
    }
}
