package org.patrondesk.examples.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.patrondesk.examples.cli.store.StoreOption;
import org.patrondesk.ils.membership.MembershipSheet;
import org.patrondesk.messaging.file.FileDrop;
import org.patrondesk.patron.MemberImport;

/**
 * The report file of an import: a line of the sheet, what became of the row, and why; nothing of the row itself.
 *
 * <p>Named after the sheet's content, so that the same sheet has one report and no name gives anybody away.
 */
final class ImportReport implements MemberImport.Observer {
    private final Writer writer;
    private final LongConsumer progress;

    private ImportReport(Writer writer, LongConsumer progress) {
        this.writer = writer;
        this.progress = progress;
    }

    static Path place(StoreOption store, MembershipSheet sheet) {
        String name = store.tenant() + "-members-" + sheet.content().hex().substring(0, 12) + ".csv";
        return store.directory().resolve("reports").resolve(name);
    }

    /** Writes the report while the import runs; it appears whole when the import is done. */
    static MemberImport.Report writing(
            Path target, LongConsumer progress, Function<MemberImport.Observer, MemberImport.Report> work) {
        AtomicReference<MemberImport.Report> report = new AtomicReference<>();
        FileDrop.drop(target, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write("line,what,reason\r\n");
            report.set(work.apply(new ImportReport(writer, progress)));
            writer.flush();
        });
        return Objects.requireNonNull(report.get(), "a drop that returns has written its content");
    }

    @Override
    public void row(long line, String reason, boolean rejected) {
        try {
            writer.write(line + (rejected ? ",rejected," : ",repaired,") + reason + "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void committed(long rowsRead) {
        progress.accept(rowsRead);
    }
}
