package org.patrondesk.ils.sheet;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of one open file, header included, blank ones left out. */
interface RowSource extends AutoCloseable {
    /** The next row, one without cells when it could not be read, or null at the end. */
    @Nullable
    SheetRow next();

    @Override
    void close() throws IOException;
}
