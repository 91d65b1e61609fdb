package org.patrondesk.examples.cli.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.patrondesk.access.AccessDecision;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import org.patrondesk.examples.cli.terminal.JsonObject;
import org.patrondesk.examples.cli.terminal.JsonOption;
import org.patrondesk.examples.cli.terminal.Result;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Tenant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code access explain}: what somebody with roles may do, why, and who else may. */
@Command(
        name = "explain",
        description = "Tells what roles permit, and why; the roles are those that ship.",
        mixinStandardHelpOptions = true)
public final class AccessExplainCommand implements DeskCommand {
    private static final Tenant ANY = new Tenant("library");
    private static final Roles ROLES = Roles.shipped();

    @Option(names = "--role", paramLabel = "ROLE", description = "A role that is held; may be repeated.")
    private List<String> roles = new ArrayList<>();

    @Option(names = "--job", paramLabel = "NAME", description = "A job of the system, instead of roles.")
    private String job = "";

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description = "A branch worked for; may be repeated. Default: all.")
    private List<String> branches = new ArrayList<>();

    @Option(names = "--permission", paramLabel = "NAME", description = "Tells of this one alone.")
    private String permission = "";

    @Mixin
    private JsonOption output = new JsonOption();

    @Override
    public boolean json() {
        return output.json();
    }

    @Override
    public Result run(Surroundings here) {
        Actor actor = actor();
        Guard guard = new Guard(ROLES);
        List<AccessDecision> decisions =
                permissions().map(each -> guard.explain(actor, each)).toList();
        return Result.done(
                new JsonObject()
                        .with(
                                "decisions",
                                decisions.stream()
                                        .map(AccessExplainCommand::shape)
                                        .toList()),
                decisions.stream()
                        .map(decision -> (decision.allowed() ? "  yes  " : "  no   ") + decision.sentence())
                        .toList());
    }

    private Actor actor() {
        if (!job.isEmpty()) {
            if (!roles.isEmpty() || !branches.isEmpty()) {
                throw new BadInput("--job is no person; give it without --role and --branch.");
            }
            must("--job", job, ROLES.systems().keySet());
            return new Actor.SystemActor(ANY, job);
        }
        if (roles.isEmpty()) {
            throw new BadInput("Whose access is it? Give --role, one or more, or --job.");
        }
        roles.forEach(role -> must("--role", role, ROLES.grants().keySet()));
        Set<Branch> worked = branches.stream()
                .map(AccessExplainCommand::branch)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Actor.Staff(ANY, "command-line", Set.copyOf(roles), worked);
    }

    private static Branch branch(String name) {
        try {
            return new Branch(name);
        } catch (IllegalArgumentException e) {
            throw new BadInput("--branch is no name that a branch can have: " + e.getMessage(), e);
        }
    }

    private Stream<Permission> permissions() {
        if (permission.isEmpty()) {
            return Stream.of(Permission.values());
        }
        String wanted = permission.toUpperCase(Locale.ROOT).replace('-', '_');
        Set<String> known = Stream.of(Permission.values()).map(Permission::name).collect(Collectors.toSet());
        must("--permission", wanted, known);
        return Stream.of(Permission.valueOf(wanted));
    }

    private static void must(String option, String given, Collection<String> known) {
        if (!known.contains(given)) {
            throw new BadInput(
                    option + " is none that ships; there are " + String.join(", ", new TreeSet<>(known)) + ".");
        }
    }

    private static JsonObject shape(AccessDecision decision) {
        return new JsonObject()
                .with("permission", decision.permission().name())
                .with("allowed", decision.allowed())
                .with("permitting", List.copyOf(decision.permitting()))
                .with("forbidding", List.copyOf(decision.forbidding()))
                .with("able", List.copyOf(decision.able()))
                .with(
                        "branches",
                        decision.branches().stream().map(Branch::code).sorted().toList())
                .with("sentence", decision.sentence());
    }
}
