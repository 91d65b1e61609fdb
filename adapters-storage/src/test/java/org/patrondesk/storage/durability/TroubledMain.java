package org.patrondesk.storage.durability;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.ContentHash;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.durability.held.Content;

/**
 * Does a library's work over a disk that fails by itself, and looks after each failure at what is there.
 *
 * <p>Prints how many calls failed, whether all of these may be repeated, what was told, and a hash over all that is there.
 */
final class TroubledMain {
    private TroubledMain() {}

    public static void main(String[] arguments) {
        try (Storage storage = SqliteStorage.open(Path.of(arguments[0]))) {
            Troubled troubled = new Troubled(storage, new FailingByItself());
            List<StorageUnavailable> failures = troubled.work(Integer.parseInt(arguments[1]));
            System.out.println(failures.size() + " " + failures.stream().allMatch(StorageUnavailable::retryable));
            System.out.println(failures.stream()
                    .map(StorageUnavailable::getMessage)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(" | ")));
            System.out.println(hash(troubled.content()));
        }
    }

    static String hash(Content content) {
        return ContentHash.of(String.join("\n", content.lines())).hex();
    }

    private static final class FailingByItself implements Troubled.Trouble {
        @Override
        public void begin() {
            // Nobody knows when.
        }

        @Override
        public void end() {
            // The next call of the system succeeds.
        }
    }
}
