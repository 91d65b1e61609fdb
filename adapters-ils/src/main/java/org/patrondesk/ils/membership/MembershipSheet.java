package org.patrondesk.ils.membership;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.patrondesk.ils.sheet.Sheet;
import org.patrondesk.ils.sheet.SheetProblem;
import org.patrondesk.ils.sheet.SheetRow;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Characters;
import org.patrondesk.library.ContentHash;
import org.patrondesk.patron.Member.Moment;
import org.patrondesk.patron.MemberRow;
import org.patrondesk.patron.MemberSource;
import org.patrondesk.patron.PostcodeDistrict;
import org.patrondesk.patron.RowIdentity;

/**
 * Reads a membership export with the columns Postcode, Library Registered At, Date Added, Time Added, Last Used Date,
 * Last Used Time, in any order and case; other columns count towards a row's identity and are not kept.
 *
 * <p>What is odd about a row is flagged, and the row is kept; only a row that cannot be split into the header's cells,
 * or has a cell beyond {@value #LONGEST} characters or a control character in a column that is read, is rejected. A branch whose name starts with Z is taken for a
 * retired one, as the export that this reader was written for marks them. One thread.
 */
public final class MembershipSheet implements MemberSource, AutoCloseable {
    /** The longest cell that is believed, in characters. */
    public static final int LONGEST = 100;

    private static final List<String> COLUMNS = List.of(
            "postcode", "library registered at", "date added", "time added", "last used date", "last used time");

    private final Sheet sheet;
    private final int width;
    private final int[] places;

    private MembershipSheet(Sheet sheet, int[] places) {
        this.sheet = sheet;
        this.width = sheet.header().size();
        this.places = places;
    }

    /**
     * Opens the sheet and checks its header.
     *
     * @throws SheetProblem when the file cannot be read as a sheet, or a column is missing or stands twice
     */
    public static MembershipSheet open(Path file) {
        Sheet sheet = Sheet.open(file);
        try {
            return new MembershipSheet(sheet, places(file, sheet.header()));
        } catch (SheetProblem e) {
            sheet.close();
            throw e;
        }
    }

    private static int[] places(Path file, List<String> header) {
        List<String> names = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        int[] places = new int[COLUMNS.size()];
        for (int i = 0; i < places.length; i++) {
            String wanted = COLUMNS.get(i);
            places[i] = names.indexOf(wanted);
            if (places[i] < 0) {
                throw new SheetProblem(
                        file,
                        1,
                        1,
                        "The header has no column '" + wanted + "'; a membership sheet has the columns "
                                + String.join(", ", COLUMNS) + ".");
            }
            if (names.lastIndexOf(wanted) != places[i]) {
                throw new SheetProblem(
                        file, 1, names.lastIndexOf(wanted) + 1, "The column '" + wanted + "' stands twice; keep one.");
            }
        }
        return places;
    }

    /** How the text was encoded, for the report. */
    public String encoding() {
        return sheet.encoding();
    }

    /** The hash of the file's bytes. */
    public ContentHash content() {
        return new ContentHash(sheet.contentHash());
    }

    @Override
    public @Nullable MemberRow next() {
        SheetRow read = sheet.next();
        if (read == null) {
            return null;
        }
        SheetRow row = encoding().equals("XLSX") && !read.unreadable() ? squared(read) : read;
        if (row.unreadable()) {
            return new MemberRow.Rejected(row.line(), MemberRow.UNREADABLE_ROW);
        }
        if (row.cells().size() != width) {
            return new MemberRow.Rejected(row.line(), MemberRow.CELL_COUNT);
        }
        for (String cell : row.cells()) {
            if (cell.length() > LONGEST) {
                return new MemberRow.Rejected(row.line(), MemberRow.CELL_TOO_LONG);
            }
        }
        if (!isFit(row)) {
            return new MemberRow.Rejected(row.line(), MemberRow.UNFIT_TEXT);
        }
        return accepted(row);
    }

    /** Workbooks leave out empty cells at the end of a row, or keep them for their looks; both mean blank. */
    private SheetRow squared(SheetRow row) {
        List<String> cells = new ArrayList<>(row.cells());
        while (cells.size() > width && cells.get(cells.size() - 1).isBlank()) {
            cells.remove(cells.size() - 1);
        }
        while (cells.size() < width) {
            cells.add("");
        }
        return new SheetRow(row.line(), cells);
    }

    private MemberRow accepted(SheetRow row) {
        TreeSet<String> flags = new TreeSet<>();
        String district = district(cell(row, 0), flags);
        Branch branch = branch(cell(row, 1), flags);
        Moment added = new Moment(
                day(cell(row, 2), MemberRow.BLANK_DATE_ADDED, flags),
                time(cell(row, 3), MemberRow.BLANK_TIME_ADDED, flags));
        Moment used = new Moment(
                day(cell(row, 4), MemberRow.BLANK_LAST_USED, flags),
                time(cell(row, 5), MemberRow.BLANK_TIME_LAST_USED, flags));
        if (added.isAfter(used)) {
            flags.add(MemberRow.ADDED_AFTER_LAST_USED);
        }
        return new MemberRow.Accepted(row.line(), RowIdentity.first(row.cells()), district, branch, added, used, flags);
    }

    /** White space around a cell is dropped, line breaks too; what stays inside is kept or compared. */
    private boolean isFit(SheetRow row) {
        for (int column = 0; column < places.length; column++) {
            if (!Characters.areOneLine(cell(row, column).strip())) {
                return false;
            }
        }
        return true;
    }

    private String cell(SheetRow row, int column) {
        return row.cells().get(places[column]);
    }

    private static String district(String raw, Set<String> flags) {
        String district = PostcodeDistrict.normalized(raw);
        if (!district.equals(raw)) {
            flags.add(MemberRow.POSTCODE_NORMALISED);
        }
        if (PostcodeDistrict.area(district).isEmpty()) {
            flags.add(MemberRow.UNKNOWN_POSTCODE);
        }
        return district;
    }

    private static Branch branch(String raw, Set<String> flags) {
        String name = raw.strip();
        if (name.isEmpty()) {
            flags.add(MemberRow.BLANK_BRANCH);
            return Branch.UNKNOWN;
        }
        if (name.startsWith("Z")) {
            flags.add(MemberRow.RETIRED_BRANCH);
        }
        return new Branch(name);
    }

    private static @Nullable LocalDate day(String raw, String blank, Set<String> flags) {
        String text = raw.strip();
        if (text.isEmpty()) {
            flags.add(blank);
            return null;
        }
        SheetDate date = SheetDate.of(text);
        if (date == null) {
            flags.add(MemberRow.UNREADABLE_DATE);
            return null;
        }
        if (date.twoDigitYear()) {
            flags.add(MemberRow.TWO_DIGIT_YEAR);
        }
        return date.day();
    }

    private static @Nullable LocalTime time(String raw, String blank, Set<String> flags) {
        String text = raw.strip();
        if (text.isEmpty()) {
            flags.add(blank);
            return null;
        }
        LocalTime time = SheetDate.time(text);
        if (time == null) {
            flags.add(MemberRow.UNREADABLE_TIME);
        }
        return time;
    }

    @Override
    public void close() {
        sheet.close();
    }
}
