package org.patrondesk.examples.cli.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.ils.folio.FolioImport;
import org.patrondesk.ils.folio.FolioRules;
import org.patrondesk.ils.folio.FolioTables;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.policy.PolicySet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code policy import folio}: a policy of FOLIO's circulation rules. */
@Command(
        name = "folio",
        description = "Makes a policy file of FOLIO's circulation rules, and says what a person should look at.",
        mixinStandardHelpOptions = true)
final class FolioCommand implements DeskCommand {
    @Parameters(paramLabel = "RULES.txt", description = "The rules as FOLIO keeps them.")
    private Path rules = Path.of("");

    @Option(
            names = "--tables",
            paramLabel = "DIR",
            description = "The folder with the tables of ids, such as material_types.json. Default: nothing is known"
                    + " about ids.")
    private Optional<Path> tables = Optional.empty();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "POLICY.json",
            description = "Where the policy goes; a file that is there is replaced.")
    private Path out = Path.of("");

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        checkOut();
        FolioImport imported = FolioRules.read(
                rules.toString(),
                InputFile.content(rules, "rule"),
                tables.map(FolioTables::read).orElseGet(FolioTables::none));
        PolicySet set = written(imported);
        return Result.done(
                FolioShapes.json(imported, set, out.toString()), FolioShapes.words(imported, set, out.toString()));
    }

    private void checkOut() {
        new PolicyTarget(out).check();
        try {
            if (Files.exists(out) && Files.isSameFile(out, rules)) {
                throw new BadInput("--out " + out + ": this is the rule file itself; name another.");
            }
        } catch (IOException e) {
            // What is wrong with the rule file is said when it is read.
            return;
        }
    }

    private PolicySet written(FolioImport imported) {
        try {
            return new PolicyTarget(out).write(imported.policy());
        } catch (PolicyProblem problem) {
            throw new PolicyProblem(
                    rules.toString(), "These rules become a policy that cannot be used: " + problem.sentence());
        }
    }
}
