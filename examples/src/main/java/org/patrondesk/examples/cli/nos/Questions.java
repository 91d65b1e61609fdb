package org.patrondesk.examples.cli.nos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.patrondesk.decision.Decision;
import org.patrondesk.examples.cli.terminal.Arguments;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.logbook.Logbook;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Rule;
import picocli.CommandLine.TypeConversionException;

/** Asks a person, one question a line, and again when the answer does not fit. Questions go to standard error. */
final class Questions {
    private final Surroundings here;
    private final BufferedReader answers;

    Questions(Surroundings here) {
        this.here = here;
        this.answers = new BufferedReader(new InputStreamReader(here.streams().in(), StandardCharsets.UTF_8));
    }

    private String line(String question) {
        here.streams().err().print(question + " ");
        here.streams().err().flush();
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new BadInput("The questions were not answered to the end; nothing was written down.");
            }
            return line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer that is not empty. */
    String need(String question) {
        return fitting(question, text -> {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("Please write a few words.");
            }
            return text;
        });
    }

    /** An answer, or nothing. */
    Optional<String> may(String question) {
        return Optional.of(line(question + " (Enter for nothing)")).filter(text -> !text.isEmpty());
    }

    Branch branch() {
        return fitting("At which branch?", Branch::new);
    }

    Channel channel() {
        return fitting(
                "On which channel? " + Arguments.channels() + " (Enter for desk)",
                text -> text.isEmpty() ? Channel.DESK : Arguments.channel(text));
    }

    /** The id of a rule of the policy, or unwritten, chosen by number or written out. */
    String rule(Optional<PolicySet> policy) {
        List<Rule> rules = policy.map(PolicySet::rules).orElse(List.of()).stream()
                .filter(Logbook::isCitable)
                .toList();
        here.say("Why was it a no?");
        here.say("  0  " + Decision.UNWRITTEN + ": no rule asked for it");
        for (int i = 0; i < rules.size(); i++) {
            String because = rules.get(i).because().in(Locale.ENGLISH);
            here.say("  " + (i + 1) + "  " + rules.get(i).id() + (because.isEmpty() ? "" : ": " + because));
        }
        return fitting("Number:", text -> chosen(rules, text));
    }

    private static String chosen(List<Rule> rules, String text) {
        if (text.equals("0") || text.equals(Decision.UNWRITTEN)) {
            return Decision.UNWRITTEN;
        }
        for (int i = 0; i < rules.size(); i++) {
            if (text.equals(String.valueOf(i + 1)) || text.equals(rules.get(i).id())) {
                return rules.get(i).id();
            }
        }
        throw new IllegalArgumentException("Please choose a number from 0 to " + rules.size() + ".");
    }

    private <T> T fitting(String question, Function<String, T> reading) {
        while (true) {
            try {
                return reading.apply(line(question));
            } catch (IllegalArgumentException | TypeConversionException e) {
                here.say(String.valueOf(e.getMessage()));
            }
        }
    }
}
