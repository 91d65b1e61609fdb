package org.patrondesk.examples.cli.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.person.KeyVault;
import org.patrondesk.person.KeyVaultUnavailable;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.StoreReport.Precondition;
import org.patrondesk.storage.keys.FileKeyVault;

/** Where the keys of a folder's store lie: beside that folder, because a backup of it must not hold them. */
record KeyPlace(Path store, Path file) {
    private static final String NAME = "patrondesk.keys";
    private static final String PROMISE =
            "vault-6: what is destroyed are the keys under which this store's texts are sealed";

    /**
     * The place for a store.
     *
     * @throws BadInput when the folder can be no store's: it is a disk's root, cannot be read, or another store's keys lie there
     */
    static KeyPlace of(Path store) {
        Path folder = real(store);
        if (folder.getFileName() == null) {
            throw new BadInput("--store " + folder + ": a disk's root is no folder for a store; choose another.");
        }
        if (Files.exists(folder.resolve(NAME))) {
            throw new BadInput("--store " + folder + ": the keys of another store lie there; choose another folder.");
        }
        return new KeyPlace(
                folder, folder.resolveSibling(folder.getFileName() + "-keys").resolve(NAME));
    }

    /** One store has one place for its keys, by whatever links it is reached. */
    private static Path real(Path store) {
        try {
            return Files.exists(store)
                    ? store.toRealPath()
                    : store.toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new BadInput("--store " + store + ": its folder cannot be read; check its rights.", e);
        }
    }

    /**
     * Opens the keys, which are made with the store alone, or for one that has never had any.
     *
     * @throws BadInput when the store has keys and they are not here
     */
    KeyVault open() {
        if (isMissing() && belongsToSome()) {
            throw new BadInput(missing());
        }
        return FileKeyVault.open(file);
    }

    private boolean isMissing() {
        try {
            return Files.notExists(file) || (Files.isRegularFile(file) && Files.size(file) == 0);
        } catch (IOException e) {
            return true;
        }
    }

    private boolean belongsToSome() {
        return Files.isRegularFile(store.resolve(StoreOption.DATABASE))
                && SqliteStorage.vault(store).isPresent();
    }

    private String missing() {
        return "The keys of the store in " + store + " are missing or empty (" + file
                + "), so nothing about people in it can be read or erased; restore that file from its backup.";
    }

    /** Whether the store's keys are here, for somebody who looks and changes nothing; empty for a store without any. */
    Optional<Precondition> look() {
        return SqliteStorage.vault(store).map(own -> {
            String found = found(own);
            return new Precondition(
                    "keys", PROMISE, found, found.equals("here") ? Optional.empty() : Optional.of(mend(found)));
        });
    }

    private String found(UUID own) {
        if (isMissing()) {
            return "missing";
        }
        try (KeyVault keys = FileKeyVault.open(file)) {
            return keys.id().equals(own) ? "here" : "of another store";
        } catch (KeyVaultUnavailable e) {
            return "not readable";
        }
    }

    private String mend(String found) {
        return found.equals("missing")
                ? missing()
                : "The file " + file + " is " + found + "; restore the store's own from its backup.";
    }
}
