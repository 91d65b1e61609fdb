package org.patrondesk.examples.cli.policy;

import java.util.IllformedLocaleException;
import java.util.Locale;
import org.patrondesk.examples.cli.terminal.BadInput;
import picocli.CommandLine.Option;

/** The language of explanations. */
final class LanguageOption {
    @Option(
            names = "--locale",
            defaultValue = "en",
            paramLabel = "TAG",
            description = "The language of explanations, such as en or es-MX. Default: ${DEFAULT-VALUE}.")
    private String tag = "en";

    Locale locale() {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale;
            }
        } catch (IllformedLocaleException e) {
            throw noLanguage();
        }
        throw noLanguage();
    }

    private BadInput noLanguage() {
        return new BadInput("--locale " + tag + ": this is no language; write it like en or es-MX.");
    }
}
