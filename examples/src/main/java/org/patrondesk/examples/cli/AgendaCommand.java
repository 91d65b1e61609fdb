package org.patrondesk.examples.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.patrondesk.examples.cli.meeting.ChainShapes;
import org.patrondesk.examples.cli.store.RunOption;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Places;
import org.patrondesk.examples.cli.terminal.Progress;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.examples.page.AgendaPage;
import org.patrondesk.library.Period;
import org.patrondesk.logbook.Agenda;
import org.patrondesk.messaging.file.FileDrop;
import org.patrondesk.story.Chains;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nos agenda}: the printable page for the weekly meeting. */
@Command(
        name = "agenda",
        description =
                "Writes one printable page for the weekly meeting: what was asked and why no, loudest rule first.",
        mixinStandardHelpOptions = true)
final class AgendaCommand implements DeskCommand {
    /** A change made this long ago has had its weeks of effect. */
    private static final int LOOKED_BACK = 12;

    private static final int WEEKS = 8;

    @Mixin
    private StoreOption store = new StoreOption();

    @Mixin
    private RunOption run = new RunOption();

    @Mixin
    private PeriodOption span = new PeriodOption();

    @Option(names = "--out", required = true, paramLabel = "FILE.html", description = "Where the page goes.")
    private Path out = Path.of("");

    @Mixin
    private JsonOption output = new JsonOption();

    private record Made(Agenda agenda, Optional<String> run, Chains.Recent chains) {}

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        Period period = span.in(store.zone());
        String name = out.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".html") && !name.endsWith(".htm")) {
            throw new BadInput("--out " + out + ": the agenda is an HTML page; name a file that ends in .html.");
        }
        Places.checkTarget(out);
        Made made = store.existing(here, session -> {
            Optional<String> known = run.in(here, session);
            return new Made(
                    Progress.during(here, "Reviewing", () -> session.logbook().agenda(known, period)),
                    known,
                    known.isPresent()
                            ? Chains.Recent.NONE
                            : session.chains()
                                    .recent(before(period, here.clock().instant()), WEEKS));
        });
        String page = AgendaPage.render(
                made.agenda(),
                made.chains(),
                new AgendaPage.Heading(store.tenant().code(), store.zone(), made.run()));
        FileDrop.drop(out, to -> to.write(page.getBytes(StandardCharsets.UTF_8)));
        List<String> summary = new ArrayList<>(Summaries.reviewed(made.agenda().review()));
        summary.add("The agenda: " + out);
        return Result.done(
                Shapes.reviewed(made.agenda().review(), store.zone())
                        .with(
                                "chains",
                                made.chains().chains().stream()
                                        .map(chain -> ChainShapes.json(chain, store.zone()))
                                        .toList())
                        .with("moreChains", made.chains().more())
                        .with("out", out.toString()),
                summary);
    }

    /** The weeks whose answers the meeting looks back on, up to the end of its own period or to now. */
    private Period before(Period period, Instant now) {
        Instant end = period.to().isBefore(now) ? period.to() : now.plusMillis(1);
        return new Period(end.atZone(store.zone()).minusWeeks(LOOKED_BACK).toInstant(), end);
    }
}
