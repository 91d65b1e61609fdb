package org.patrondesk.examples.cli.policy;

import picocli.CommandLine.Command;

/** {@code policy}: policies as files; nothing is kept. */
@Command(
        name = "policy",
        description = "Policies as files: prove, ask, explain, compare and import them; nothing is stored.",
        mixinStandardHelpOptions = true,
        subcommands = {
            CheckCommand.class,
            AnswerCommand.class,
            ExplainCommand.class,
            DiffCommand.class,
            PolicyCommand.Import.class
        })
public final class PolicyCommand {
    PolicyCommand() {}

    @Command(
            name = "import",
            description = "Makes a policy of what another system has.",
            mixinStandardHelpOptions = true,
            subcommands = FolioCommand.class)
    static final class Import {}
}
