package org.patrondesk.examples.cli.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The policies and samples inside the jar. */
public final class Shipped {
    private static final String FOLDER = "/org/patrondesk/examples/";

    private Shipped() {}

    public static byte[] bytes(String name) {
        try (@Nullable InputStream in = Shipped.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its own file " + name + ".");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
