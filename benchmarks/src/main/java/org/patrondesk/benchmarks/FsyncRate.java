package org.patrondesk.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the disk can do: appends of 1,200 bytes, each forced, for one second. */
final class FsyncRate {
    private static final long ONE_SECOND = 1_000_000_000L;

    private FsyncRate() {}

    static double perSecond() throws IOException {
        Path file = Files.createTempFile("patrondesk-fsync", ".bin");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocate(1_200);
            long start = System.nanoTime();
            int n = 0;
            while (System.nanoTime() - start < ONE_SECOND) {
                channel.write(block.clear());
                channel.force(false);
                n++;
            }
            return n * (double) ONE_SECOND / (System.nanoTime() - start);
        } finally {
            Files.delete(file);
        }
    }
}
