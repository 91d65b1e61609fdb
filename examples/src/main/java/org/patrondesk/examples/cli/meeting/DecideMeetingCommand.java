package org.patrondesk.examples.cli.meeting;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.examples.cli.policy.PolicyFile;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.library.Ref;
import org.patrondesk.meeting.Resolution;
import org.patrondesk.meeting.ResolutionKind;
import org.patrondesk.meeting.Resolve;
import org.patrondesk.policy.PolicySet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nos decide-meeting}: what the weekly meeting answers to a rule's nos. */
@Command(
        name = "decide-meeting",
        description =
                "Writes down what the meeting answers to a rule's nos: keep it, change it, or find a yes. A change"
                        + " puts a new version of the policy in force from its day.",
        mixinStandardHelpOptions = true)
public final class DecideMeetingCommand implements DeskCommand {
    @Mixin
    private StoreOption store = new StoreOption();

    @Option(
            names = "--rule",
            required = true,
            paramLabel = "ID",
            description = "The rule; unwritten where no rule asked for the nos, default where no rule decided.")
    private String rule = "";

    @Option(names = "--answer", required = true, paramLabel = "A", description = "keep, change or find-a-yes.")
    private String answer = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, without names of persons.")
    private String reason = "";

    @Option(names = "--candidate", paramLabel = "P", description = "The new policy file, for a change.")
    private Optional<Path> candidate = Optional.empty();

    @Option(names = "--begins", paramLabel = "D", description = "The day on which it begins. Default: at once.")
    private Optional<LocalDate> begins = Optional.empty();

    @Option(
            names = "--about",
            paramLabel = "KIND:ID",
            converter = Refs.class,
            description = "A barrier or decision that the answer is about; several times.")
    private List<Ref> about = List.of();

    @Option(names = "--key", paramLabel = "KEY", description = "The same key again writes nothing twice.")
    private Optional<String> key = Optional.empty();

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        ResolutionKind kind = ResolutionKind.ofCode(answer)
                .orElseThrow(() -> new BadInput("--answer " + answer
                        + ": the meeting's answer is keep, change or find-a-yes; name one of them."));
        if (begins.isPresent() && candidate.isEmpty()) {
            throw new BadInput("--begins says when a new policy begins; name that by --candidate, or leave it out.");
        }
        Optional<PolicySet> policy = candidate.map(PolicyFile::read);
        Resolve command =
                new Resolve(kind, rule, reason, policy.map(set -> new Resolve.NewPolicy(set, begins)), about, key);
        UUID resolution =
                store.existing(here, session -> Refs.done(session.meetings().resolve(command)));
        JsonObject shape = new JsonObject()
                .with("resolution", resolution.toString())
                .with("answer", kind.code())
                .with("rule", rule);
        policy.ifPresent(set -> shape.with(
                "policy",
                new JsonObject()
                        .with("id", set.id())
                        .with("version", set.version())
                        .with("hash", set.hash().hex())));
        if (policy.isPresent()) {
            LocalDate today = LocalDate.now(here.clock().withZone(store.zone()));
            shape.with("begins", begins.orElse(today).toString());
        }
        String change = policy.map(set -> " " + set.id() + " " + set.version() + " answers "
                        + begins.map(day -> "from " + day + " on.").orElse("from now on."))
                .orElse("");
        return Result.done(
                shape,
                List.of("Written down: " + kind.code() + " " + rule + ", "
                        + new Ref(Resolution.KIND, resolution.toString()).written() + "." + change));
    }
}
