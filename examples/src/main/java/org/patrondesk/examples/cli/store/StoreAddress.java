package org.patrondesk.examples.cli.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.SqliteStorage;
import picocli.CommandLine.Option;

/** The option of commands that look at a store wherever it is: in a folder, or in a PostgreSQL database. */
public final class StoreAddress {
    private static final Pattern NOT_TO_SHOW = Pattern.compile("\\?.*|(?<=//)[^/@]*@");

    @Option(
            names = "--store",
            required = true,
            paramLabel = "DIR|URL",
            description = {
                "The folder of the store, or the jdbc:postgresql: address that its runtime role uses. The role and its"
                        + " password may stand in PGUSER and PGPASSWORD."
            })
    private String store = "";

    /**
     * Does one of two things, after what the address is.
     *
     * @throws BadInput when it is neither, or what is there is refused for good
     */
    <R> R at(Map<String, String> environment, Function<Path, R> folder, Function<DataSource, R> database) {
        try {
            return DatabaseAddress.isLike(store)
                    ? database.apply(DatabaseAddress.source(store, environment))
                    : folder.apply(folder());
        } catch (StorageUnavailable e) {
            if (e.retryable()) {
                throw e;
            }
            throw new BadInput(forCallers(e), e);
        }
    }

    private Path folder() {
        if (store.isBlank()) {
            throw new BadInput("--store is empty; give the folder of the store, or a jdbc:postgresql: address.");
        }
        return DatabaseAddress.folder("--store", store);
    }

    /** Who calls from the command line has no data source, but an address. */
    private static String forCallers(StorageUnavailable refusal) {
        return String.valueOf(refusal.getMessage())
                .replace("correct the data source", "correct the address, PGUSER or PGPASSWORD");
    }

    /**
     * Opens the store that is there; the caller closes it.
     *
     * @throws BadInput when there is none
     */
    Storage open(Map<String, String> environment) {
        return at(environment, StoreAddress::open, PostgresStorage::open);
    }

    private static Storage open(Path folder) {
        if (!StoreOption.isStore(folder)) {
            throw new BadInput("There is no store in " + folder + "; check the folder.");
        }
        return SqliteStorage.open(folder);
    }

    /** The store as it may be shown: an address can hold a password. */
    String shown() {
        return DatabaseAddress.isLike(store) ? NOT_TO_SHOW.matcher(store).replaceAll("") : store;
    }
}
