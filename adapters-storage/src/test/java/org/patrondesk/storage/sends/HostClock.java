package org.patrondesk.storage.sends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clock of one process, which can jump while it runs; that of the database, and how long anything takes, stay right.
 *
 * @param library libfaketime
 * @param file from which it reads how wrong the clock is
 */
record HostClock(Path library, Path file) {
    static final String MISSING =
            "libfaketime is not installed (in Debian: apt-get install faketime), so no clock jumps.";

    private static final String NAME = "libfaketimeMT.so.1";
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/usr/local/lib"));

    /** Where libfaketime is installed; empty when it is not. */
    static Optional<Path> installed() {
        for (Path place : PLACES) {
            try (Stream<Path> files =
                    Files.isDirectory(place) ? Files.find(place, 3, (file, like) -> isLibrary(file)) : Stream.of()) {
                Optional<Path> found = files.findFirst();
                if (found.isPresent()) {
                    return found;
                }
            } catch (IOException | UncheckedIOException unreadable) {
                // Then it is not there for us.
            }
        }
        return Optional.empty();
    }

    private static boolean isLibrary(Path file) {
        return String.valueOf(file.getFileName()).equals(NAME);
    }

    /** One that is right as yet. */
    static HostClock right(Path library, Path folder) throws IOException {
        HostClock clock = new HostClock(library, Files.createTempFile(folder, "clock", ""));
        clock.jump(Duration.ZERO);
        return clock;
    }

    /** With which a process is started that goes by this clock. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DISABLE_SHM", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1");
    }

    /** Is wrong by so much from now on. */
    void jump(Duration wrongBy) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, String.format(Locale.ROOT, "%+d%n", wrongBy.toSeconds()));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
