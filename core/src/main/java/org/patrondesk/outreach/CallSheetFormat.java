package org.patrondesk.outreach;

import java.io.IOException;
import java.io.OutputStream;
import org.patrondesk.library.Spi;

/** Writes call sheets as files. Implementations make cells that could start a formula harmless. */
@Spi
@FunctionalInterface
public interface CallSheetFormat {
    /** Writes the whole sheet; does not close the stream. */
    void write(CallSheet sheet, OutputStream to) throws IOException;
}
