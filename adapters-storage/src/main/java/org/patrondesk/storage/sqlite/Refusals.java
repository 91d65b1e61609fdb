package org.patrondesk.storage.sqlite;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.StorageUnavailable;

/** Says which store could not be opened, and why, in one sentence for the person who must mend it. */
final class Refusals {
    private Refusals() {}

    static StorageUnavailable held(Path directory, String holder) {
        return new StorageUnavailable(
                "The store in " + directory + " is held by " + holder + "; close it there, or use another directory.",
                null,
                true);
    }

    /** What was found out while opening, with the place where it was found. */
    static StorageUnavailable named(Path directory, StorageUnavailable why) {
        String sentence = String.valueOf(why.getMessage());
        return new StorageUnavailable(
                "The store in " + directory + " cannot be opened: "
                        + Character.toLowerCase(sentence.charAt(0))
                        + sentence.substring(1),
                why.getCause(),
                why.retryable());
    }

    static StorageUnavailable directoryForDatabase(Path directory) {
        return unusable(directory, "a directory stands where the database file belongs; remove it", null, false);
    }

    static StorageUnavailable directoryForLock(Path directory, IOException cause) {
        return unusable(
                directory,
                "a directory stands where the lock file patrondesk.lock belongs; remove it and repeat the call",
                cause,
                true);
    }

    static StorageUnavailable linkForLock(Path directory, IOException cause) {
        return unusable(
                directory,
                "a symbolic link stands where the lock file patrondesk.lock belongs; remove it",
                cause,
                false);
    }

    /** A path and rights that are wrong stay wrong; what else the disk reports may pass. */
    static StorageUnavailable of(Path wanted, IOException failure) {
        Path directory = wanted.toAbsolutePath().normalize();
        Path there = nearest(directory);
        if (failure instanceof FileAlreadyExistsException
                || failure instanceof NotDirectoryException
                || !Files.isDirectory(there)) {
            return unusable(
                    directory,
                    "it is, or lies under, a file where a directory is expected; name a directory",
                    failure,
                    false);
        }
        if (failure instanceof AccessDeniedException || !Files.isWritable(there)) {
            return unusable(
                    directory, "it may not be read and written by this user; change its rights", failure, false);
        }
        return unusable(
                directory,
                "the disk is full or reports an error; check the disk and its free space, and repeat the call",
                failure,
                true);
    }

    /** The directory itself, or what lies nearest above it. */
    private static Path nearest(Path directory) {
        Path at = directory;
        for (@Nullable Path above = at.getParent(); above != null && !Files.exists(at); above = at.getParent()) {
            at = above;
        }
        return at;
    }

    private static StorageUnavailable unusable(
            Path directory, String why, @Nullable IOException cause, boolean retryable) {
        return new StorageUnavailable(
                "The store's directory " + directory + " cannot be used: " + why + ".", cause, retryable);
    }
}
