package org.patrondesk.storage.policy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a file as bytes, ended by LF, CR LF or CR, in a heap that does not grow with the file. One thread. */
final class NdjsonLines implements AutoCloseable {
    /** The longest line, in bytes without its end. */
    static final int LONGEST = 1 << 20;

    private final InputStream in;
    private final byte[] block = new byte[1 << 16];
    private byte[] line = new byte[1 << 12];
    private int length;
    private int at;
    private int end;
    private long number;
    private boolean tooLong;
    private boolean afterReturn;

    NdjsonLines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false behind the last. */
    boolean advance() throws IOException {
        length = 0;
        tooLong = false;
        if (!hasMore()) {
            return false;
        }
        number++;
        do {
            int from = at;
            while (at < end && block[at] != '\n' && block[at] != '\r') {
                at++;
            }
            take(from, at);
            if (at < end) {
                afterReturn = block[at++] == '\r';
                return true;
            }
        } while (fill());
        return true;
    }

    /** Whether a line begins here; a line feed behind a return is passed over only now, as a pipe may not have it yet. */
    private boolean hasMore() throws IOException {
        if (at == end && !fill()) {
            return false;
        }
        if (afterReturn && block[at] == '\n') {
            at++;
        }
        afterReturn = false;
        return at < end || fill();
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(block));
        return end > 0;
    }

    private void take(int from, int to) {
        int more = to - from;
        tooLong |= length + more > LONGEST;
        if (!tooLong) {
            if (length + more > line.length) {
                line = Arrays.copyOf(line, Math.max(length + more, line.length * 2));
            }
            System.arraycopy(block, from, line, length, more);
            length += more;
        }
    }

    /** The 1-based number of the line. */
    long number() {
        return number;
    }

    /** Whether the line is longer than {@value #LONGEST} bytes; its text is then incomplete. */
    boolean tooLong() {
        return tooLong;
    }

    /** The bytes of the line, up to {@link #length()}; overwritten by the next. */
    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
