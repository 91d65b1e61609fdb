package org.patrondesk.examples.cli.terminal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output for many lines: written in blocks, and given up as soon as nobody reads it any more. One thread.
 */
public final class Printed implements AutoCloseable {
    private static final int BLOCK = 1 << 16;

    private final PrintStream out;
    private final StringBuilder block = new StringBuilder(BLOCK + 4096);

    public Printed(Surroundings here) {
        this.out = here.out();
    }

    /** One more line, without its end. */
    public void line(CharSequence line) {
        block.append(Surroundings.visible(line));
        end();
    }

    /** One more line with an object. */
    public void line(JsonObject object) {
        object.writeTo(block);
        end();
    }

    private void end() {
        block.append('\n');
        if (block.length() >= BLOCK) {
            flush();
        }
    }

    /**
     * Hands over what was printed so far.
     *
     * @throws Unprinted when standard output is closed or full
     */
    public void flush() {
        byte[] bytes = block.toString().getBytes(StandardCharsets.UTF_8);
        block.setLength(0);
        out.write(bytes, 0, bytes.length);
        if (out.checkError()) {
            throw new Unprinted(
                    "Not all answers could be printed, because standard output is closed or full; make room, or"
                            + " send them elsewhere, and repeat.");
        }
    }

    /** Hands over the rest. */
    @Override
    public void close() {
        flush();
    }
}
