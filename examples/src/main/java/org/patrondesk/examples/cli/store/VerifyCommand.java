package org.patrondesk.examples.cli.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.Counted;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Progress;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.seal.Checkpoint;
import org.patrondesk.seal.Fault;
import org.patrondesk.seal.JournalCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code journal verify}: whether what was sealed is still what it was. */
@Command(
        name = "verify",
        description = {
            "Holds the journal against its seals and tells what was changed, removed, reordered or cut off.",
            "Keep the checkpoint it prints elsewhere, and give it the next time."
        },
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements DeskCommand {
    @Mixin
    private StoreOption store = new StoreOption();

    @Option(
            names = "--checkpoint",
            paramLabel = "N:HASH",
            description = "A checkpoint of before: a journal that was cut off or written anew no longer has it.")
    private Optional<String> checkpoint = Optional.empty();

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        Optional<Checkpoint> known = checkpoint.map(VerifyCommand::read);
        JournalCheck check = store.existing(
                here,
                session -> Progress.during(
                        here, "Verifying", () -> session.sealing().verify(known)));
        return Result.found(shape(check), words(check, here.clock().instant()), !check.sound());
    }

    private static Checkpoint read(String written) {
        try {
            return Checkpoint.of(written.strip());
        } catch (IllegalArgumentException e) {
            throw new BadInput("--checkpoint: " + e.getMessage(), e);
        }
    }

    private static JsonObject shape(JournalCheck check) {
        JsonObject shape = new JsonObject()
                .with("sound", check.sound())
                .with("seals", check.seals())
                .with("events", check.events())
                .with("erased", check.erased())
                .with("unsealed", check.tail().events());
        check.tail().oldest().ifPresent(oldest -> shape.with("unsealedSince", oldest.toString()));
        check.last().ifPresent(last -> shape.with("checkpoint", last.written()));
        return shape.with(
                        "faults",
                        check.faults().stream().map(VerifyCommand::shape).toList())
                .with("more", check.more());
    }

    private static JsonObject shape(Fault fault) {
        JsonObject shape = new JsonObject().with("kind", fault.kind().code());
        if (fault.seal() > 0) {
            shape.with("seal", fault.seal());
        }
        fault.event().ifPresent(event -> shape.with("event", event.toString()));
        return shape;
    }

    private static List<String> words(JournalCheck check, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(Counted.of(check.events(), "event") + " under " + Counted.of(check.seals(), "seal")
                + (check.sound() ? ": nothing was changed." : ":"));
        check.faults().forEach(fault -> lines.add("  " + words(fault)));
        if (check.more() > 0) {
            lines.add("  and " + check.more() + " more");
        }
        check.tail()
                .oldest()
                .ifPresent(oldest -> lines.add(Counted.of(check.tail().events(), "event")
                        + " not sealed yet, the oldest for "
                        + Counted.of(Math.max(0, now.getEpochSecond() - oldest.getEpochSecond()), "second") + "."));
        check.last().ifPresent(last -> lines.add("Checkpoint: " + last.written()));
        return lines;
    }

    private static String words(Fault fault) {
        String event = fault.event().map(id -> "event " + id + " ").orElse("");
        return switch (fault.kind()) {
            case EVENT_CHANGED -> event + "was changed (seal " + fault.seal() + ")";
            case EVENT_MISSING -> event + "is gone (seal " + fault.seal() + ")";
            case SEAL_MISSING -> "seal " + fault.seal() + " is gone";
            case CHAIN_BROKEN -> "seal " + fault.seal() + " or what it covers was changed";
            case EVENTS_UNACCOUNTED -> "there are events that were neither sealed nor wait for it";
            case WAITING_MISSING -> "an event that waited to be sealed is gone";
            case CHECKPOINT_MISSING ->
                "the checkpoint " + fault.seal() + " is not in the chain: the journal was cut off" + " or written anew";
        };
    }
}
