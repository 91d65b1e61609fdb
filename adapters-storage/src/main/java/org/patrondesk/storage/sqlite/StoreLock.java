package org.patrondesk.storage.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.StorageUnavailable;

/** The exclusive hold of one process on one store. The operating system lets go of it when the process ends. */
final class StoreLock implements AutoCloseable {
    private static final String NAME = "patrondesk.lock";

    // What a link leads to is not ours to write to.
    private static final Set<OpenOption> OPTIONS = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    // The locked byte lies behind the text, so that others may read the process id where locks are mandatory.
    private static final long LOCKED_BYTE = 1L << 20;

    // On POSIX, closing any channel of a file drops the process's lock on it. A second opener in this process must
    // therefore be turned away before it opens the file; this is the one thing that has to be known process-wide.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private StoreLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Takes the hold.
     *
     * @param directory by its real path
     * @throws StorageUnavailable retryable, naming the holder's process id, when somebody else has it
     */
    static StoreLock take(Path directory) throws IOException {
        if (!HELD_HERE.add(directory)) {
            throw Refusals.held(
                    directory, "this process (" + ProcessHandle.current().pid() + ")");
        }
        @Nullable FileChannel channel = null;
        boolean taken = false;
        try {
            channel = opened(directory);
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw Refusals.held(directory, "process " + holder(channel));
            }
            write(channel, ProcessHandle.current().pid());
            taken = true;
            return new StoreLock(directory, channel);
        } finally {
            if (!taken) {
                if (channel != null) {
                    channel.close();
                }
                HELD_HERE.remove(directory);
            }
        }
    }

    private static FileChannel opened(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        try {
            return FileChannel.open(file, OPTIONS);
        } catch (IOException e) {
            if (Files.isSymbolicLink(file)) {
                throw Refusals.linkForLock(directory, e);
            }
            if (Files.isDirectory(file)) {
                throw Refusals.directoryForLock(directory, e);
            }
            throw e;
        }
    }

    /** The process id that others are told. */
    String holder() throws IOException {
        return holder(channel);
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 0);
        String id = StandardCharsets.US_ASCII.decode(text.flip()).toString().strip();
        return id.isEmpty() || !id.chars().allMatch(Character::isDigit) ? "whose id it has not written yet" : id;
    }

    private static void write(FileChannel channel, long id) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((id + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
    }

    /** Lets go. The file stays: removing it could take it from under an opener that is about to lock it. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_HERE.remove(directory);
        }
    }

    /** Makes the directory when it is absent and gives its real path. */
    static Path directory(Path wanted) throws IOException {
        if (!Files.isDirectory(wanted)) {
            Files.createDirectories(wanted);
        }
        return wanted.toRealPath();
    }
}
