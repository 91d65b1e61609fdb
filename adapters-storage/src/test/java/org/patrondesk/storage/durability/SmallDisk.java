package org.patrondesk.storage.durability;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk that has just as much room as is taken, and later more. */
record SmallDisk(Path folder, String size) implements Troubled.Trouble, AutoCloseable {
    /** Mounts one of this size; skips the test with the reason where nothing may be mounted. */
    static SmallDisk mounted(Path folder, String size) throws IOException {
        Files.createDirectory(folder);
        assumeTrue(
                LongRun.ran("mount", "-t", "tmpfs", "-o", "mode=700,size=" + size, "tmpfs", folder.toString()),
                "This machine lets the tests mount nothing (mount -t tmpfs).");
        return new SmallDisk(folder, size);
    }

    @Override
    public void begin() {
        try {
            FileStore store = Files.getFileStore(folder);
            resize(Long.toString(store.getTotalSpace() - store.getUnallocatedSpace()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void end() {
        resize(size);
    }

    private void resize(String to) {
        if (!LongRun.ran("mount", "-o", "remount,size=" + to, folder.toString())) {
            throw new IllegalStateException("The disk cannot be resized to " + to + ".");
        }
    }

    @Override
    public void close() {
        LongRun.ran("umount", folder.toString());
    }
}
