package org.patrondesk.examples.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.examples.page.AgendaPage;
import org.patrondesk.examples.page.DemoPage;
import org.patrondesk.messaging.file.FileDrop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code demo}: everything, on the shipped sample, in a temporary store. */
@Command(
        name = "demo",
        description = "Does everything on the shipped sample, in a temporary store, and ends with the path of a page.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements DeskCommand {
    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        Path folder = folder();
        DemoWalk walk = new DemoWalk(folder, steps(here));
        DemoWalk.Results results = StoreOption.at(folder.resolve("store"), DemoWalk.ZONE)
                .creating(
                        new Surroundings(here.streams(), here.terminal(), walk.clock(), here.environment()),
                        walk::walk);
        Path agenda = write(
                folder.resolve("agenda.html"),
                AgendaPage.render(results.agenda(), AgendaPage.Heading.of("The sample library", DemoWalk.ZONE)));
        Path page = write(folder.resolve("demo.html"), DemoPage.render(results.content()));
        steps(here).println("The page for the weekly meeting: " + agenda);
        steps(here).println("Open this page to see all of it:");
        return Result.done(
                new JsonObject()
                        .with("import", Shapes.imported(results.imported(), results.report(), results.encoding()))
                        .with("decide", Shapes.decided(results.decided()))
                        .with("review", Shapes.reviewed(results.agenda().review(), DemoWalk.ZONE))
                        .with("replay", Shapes.replayed(results.replayed()))
                        .with("calls", Shapes.called(results.called(), results.list()))
                        .with("agenda", agenda.toString())
                        .with("page", page.toString()),
                List.of(page.toString()));
    }

    /** The steps are the demo's output to a person, and beside the output to a program. */
    private PrintStream steps(Surroundings here) {
        return json() ? here.streams().err() : here.out();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("patrondesk-demo-").toAbsolutePath();
        } catch (IOException e) {
            throw new BadInput(
                    "The demo needs a folder for temporary files; name one you may write to with -Djava.io.tmpdir.", e);
        }
    }

    private static Path write(Path file, String page) {
        FileDrop.drop(file, out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
        return file;
    }
}
