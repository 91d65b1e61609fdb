package org.patrondesk.examples.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.patrondesk.examples.cli.access.AccessExplainCommand;
import org.patrondesk.examples.cli.meeting.BarrierCommand;
import org.patrondesk.examples.cli.meeting.ChainCommand;
import org.patrondesk.examples.cli.meeting.ConsentCommand;
import org.patrondesk.examples.cli.meeting.DecideMeetingCommand;
import org.patrondesk.examples.cli.meeting.StoryCommand;
import org.patrondesk.examples.cli.nos.LogCommand;
import org.patrondesk.examples.cli.nos.ProposeCommand;
import org.patrondesk.examples.cli.nos.RelaxCommand;
import org.patrondesk.examples.cli.policy.PolicyCommand;
import org.patrondesk.examples.cli.privacy.EraseCommand;
import org.patrondesk.examples.cli.privacy.ExportCommand;
import org.patrondesk.examples.cli.privacy.HoldCommand;
import org.patrondesk.examples.cli.privacy.ReportCommand;
import org.patrondesk.examples.cli.privacy.RetentionCommand;
import org.patrondesk.examples.cli.store.DatabaseAddress;
import org.patrondesk.examples.cli.store.DoctorCommand;
import org.patrondesk.examples.cli.store.VerifyCommand;
import org.patrondesk.examples.cli.terminal.Arguments;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.Exit;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.examples.cli.terminal.Unprinted;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code patrondesk} command line. */
@Command(
        name = "patrondesk",
        description = "Answers by policy, remembers every no, and shows which rule to change.",
        mixinStandardHelpOptions = true,
        versionProvider = PatronDeskMain.Version.class,
        footer = {
            "",
            "Exit codes: 0 done; 1 done, with rejected rows or findings; 2 bad input",
            "or usage; 3 something outside is unavailable; 70 our fault."
        },
        subcommands = {
            DemoCommand.class,
            PolicyCommand.class,
            PatronDeskMain.Members.class,
            DecideCommand.class,
            PatronDeskMain.Nos.class,
            PatronDeskMain.Calls.class,
            PatronDeskMain.Journal.class,
            PatronDeskMain.Access.class,
            PatronDeskMain.Privacy.class,
            DoctorCommand.class
        })
public final class PatronDeskMain {
    PatronDeskMain() {}

    @Command(
            name = "members",
            description = "Members as the ILS exports them.",
            mixinStandardHelpOptions = true,
            subcommands = ImportCommand.class)
    static final class Members {}

    @Command(
            name = "nos",
            description = "The logbook of nos.",
            mixinStandardHelpOptions = true,
            subcommands = {
                LogCommand.class,
                ReviewCommand.class,
                AgendaCommand.class,
                ReplayCommand.class,
                RelaxCommand.class,
                ProposeCommand.class,
                DecideMeetingCommand.class,
                BarrierCommand.class,
                StoryCommand.class,
                ConsentCommand.class,
                ChainCommand.class
            })
    static final class Nos {}

    @Command(
            name = "calls",
            description = "Whom to call.",
            mixinStandardHelpOptions = true,
            subcommands = CallsCommand.class)
    static final class Calls {}

    @Command(
            name = "journal",
            description = "What happened, and whether it is still what it was.",
            mixinStandardHelpOptions = true,
            subcommands = VerifyCommand.class)
    static final class Journal {}

    @Command(
            name = "access",
            description = "Who may do what.",
            mixinStandardHelpOptions = true,
            subcommands = AccessExplainCommand.class)
    static final class Access {}

    @Command(
            name = "privacy",
            description = "What is kept about people, and how it goes.",
            mixinStandardHelpOptions = true,
            subcommands = {
                ExportCommand.class,
                EraseCommand.class,
                HoldCommand.class,
                RetentionCommand.class,
                ReportCommand.class
            })
    static final class Privacy {}

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = PatronDeskMain.class.getPackage().getImplementationVersion();
            return new String[] {"patrondesk " + (version == null ? "(built from source)" : version)};
        }
    }

    public static void main(String[] args) {
        // What libraries log goes the way of slf4j, which here leads nowhere: standard error belongs to the person.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.exit(run(Surroundings.ofProcess(), args));
    }

    private static final Pattern OPTION = Pattern.compile("--?[a-z][a-z-]{0,39}(=|$)");

    /** Runs one command to its end and answers its exit code. */
    static int run(Surroundings here, String... args) {
        try {
            // No '@file' arguments: what was asked may well begin with an @.
            CommandLine line = new CommandLine(new PatronDeskMain()).setExpandAtFiles(false);
            Arguments.register(line);
            return run(here, line, args);
        } catch (ParameterException wrong) {
            return refused(here, wrong);
        } catch (Throwable thrown) {
            return failed(here, thrown);
        } finally {
            here.out().flush();
        }
    }

    private static int run(Surroundings here, CommandLine line, String... args) {
        for (String arg : args) {
            if (arg.indexOf('\uFFFD') >= 0) {
                throw new BadInput("An argument holds a character that the locale of this terminal cannot carry;"
                        + " set LC_ALL=C.UTF-8 and repeat.");
            }
        }
        ParseResult parsed = line.parseArgs(args);
        for (CommandLine asked : parsed.asCommandLineList()) {
            if (asked.isUsageHelpRequested()) {
                asked.usage(here.out());
                return whole(here, Exit.DONE);
            }
            if (asked.isVersionHelpRequested()) {
                asked.printVersionHelp(here.out());
                return whole(here, Exit.DONE);
            }
        }
        CommandLine last =
                parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
        if (last.getCommand() instanceof DeskCommand command) {
            return printed(here, command);
        }
        throw new ParameterException(
                last,
                "Name one of the commands "
                        + String.join(", ", last.getSubcommands().keySet()) + ".");
    }

    private static int printed(Surroundings here, DeskCommand command) {
        Result result = command.run(here);
        if (command.json()) {
            result.json().forEach(object -> here.out().println(object.line()));
        } else {
            result.summary().forEach(here::tell);
        }
        return whole(here, result.exit());
    }

    private static int whole(Surroundings here, int exit) {
        if (here.out().checkError()) {
            throw new Unprinted(
                    "The answer could not be printed, because standard output is closed or full; all else that"
                            + " the command does is done and kept.");
        }
        return exit;
    }

    private static int refused(Surroundings here, ParameterException wrong) {
        // What was typed is quoted there, and may be an address with a password in the wrong place.
        String said = wrong instanceof UnmatchedArgumentException unmatched
                ? tooMany(wrong.getCommandLine(), unmatched.getUnmatched())
                : String.valueOf(wrong.getMessage());
        String sentence = DatabaseAddress.without(said.strip().replaceAll("\\s*\\R\\s*", " "));
        here.say(sentence.endsWith(".") || sentence.endsWith("?") ? sentence : sentence + ".");
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            here.say("Did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?");
        }
        here.say("See '" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return Exit.BAD_INPUT;
    }

    /** Nothing is quoted but names of options and what may be a command: what stands in the wrong place may be the number of a card. */
    private static String tooMany(CommandLine asked, List<String> unmatched) {
        String names = unmatched.stream()
                .filter(argument -> OPTION.matcher(argument).lookingAt())
                .map(argument -> "'" + argument.replaceFirst("=.*", "") + "'")
                .collect(Collectors.joining(", "));
        if (!asked.getSubcommands().isEmpty() && unmatched.get(0).matches("[a-z-]{1,30}")) {
            return "There is no command '" + unmatched.get(0) + "' here.";
        }
        return names.isEmpty()
                ? "There is an argument too many, or one with a space and no quotes around it; give each behind the name"
                        + " of its option."
                : "There is no option " + names + " here.";
    }

    private static int failed(Surroundings here, Throwable thrown) {
        Failure failure = Failure.of(thrown);
        here.say(DatabaseAddress.without(failure.sentence()));
        if (Failure.debug(here.environment())) {
            thrown.printStackTrace(here.streams().err());
        }
        return failure.exit();
    }
}
