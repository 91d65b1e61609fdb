package org.patrondesk.examples.cli;

import java.util.List;
import java.util.function.Consumer;
import org.patrondesk.examples.cli.terminal.BadInput;
import org.patrondesk.examples.cli.terminal.Progress;
import org.patrondesk.outreach.CallSheet;

/** A call sheet whose rows are counted on their way, so that progress is seen and a workbook is not overfilled. */
record WatchedCallSheet(CallSheet sheet, Progress progress, boolean workbook) implements CallSheet {
    /** The rows of a workbook's sheet below its header. */
    private static final int MOST = 1_048_575;

    @Override
    public List<String> columns() {
        return sheet.columns();
    }

    @Override
    public void each(Consumer<List<String>> writer) {
        int[] rows = {0};
        sheet.each(row -> {
            if (workbook && ++rows[0] > MOST) {
                throw new BadInput("The list has more rows than a workbook can hold, 1,048,575; name a .csv file.");
            }
            writer.accept(row);
            progress.one();
        });
    }
}
