package org.patrondesk.messaging.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.patrondesk.outreach.CallSheet;
import org.patrondesk.outreach.CallSheetFormat;

/**
 * Drops a file into place whole: whoever looks sees the old file, or no file, or all of the new one.
 *
 * <p>The content goes to a file beside the target, is forced to the disk, and is then renamed. A drop that fails leaves
 * the target as it was. Safe for use by many threads; of two drops on one target the later wins.
 */
public final class FileDrop {
    private FileDrop() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Drops content; folders above the target are made when absent.
     *
     * @throws FileDropFailed when the target is a folder or the file cannot be written
     */
    public static void drop(Path target, Content content) {
        Path absolute = target.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            throw new FileDropFailed(target, "is a folder; name a file in it", null);
        }
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new FileDropFailed(target, "is no file", null);
        }
        Path beside = null;
        try {
            Files.createDirectories(folder);
            beside = Files.createTempFile(folder, ".drop", ".part");
            write(beside, content);
            move(beside, absolute);
        } catch (IOException | UncheckedIOException e) {
            throw new FileDropFailed(target, "cannot be written; check that its folder can be written to", e);
        } finally {
            discard(beside);
        }
    }

    /**
     * Drops a call sheet.
     *
     * @throws FileDropFailed when the target is a folder or the file cannot be written
     */
    public static void drop(Path target, CallSheet sheet, CallSheetFormat format) {
        drop(target, out -> format.write(sheet, out));
    }

    private static void write(Path file, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(@Nullable Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // The drop has its own outcome; a stray part file harms nobody.
                file.toFile().deleteOnExit();
            }
        }
    }
}
