package org.patrondesk.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.access.Identity;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Branch;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.patron.MemberRow;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.RowIdentity;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.schema.PolicyReader;

/** Under a policy whose rules begin and end, the day of the call decides, not the day on which the list is built. */
class CallDayTest {
    private static final LocalDate LAST_USED = LocalDate.of(2026, 5, 18);

    private static final PolicySet POLICY = PolicyReader.read(StoredObject.parse("""
            {"policySet":"calls","version":"1","philosophy":{"default":"yes"},
             "attributes":{"branch":{"enum":["Central","Harbour"]},"months-since-last-use":{"int":"0..240"}},
             "rules":[
              {"id":"harbour-closed","effective":"2026-11-20..2026-11-22","when":{"branch":"Harbour"},"decide":"no"},
              {"id":"too-soon","effective":"..2026-11-30","when":{"months-since-last-use":"..5"},"decide":"refer"},
              {"id":"christmas","effective":"2026-12-24..","decide":"no"}]}"""));

    private final Riverside library = new Riverside();

    @BeforeEach
    void twelve_members_a_third_of_them_at_the_harbour() {
        Iterator<MemberRow> rows = IntStream.range(0, 12)
                .mapToObj(n -> row(n, n % 3 == 0 ? Riverside.HARBOUR : Riverside.CENTRAL))
                .iterator();
        library.session().memberImport().run(() -> rows.hasNext() ? rows.next() : null, MemberImport.unobserved());
    }

    @Test
    void before_a_rule_begins_and_after_it_ends_nobody_is_left_out_by_it() {
        assertThat(on("2026-11-19"))
                .isEqualTo(new CallListReport(12, 12, Map.of("Central", 8L, "Harbour", 4L), Map.of()));
        assertThat(on("2026-11-23"))
                .isEqualTo(new CallListReport(12, 12, Map.of("Central", 8L, "Harbour", 4L), Map.of()));
    }

    @Test
    void from_its_first_day_to_its_last_a_rule_leaves_out_whom_it_names() {
        CallListReport closed = new CallListReport(12, 8, Map.of("Central", 8L), Map.of("harbour-closed", 4L));

        assertThat(on("2026-11-20")).isEqualTo(closed);
        assertThat(on("2026-11-22")).isEqualTo(closed);
    }

    @Test
    void what_is_reckoned_from_the_day_and_what_holds_on_the_day_go_together() {
        // Half a year is over on the day after it has passed.
        assertThat(on("2026-11-18").refused()).isEqualTo(Map.of("too-soon", 12L));
        assertThat(on("2026-11-19").refused()).isEmpty();
        assertThat(on("2026-12-23").refused()).isEmpty();
        assertThat(on("2026-12-24").refused()).isEqualTo(Map.of("christmas", 12L));
    }

    @Test
    void the_day_on_which_the_list_is_built_makes_no_difference() {
        for (String built : List.of("2026-11-01T09:00:00Z", "2026-11-21T09:00:00Z", "2026-12-24T09:00:00Z")) {
            List<List<String>> rows = new ArrayList<>();
            CallListReport report = library.deskAt(Instant.parse(built))
                    .as(Identity::of, Riverside.everybody())
                    .callLists()
                    .build(order("2026-11-21"), sheet -> sheet.each(rows::add));

            assertThat(report.refused()).isEqualTo(Map.of("harbour-closed", 4L));
            assertThat(rows).hasSize(8).allMatch(row -> row.get(1).equals("Central"));
        }
    }

    private CallListReport on(String day) {
        List<List<String>> rows = new ArrayList<>();
        CallListReport report = library.session().callLists().build(order(day), sheet -> sheet.each(rows::add));
        assertThat(rows).hasSize((int) report.selected());
        return report;
    }

    private static CallListOrder order(String day) {
        return new CallListOrder(MemberSelection.all(), POLICY, LocalDate.parse(day));
    }

    private static MemberRow row(int n, Branch branch) {
        return new MemberRow.Accepted(
                n + 2,
                RowIdentity.first(List.of("row", Integer.toString(n))),
                "NE1",
                branch,
                Member.Moment.UNKNOWN,
                new Member.Moment(LAST_USED, null),
                Set.of());
    }
}
