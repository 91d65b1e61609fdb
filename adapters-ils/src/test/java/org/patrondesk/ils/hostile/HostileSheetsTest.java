package org.patrondesk.ils.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.ils.membership.MembershipSheet;
import org.patrondesk.ils.sheet.Sheet;
import org.patrondesk.ils.sheet.SheetProblem;
import org.patrondesk.ils.sheet.SheetRow;
import org.patrondesk.ils.sheet.SheetWriter;
import org.patrondesk.library.Characters;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.patron.MemberRow;
import org.patrondesk.testkit.HostileTexts;
import org.patrondesk.testkit.HostileTexts.HostileText;
import org.patrondesk.testkit.Sample;

/** Hostile texts as cells, read and written. */
class HostileSheetsTest {
    private static final String HEADER =
            "Postcode,Library Registered At,Date Added,Time Added,Last Used Date,Last Used Time";

    @TempDir
    Path folder;

    @Test
    void a_cell_of_csv_comes_back_as_it_went_in_but_for_the_apostrophe_before_a_formula() throws IOException {
        for (HostileText text : HostileTexts.all()) {
            if (Characters.areStorable(text.value())) {
                Path file = written(SheetWriter::csv, text.value());
                try (Sheet sheet = Sheet.open(file)) {
                    SheetRow row = Objects.requireNonNull(sheet.next(), text.name());
                    assertThat(row.cells().get(1).equals(SheetWriter.neutral(text.value())))
                            .as(text.name())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void whatever_sign_a_program_takes_for_the_delimiter_no_formula_begins_behind_it() throws IOException {
        Pattern bare = Pattern.compile("[^\"]*\"(?:[^\"]|\"\")*\"|[^\"]*");
        for (char delimiter : ";|:\t^~!#$%&*\u00A6\u001F".toCharArray()) {
            String cell = "a" + delimiter + "=1+1";
            String line = Files.readString(written(SheetWriter::csv, cell)).split("\r\n", -1)[1];
            assertThat(line).as("U+%04X", (int) delimiter).isEqualTo("a,\"" + cell + "\",z");
            assertThat(bare.matcher(line).lookingAt()).isTrue();
        }
    }

    @Test
    void a_workbook_takes_every_text_and_never_a_formula() throws IOException {
        Path file = folder.resolve("all.xlsx");
        try (SheetWriter writer = SheetWriter.xlsx(Files.newOutputStream(file), "../../[x]:*?\u0000")) {
            writer.row(List.of("a", "b"));
            HostileTexts.all().forEach(text -> writer.row(List.of("n", text.value())));
        }
        List<String> cells = new ArrayList<>();
        try (Sheet sheet = Sheet.open(file)) {
            for (SheetRow row = sheet.next(); row != null; row = sheet.next()) {
                assertThat(row.unreadable()).isFalse();
                cells.add(row.cells().size() < 2 ? "" : row.cells().get(1));
            }
        }
        assertThat(cells).hasSameSizeAs(HostileTexts.all());
        assertThat(cells)
                .allSatisfy(cell -> assertThat(SheetWriter.neutral(cell)).isEqualTo(cell));
    }

    @Test
    void a_member_row_is_kept_or_rejected_with_a_reason_and_never_ends_the_import() throws IOException {
        for (int column = 0; column < 6; column++) {
            Path file = members(column);
            try (MembershipSheet sheet = MembershipSheet.open(file);
                    PatronDesk desk = PatronDesk.builder().build()) {
                MemberImport.Report report = session(desk).memberImport().run(sheet, MemberImport.unobserved());

                assertThat(report.read()).isEqualTo(HostileTexts.all().size());
                assertThat(report.rejected()).containsOnlyKeys(MemberRow.UNFIT_TEXT, MemberRow.CELL_TOO_LONG);
                assertThat(report.rejected().get(MemberRow.UNFIT_TEXT)).isGreaterThan(60);
                assertThat(report.imported()
                                + report.rejected().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum())
                        .isEqualTo(report.read());
            }
        }
    }

    /** The one place where these tests come to a desk. */
    private static Session session(PatronDesk desk) {
        return desk.as(
                Identity::of,
                new Actor.Staff(
                        Sample.TENANT, "staff-1", Roles.shipped().grants().keySet(), java.util.Set.of()));
    }

    /** A sheet with each text in this column; half characters cannot be written, so a question mark stands for them. */
    private Path members(int column) throws IOException {
        StringBuilder text = new StringBuilder(HEADER).append("\r\n");
        for (HostileText each : HostileTexts.all()) {
            List<String> cells =
                    new ArrayList<>(List.of("NE1", "Central", "01/02/2020", "10:00", "01/02/2021", "11:00"));
            cells.set(column, "\"" + each.value().replace("\"", "\"\"") + "\"");
            text.append(String.join(",", cells)).append("\r\n");
        }
        return Files.write(
                folder.resolve("members-" + column + ".csv"), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Path written(Function<java.io.OutputStream, SheetWriter> kind, String cell) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SheetWriter writer = kind.apply(bytes)) {
            writer.row(List.of("first", "second", "third"));
            writer.row(List.of("a", cell, "z"));
        }
        return Files.write(folder.resolve("one.csv"), bytes.toByteArray());
    }

    @Test
    void a_file_of_one_hostile_text_is_a_sheet_or_is_refused_in_one_sentence() throws IOException {
        List<HostileText> texts = new ArrayList<>(HostileTexts.all());
        texts.addAll(HostileTexts.huge());
        for (HostileText text : texts) {
            Path file = Files.write(folder.resolve("any.csv"), text.value().getBytes(StandardCharsets.UTF_8));
            long start = System.nanoTime();
            try (Sheet sheet = Sheet.open(file)) {
                while (sheet.next() != null) {
                    assertThat(sheet.header()).isNotEmpty();
                }
            } catch (SheetProblem refused) {
                assertThat(refused.getMessage())
                        .as(text.name())
                        .endsWith(".")
                        .doesNotContain("\n", "\r", HostileTexts.MARK);
            }
            assertThat(System.nanoTime() - start).as(text.name()).isLessThan(5_000_000_000L);
        }
        assertThat(Map.of("texts", texts.size()).get("texts")).isGreaterThan(400);
    }
}
