package org.patrondesk.examples.cli.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Function;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.Progress;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Tenant;
import org.patrondesk.person.KeyVault;
import org.patrondesk.person.KeyVaultUnavailable;
import org.patrondesk.privacy.RetentionSchedule;
import org.patrondesk.seal.Seals;
import org.patrondesk.storage.SqliteStorage;
import picocli.CommandLine.Option;

/** The options of every command that touches a store. */
public final class StoreOption {
    static final Tenant DEFAULT = new Tenant("library");

    static final String DATABASE = "patrondesk.db";

    @Option(names = "--store", required = true, paramLabel = "DIR", description = "The folder of the store.")
    private String store = "";

    @Option(
            names = "--tenant",
            defaultValue = "library",
            paramLabel = "T",
            description = "The library system within the store. Default: ${DEFAULT-VALUE}.")
    private Tenant tenant = DEFAULT;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "The time zone in which days and weeks begin, such as Europe/London. Default: this computer's.")
    private ZoneId zone = ZoneId.systemDefault();

    private RetentionSchedule schedule = RetentionSchedule.shipped();

    /** The same store, where things are kept for so long. */
    public StoreOption keeping(RetentionSchedule chosen) {
        this.schedule = chosen;
        return this;
    }

    /** For commands that know their store without being told. */
    public static StoreOption at(Path directory, ZoneId zone) {
        return of(directory, DEFAULT, zone);
    }

    static StoreOption of(Path directory, Tenant tenant, ZoneId zone) {
        StoreOption option = new StoreOption();
        option.tenant = tenant;
        option.store = directory.toString();
        option.zone = zone;
        return option;
    }

    /**
     * The folder of the store.
     *
     * @throws BadInput when the option names something else
     */
    public Path directory() {
        return DatabaseAddress.folder("--store", store);
    }

    public Tenant tenant() {
        return tenant;
    }

    public ZoneId zone() {
        return zone;
    }

    /** Whether there is a store in the folder. An empty file is none: whoever was killed while making one left it. */
    public boolean exists() {
        return isStore(directory());
    }

    static boolean isStore(Path folder) {
        try {
            Path database = folder.resolve(DATABASE);
            return Files.isRegularFile(database) && Files.size(database) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Checks that a store can be made or opened here, before anything is written.
     *
     * @throws BadInput when a file stands where the folder should be
     */
    public void checkPlace() {
        Path directory = directory();
        if (directory.toString().isBlank()) {
            throw new BadInput("--store is empty; give the folder of the store.");
        }
        Path above = directory.toAbsolutePath().normalize();
        for (Path parent = above.getParent(); parent != null && !Files.exists(above); parent = above.getParent()) {
            above = parent;
        }
        if (!Files.isDirectory(above)) {
            throw new BadInput("--store " + directory + ": " + above
                    + " is a file, and a store is a folder; choose another place.");
        }
    }

    /** Opens the store, makes one where there is none, seals its journal after the work, and closes it. */
    public <R> R creating(Surroundings here, Function<Session, R> work) {
        try (PatronDesk desk = desk(here, open())) {
            return sealed(here, desk, work);
        }
    }

    private <R> R sealed(Surroundings here, PatronDesk desk, Function<Session, R> work) {
        Session session = desk.as(Identity::of, actor());
        R result = work.apply(session);
        seal(here, session);
        return result;
    }

    /** Opens the store that is there, looks at something before the work, and closes it; seals nothing. */
    public <R> R looking(Surroundings here, Function<Session, R> look) {
        try (PatronDesk desk = desk(here, open())) {
            return look.apply(desk.as(Identity::of, actor()));
        }
    }

    /** Opens the store that is there, seals its journal after the work, and closes it; refuses where there is none. */
    public <R> R existing(Surroundings here, Function<Session, R> work) {
        checkExists();
        return creating(here, work);
    }

    /** The same, for what is of no use where nothing was ever recorded; refuses a tenant that is not in the store. */
    public <R> R recorded(Surroundings here, Function<Session, R> work) {
        checkExists();
        Storage storage = open();
        try (PatronDesk desk = desk(here, storage)) {
            if (!isRecorded(here, storage)) {
                throw new BadInput("This store holds nothing of that tenant; check --store and --tenant.");
            }
            return sealed(here, desk, work);
        }
    }

    private void checkExists() {
        if (!exists()) {
            throw new BadInput("There is no store in " + directory()
                    + "; check the folder, or make a store with 'patrondesk members import'.");
        }
    }

    /** Whether the tenant's journal has anything; all that commands keep stands in it. */
    private boolean isRecorded(Surroundings here, Storage storage) {
        ActorContext context =
                ActorContext.of(Identity::of, actor(), here.clock().instant());
        return storage.read(new Guard(Roles.shipped()).permit(context, Permission.READ_JOURNAL), transaction -> {
            Seals seals = transaction.store(Seals.class);
            return seals.last().isPresent() || seals.tail().events() > 0;
        });
    }

    private PatronDesk desk(Surroundings here, Storage storage) {
        return PatronDesk.builder()
                .storage(storage)
                .clock(here.clock())
                .zone(zone)
                .retention(schedule)
                .build();
    }

    /** The work is done whatever becomes of this; what is left is sealed by the next command. */
    private static void seal(Surroundings here, Session session) {
        try {
            Progress.during(here, "Sealing", session.sealing()::seal);
        } catch (StorageUnavailable e) {
            here.say("All is done and kept, but the journal is not sealed yet: " + e.getMessage());
        }
    }

    private Storage open() {
        try {
            checkPlace();
            return opened(directory(), KeyPlace.of(directory()).open());
        } catch (KeyVaultUnavailable e) {
            if (e.retryable()) {
                throw e;
            }
            throw new BadInput(String.valueOf(e.getMessage()), e);
        } catch (StorageUnavailable e) {
            if (e.retryable()) {
                throw e;
            }
            throw new BadInput(String.valueOf(e.getMessage()), e);
        }
    }

    private static Storage opened(Path store, KeyVault keys) {
        boolean opened = false;
        try {
            Storage storage = SqliteStorage.open(store, keys);
            opened = true;
            return storage;
        } finally {
            if (!opened) {
                keys.close();
            }
        }
    }

    /** Whoever may open the store's files may do everything with them. */
    private Actor actor() {
        return Actor.Staff.of(
                tenant,
                "command-line",
                Roles.SUPERVISOR,
                Roles.POLICY_EDITOR,
                Roles.DESK,
                Roles.AUDITOR,
                Roles.PRIVACY_OFFICER);
    }
}
