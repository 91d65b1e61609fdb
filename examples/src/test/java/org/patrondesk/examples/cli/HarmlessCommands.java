package org.patrondesk.examples.cli;

import static org.patrondesk.examples.cli.PolicyTexts.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.patrondesk.examples.cli.terminal.DeskCommand;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every command with arguments that it takes, so that one of them can be made hostile while the others stay as they are. */
final class HarmlessCommands {
    private static final String CARDS = """
            policySet: cards
            version: 1
            philosophy: {default: yes}
            attributes:
              area: {enum: [town, hill]}
            rules:
              - {id: elsewhere, when: {area: [hill, other]}, decide: no}
            """;

    private static final String CIRCULATION = """
            priority: last-line
            fallback-policy: l no-loan r hold n quiet o none i none
            m book: l two-weeks r hold n loud o daily i actual
            """;

    private final Path folder;
    private final String store;
    private final Map<String, Map<String, String>> arguments = new LinkedHashMap<>();

    /** Makes a store with a run, a no and a story in the folder, and the files that commands read. */
    HarmlessCommands(Path folder) throws IOException {
        this.folder = folder;
        this.store = folder.resolve("store").toString();
        String cards = file(folder, "cards.yaml", CARDS);
        String members = Files.copy(Ran.SAMPLE.resolve("members.csv"), folder.resolve("members.csv"))
                .toString();
        String requests = file(folder, "r.ndjson", "{\"area\":\"hill\"}\n{\"area\":\"town\"}\n");
        put("policy check", "0", cards);
        put("policy decide", "0", cards, "1", requests);
        put("policy explain", "0", cards, "1", file(folder, "r.json", "{\"area\":\"hill\"}"));
        put("policy diff", "0", cards, "1", cards);
        put("policy import folio", "0", file(folder, "rules.txt", CIRCULATION), "--out", out("folio.json"));
        put("members import", "0", members, "--store", store);
        put("decide", "0", requests, "--policy", cards, "--store", store, "--as-of", "2026-10-19", "--run", "base");
        put("nos log", "--store", store, "--asked", "A card?", "--rule", "unwritten", "--branch", "CENTRAL");
        put("nos review", "--store", store, "--week", "2026-W47");
        put("nos agenda", "--store", store, "--week", "2026-W47", "--out", out("agenda.html"));
        put("nos replay", "--store", store, "--run", "base", "--candidate", cards);
        put("nos relax", "--store", store, "--run", "base", "--policy", cards);
        put("nos propose", "--store", store, "--run", "base", "--policy", cards);
        put("calls build", "--store", store, "--active-since", "2026-01-01", "--out", out("calls.csv"));
        put("journal verify", "--store", store);
        put("access explain", "--role", "desk");
        put("doctor", "--store", store);
        aboutPatrons();
        run("decide");
        String no = Ran.command(with("nos log", "--json", ""))
                .json()
                .get("decision")
                .asText();
        aboutNo(no);
    }

    private void aboutPatrons() {
        put("privacy export", "--store", store, "--patron", "koha:4711");
        put("privacy erase", "--store", store, "--patron", "koha:4712", "--matter", "7/2026");
        put("privacy hold", "--store", store, "--list", "");
        put("privacy retention", "--store", store);
        put("privacy report", "--store", store);
    }

    private void aboutNo(String no) {
        String about = "decision:" + no;
        put("nos barrier", "--store", store, "--name", "Stairs", "--branch", "CENTRAL", "--no", no);
        put("nos chain", "0", about, "--store", store);
        put("nos story", "--store", store, "--text", "A day.", "--branch", "CENTRAL", "--about", about);
        String story =
                Ran.command(with("nos story", "--json", "")).json().get("story").asText();
        put("nos consent", "0", "story:" + story, "--consent", "to-use", "--store", store);
        put("nos decide-meeting", "--store", store, "--rule", "unwritten", "--answer", "keep", "--reason", "So be it.");
    }

    private String out(String name) {
        return folder.resolve(name).toString();
    }

    private void put(String command, String... pairs) {
        Map<String, String> given = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            given.put(pairs[i], pairs[i + 1]);
        }
        arguments.put(command, given);
    }

    private void run(String command) {
        Ran.command(with(command, "--json", ""));
    }

    /** The commands that have arguments here. */
    List<String> names() {
        return List.copyOf(arguments.keySet());
    }

    /** The command, with one of its arguments changed or added; an empty value makes an option stand alone. */
    String[] with(String command, String argument, String value) {
        Map<String, String> given = new TreeMap<>(arguments.getOrDefault(command, Map.of()));
        given.put(argument, value);
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        List<String> positions = new ArrayList<>();
        given.forEach((name, each) -> {
            if (!name.startsWith("-")) {
                positions.add(each);
            } else if (each.isEmpty() && !name.equals(argument)) {
                words.add(name);
            } else {
                words.add(each.isEmpty() && value.isEmpty() && isBare(name) ? name : name + "=" + each);
            }
        });
        words.addAll(positions);
        return words.toArray(String[]::new);
    }

    private static boolean isBare(String name) {
        return name.equals("--json");
    }

    /** Every command with every argument of it that has a value: options by their name, others by their place. */
    static void each(BiConsumer<String, ArgSpec> visitor) {
        visit("", new CommandLine(new PatronDeskMain()), visitor);
    }

    private static void visit(String name, CommandLine command, BiConsumer<String, ArgSpec> visitor) {
        if (command.getCommand() instanceof DeskCommand) {
            CommandSpec spec = command.getCommandSpec();
            spec.args().stream().filter(arg -> arg.arity().max() > 0).forEach(arg -> visitor.accept(name.strip(), arg));
        }
        command.getSubcommands().forEach((word, below) -> visit(name + " " + word, below, visitor));
    }

    /** How {@link #with} calls the argument. */
    static String nameOf(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName()
                : String.valueOf(((CommandLine.Model.PositionalParamSpec) argument)
                        .index()
                        .min());
    }
}
