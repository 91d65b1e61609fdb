package org.patrondesk.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.ils.membership.MembershipSheet;
import org.patrondesk.ils.sheet.SheetProblem;
import org.patrondesk.library.Tenant;
import org.patrondesk.patron.MemberImport;

class MemberImportFuzzTest {
    private static final byte[] HEADER =
            "Postcode,Library Registered At,Date Added,Time Added,Last Used Date,Last Used Time\r\n"
                    .getBytes(StandardCharsets.UTF_8);

    @FuzzTest(maxDuration = "10m")
    void every_row_of_a_member_sheet_is_imported_or_rejected_with_a_reason(byte[] bytes) {
        byte[] file = new byte[HEADER.length + bytes.length];
        System.arraycopy(HEADER, 0, file, 0, HEADER.length);
        System.arraycopy(bytes, 0, file, HEADER.length, bytes.length);
        Tried.inTime(() -> read(file));
    }

    private static void read(byte[] bytes) {
        try (PatronDesk desk = PatronDesk.builder().build();
                MembershipSheet sheet = MembershipSheet.open(Tried.file("m.csv", bytes))) {
            Session session =
                    desk.as(Identity::of, Actor.Staff.of(new Tenant("riverside"), "staff-1", Roles.SUPERVISOR));
            MemberImport.Report report = session.memberImport().run(sheet, MemberImport.unobserved());
            long rejected = report.rejected().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(report.imported() + rejected).isEqualTo(report.read());
        } catch (SheetProblem refused) {
            Tried.sentence(refused);
        }
    }
}
