package org.patrondesk.examples.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What can be known about files before anything is written. */
public final class Places {
    private Places() {}

    /**
     * Checks that a file could be written here.
     *
     * @throws BadInput when the target is a folder, or what stands above it is none or may not be written to
     */
    public static void checkTarget(Path target) {
        if (Files.isDirectory(target)) {
            throw new BadInput(target + " is a folder; name a file in it.");
        }
        @Nullable Path above = target.toAbsolutePath().normalize().getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        if (above == null || !Files.isDirectory(above)) {
            throw new BadInput(target + " cannot be written: " + above + " is no folder; choose another place.");
        }
        if (!Files.isWritable(above)) {
            throw new BadInput(target + " cannot be written: you may not write to the folder " + above
                    + "; choose another place.");
        }
    }

    /** How many lines the file has, for showing how far the work is; 0 where they say nothing about rows. */
    public static long lines(Path file) {
        if (file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".xlsx")) {
            return 0;
        }
        long lines = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        } catch (IOException e) {
            return 0;
        }
        return lines;
    }
}
