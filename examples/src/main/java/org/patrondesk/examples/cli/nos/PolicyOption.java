package org.patrondesk.examples.cli.nos;

import java.nio.file.Path;
import java.util.Optional;
import org.patrondesk.Session;
import org.patrondesk.examples.cli.store.PolicyFiles;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.policy.PolicySet;
import picocli.CommandLine.Option;

/** Which policy a command is about: a file, or the one in force in the store. */
final class PolicyOption {
    @Option(names = "--policy", paramLabel = "P", description = "A policy file. Default: the policy in force.")
    private Optional<Path> file = Optional.empty();

    /**
     * Reads the file, where one is named; before the store is opened.
     *
     * @throws org.patrondesk.policy.PolicyProblem when it is no policy
     */
    Optional<PolicySet> read() {
        return file.map(PolicyFiles::read);
    }

    /**
     * The policy that was read, or else the one in force.
     *
     * @throws BadInput when there is neither
     */
    static PolicySet orInForce(Optional<PolicySet> read, Session session) {
        return read.or(session.policies()::inForce)
                .orElseThrow(() -> new BadInput("No policy is in force in this store; name one with --policy."));
    }
}
