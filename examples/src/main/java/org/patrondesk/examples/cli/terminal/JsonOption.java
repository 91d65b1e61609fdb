package org.patrondesk.examples.cli;

import picocli.CommandLine.Option;

/** The option that every command has. */
final class JsonOption {
    @Option(names = "--json", description = "Print one JSON object and nothing else to standard output.")
    private boolean json;

    boolean json() {
        return json;
    }
}
