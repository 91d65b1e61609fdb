package org.patrondesk.examples.cli.terminal;

import picocli.CommandLine.Option;

/** The option that every command has. */
public final class JsonOption {
    @Option(names = "--json", description = "Print one JSON object and nothing else to standard output.")
    private boolean json;

    public boolean json() {
        return json;
    }
}
