package org.patrondesk.ils.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.ils.sheet.SheetProblem;
import org.patrondesk.ils.sheet.SheetWriter;
import org.patrondesk.library.Branch;
import org.patrondesk.patron.MemberRow;

class MembershipSheetTest {
    private static final String HEADER =
            "Postcode,Library Registered At,Date Added,Time Added,Last Used Date,Last Used Time\r\n";

    @TempDir
    Path folder;

    private List<MemberRow> rows(String text) throws Exception {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<MemberRow> rows(byte[] content) throws Exception {
        Path file = Files.write(folder.resolve("members.csv"), content);
        List<MemberRow> rows = new ArrayList<>();
        try (MembershipSheet sheet = MembershipSheet.open(file)) {
            for (MemberRow row = sheet.next(); row != null; row = sheet.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private MemberRow.Accepted only(String line) throws Exception {
        return (MemberRow.Accepted) rows(HEADER + line + "\r\n").get(0);
    }

    @Test
    void a_plain_row_is_kept_without_flags() throws Exception {
        MemberRow.Accepted row = only("NE3,GOSFORTH,19/09/2015,10:24:00,24/12/2015,9:05:00");
        assertThat(row.flags()).isEmpty();
        assertThat(row.branch()).isEqualTo(new Branch("GOSFORTH"));
        assertThat(row.added().day()).isEqualTo(LocalDate.of(2015, 9, 19));
        assertThat(row.lastUsed().day()).isEqualTo(LocalDate.of(2015, 12, 24));
        assertThat(row.lastUsed().time()).isEqualTo(LocalTime.of(9, 5));
        assertThat(row.line()).isEqualTo(2);
    }

    @Test
    void two_digit_years_from_96_are_of_the_last_century() throws Exception {
        MemberRow.Accepted row = only("NE3,CITY,04/09/96,10:24:00,05/10/15,9:05:00");
        assertThat(row.added().day()).isEqualTo(LocalDate.of(1996, 9, 4));
        assertThat(row.lastUsed().day()).isEqualTo(LocalDate.of(2015, 10, 5));
        assertThat(only("NE3,CITY,04/09/99,,05/10/95,").lastUsed().day()).isEqualTo(LocalDate.of(2095, 10, 5));
        assertThat(row.flags()).containsExactly(MemberRow.TWO_DIGIT_YEAR);
    }

    @Test
    void blanks_and_nonsense_are_flagged_and_the_row_is_kept() throws Exception {
        assertThat(only(" ne3 ,ZMOBILE,,,31/02/2016,25:00:00").flags())
                .containsExactlyInAnyOrder(
                        MemberRow.POSTCODE_NORMALISED,
                        MemberRow.RETIRED_BRANCH,
                        MemberRow.BLANK_DATE_ADDED,
                        MemberRow.BLANK_TIME_ADDED,
                        MemberRow.UNREADABLE_DATE,
                        MemberRow.UNREADABLE_TIME);
        assertThat(only("NEB,,19/09/2015,,,").flags())
                .containsExactlyInAnyOrder(
                        MemberRow.UNKNOWN_POSTCODE,
                        MemberRow.BLANK_BRANCH,
                        MemberRow.BLANK_TIME_ADDED,
                        MemberRow.BLANK_LAST_USED,
                        MemberRow.BLANK_TIME_LAST_USED);
    }

    @Test
    void added_after_last_used_is_flagged_to_the_minute() throws Exception {
        assertThat(only("NE3,CITY,19/09/2015,10:24:00,19/09/2015,10:23:59").flags())
                .containsExactly(MemberRow.ADDED_AFTER_LAST_USED);
        assertThat(only("NE3,CITY,19/09/2015,10:24:00,19/09/2015,10:24:00").flags())
                .isEmpty();
    }

    @Test
    void a_row_of_another_shape_is_rejected_and_the_next_one_is_read() throws Exception {
        List<MemberRow> rows = rows(HEADER
                + "NE3,CITY,,,,,extra\r\n"
                + "NE3,CITY\r\n"
                + "NE3," + "X".repeat(MembershipSheet.LONGEST + 1) + ",,,,\r\n"
                + "NE3,CITY,,,,\r\n");
        assertThat(rows.get(0)).isEqualTo(new MemberRow.Rejected(2, MemberRow.CELL_COUNT));
        assertThat(rows.get(1)).isEqualTo(new MemberRow.Rejected(3, MemberRow.CELL_COUNT));
        assertThat(rows.get(2)).isEqualTo(new MemberRow.Rejected(4, MemberRow.CELL_TOO_LONG));
        assertThat(rows.get(3)).isInstanceOf(MemberRow.Accepted.class);
    }

    @Test
    void columns_are_found_by_name_whatever_their_order_or_case() throws Exception {
        MemberRow.Accepted row = (MemberRow.Accepted) rows("""
                LAST USED DATE,last used time,Note,Postcode,Library registered at,Date Added,Time Added
                05/10/2015,9:00:00,x,NE1,CITY,04/09/2015,8:00:00
                """).get(0);
        assertThat(row.district()).isEqualTo("NE1");
        assertThat(row.lastUsed().day()).isEqualTo(LocalDate.of(2015, 10, 5));
    }

    @Test
    void a_header_without_a_needed_column_is_refused_with_its_name_and_place() {
        assertThatThrownBy(() -> rows("Postcode,Library Registered At\nNE1,CITY\n"))
                .isInstanceOf(SheetProblem.class)
                .hasMessageContaining("members.csv:1")
                .hasMessageContaining("no column 'date added'");
        assertThatThrownBy(() -> rows(HEADER.replace("Time Added", "Postcode"))).isInstanceOf(SheetProblem.class);
    }

    @Test
    void windows_1252_is_read_and_reported() throws Exception {
        byte[] content = (HEADER + "NE3,CAFÉ,,,,\r\n").getBytes(Charset.forName("windows-1252"));
        Path file = Files.write(folder.resolve("old.csv"), content);
        try (MembershipSheet sheet = MembershipSheet.open(file)) {
            assertThat(sheet.encoding()).isEqualTo("windows-1252");
            assertThat(sheet.next())
                    .isInstanceOfSatisfying(
                            MemberRow.Accepted.class,
                            row -> assertThat(row.branch().code()).isEqualTo("CAFÉ"));
        }
    }

    @Test
    void equal_rows_have_equal_first_identities_and_other_rows_have_others() throws Exception {
        List<MemberRow> rows = rows(HEADER + "NE3,CITY,,,,\r\nNE3,CITY,,,,\r\nNE,3CITY,,,,\r\n");
        assertThat(((MemberRow.Accepted) rows.get(0)).identity())
                .isEqualTo(((MemberRow.Accepted) rows.get(1)).identity())
                .isNotEqualTo(((MemberRow.Accepted) rows.get(2)).identity());
    }

    @Test
    void a_workbook_may_leave_out_the_empty_cells_at_a_rows_end() throws Exception {
        Path file = folder.resolve("members.xlsx");
        try (SheetWriter writer = SheetWriter.xlsx(Files.newOutputStream(file), "Members")) {
            writer.row(List.of(HEADER.strip().split(",")));
            writer.row(List.of("NE3", "CITY", "19/09/2015", "10:24:00"));
        }
        try (MembershipSheet sheet = MembershipSheet.open(file)) {
            assertThat(sheet.next())
                    .isInstanceOfSatisfying(
                            MemberRow.Accepted.class,
                            row -> assertThat(row.flags())
                                    .containsExactlyInAnyOrder(
                                            MemberRow.BLANK_LAST_USED, MemberRow.BLANK_TIME_LAST_USED));
        }
    }

    @Test
    void the_real_membership_export_is_read_whole_with_its_oddities_counted() throws Exception {
        Path real = shared("data/newcastle/membership/active members branch & postcode 2016-04-06.csv");
        assumeTrue(Files.exists(real), "needs the shared data folder beside the repository");
        Map<String, Integer> flags = new TreeMap<>();
        int read = 0;
        try (MembershipSheet sheet = MembershipSheet.open(real)) {
            for (MemberRow row = sheet.next(); row != null; row = sheet.next()) {
                read++;
                ((MemberRow.Accepted) row).flags().forEach(flag -> flags.merge(flag, 1, Integer::sum));
            }
        }
        assertThat(read).isEqualTo(80_752);
        assertThat(flags)
                .containsEntry(MemberRow.BLANK_DATE_ADDED, 256)
                .containsEntry(MemberRow.BLANK_TIME_ADDED, 4_631)
                .containsEntry(MemberRow.ADDED_AFTER_LAST_USED, 3)
                .containsEntry(MemberRow.UNKNOWN_POSTCODE, 12)
                .containsEntry(MemberRow.POSTCODE_NORMALISED, 2)
                .doesNotContainKey(MemberRow.UNREADABLE_DATE);
    }

    private static Path shared(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("shared/data"))) {
                return at.resolve("shared").resolve(name);
            }
        }
        return Path.of("shared", name);
    }
}
