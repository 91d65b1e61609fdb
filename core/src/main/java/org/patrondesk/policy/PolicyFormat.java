package org.patrondesk.policy;

import org.patrondesk.library.Spi;

/** Reads policy files. Implementations are safe for use by many threads. */
@Spi
@FunctionalInterface
public interface PolicyFormat {
    /**
     * Reads one policy.
     *
     * @param name the file's name, for messages
     * @throws PolicyProblem naming file, line and column
     */
    PolicySet read(String name, byte[] content);

    /** The default: refuses, naming the adapter that reads files. */
    static PolicyFormat none() {
        return (name, content) -> {
            throw new PolicyProblem(
                    name, "No policy format is wired; build the desk with PolicyFiles of patrondesk-adapters-storage.");
        };
    }
}
