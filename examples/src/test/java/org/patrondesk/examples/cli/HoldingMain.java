package org.patrondesk.examples.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.patrondesk.storage.SqliteStorage;

/** Holds a store until its standard input ends. */
final class HoldingMain {
    private HoldingMain() {}

    public static void main(String[] args) throws IOException {
        try (SqliteStorage storage = SqliteStorage.open(Path.of(args[0]))) {
            System.out.println("held");
            while (System.in.read() >= 0) {
                // Whatever is typed is not meant for this program.
            }
            assert storage != null;
        }
    }
}
