package org.patrondesk.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.patrondesk.Session;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.library.Branch;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.patron.MemberRow;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.RowIdentity;

class CallListsTest {
    private static final LocalDate MAY_1 = LocalDate.of(2026, 5, 1);

    private final Riverside library = new Riverside();
    private final Session session = library.session();

    @BeforeEach
    void sixty_members_half_of_them_inactive_a_fifth_out_of_area() {
        Iterator<MemberRow> rows = IntStream.range(0, 60)
                .<MemberRow>mapToObj(n -> row(
                        n,
                        n % 5 == 0 ? "DH1" : "NE" + (n % 9 + 1),
                        n % 3 == 0 ? Riverside.HARBOUR : Riverside.CENTRAL,
                        n % 2 == 0 ? MAY_1.minusDays(1) : MAY_1))
                .iterator();
        session.memberImport().run(() -> rows.hasNext() ? rows.next() : null, MemberImport.unobserved());
    }

    @Test
    void out_of_area_members_are_left_out_and_counted_by_rule() {
        List<List<String>> rows = new ArrayList<>();
        CallListReport report = build(MemberSelection.inactiveSince(MAY_1), rows);

        // 30 inactive: the even numbers; 6 of them are multiples of ten; 8 of the other 24 are multiples of six.
        assertThat(report)
                .isEqualTo(
                        new CallListReport(30, 24, Map.of("Central", 16L, "Harbour", 8L), Map.of("out-of-area", 6L)));
        assertThat(rows).hasSize(24).allSatisfy(row -> {
            assertThat(row).hasSize(CallLists.COLUMNS.size());
            assertThat(row.get(2)).startsWith("NE");
            assertThat(row.get(3)).isEqualTo("2026-04-30");
            assertThat(row.subList(4, 7)).containsOnly("");
        });
    }

    @Test
    void a_day_splits_the_inactive_from_the_active() {
        assertThat(build(MemberSelection.activeSince(MAY_1), new ArrayList<>()).candidates())
                .isEqualTo(30);
        assertThat(build(MemberSelection.inactiveSince(MAY_1.plusDays(1)), new ArrayList<>())
                        .candidates())
                .isEqualTo(60);
        assertThat(build(MemberSelection.all().at(Riverside.HARBOUR), new ArrayList<>())
                        .byBranch()
                        .keySet())
                .containsExactly("Harbour");
    }

    @Test
    void the_order_is_by_branch_and_the_same_every_time() {
        List<List<String>> first = new ArrayList<>();
        List<List<String>> second = new ArrayList<>();
        build(MemberSelection.all(), first);
        build(MemberSelection.all(), second);

        assertThat(second).isEqualTo(first).isNotEmpty();
        assertThat(first).extracting(row -> row.get(1)).isSorted();
    }

    @Test
    void a_sheet_read_twice_counts_once() {
        List<List<String>> rows = new ArrayList<>();
        CallListReport report = session.callLists().build(order(MemberSelection.inactiveSince(MAY_1)), sheet -> {
            sheet.each(row -> {});
            sheet.each(rows::add);
        });

        assertThat(report.candidates()).isEqualTo(30);
        assertThat(report.selected()).isEqualTo(rows.size());
        assertThat(report.refused()).isEqualTo(Map.of("out-of-area", 6L));
    }

    @Test
    void that_a_list_was_built_is_journalled_with_counts_and_no_names() {
        build(MemberSelection.all(), new ArrayList<>());

        assertThat(library.eventTypes()).containsExactly("members-imported", "call-list-built");
        assertThat(library.events().get(1).body().number("selected")).isEqualTo(48);
    }

    @Test
    void a_list_is_journalled_before_it_is_handed_over_so_that_none_goes_unseen() {
        assertThatThrownBy(() -> session.callLists().build(order(MemberSelection.all()), sheet -> {
                    throw new IllegalStateException("The disk is full.");
                }))
                .hasMessage("The disk is full.");
        assertThat(library.eventTypes()).containsExactly("members-imported", "call-list-built");
    }

    @Test
    void only_members_in_reach_are_on_the_list_and_only_for_those_who_may() {
        List<List<String>> rows = new ArrayList<>();
        library.session(Riverside.HARBOUR)
                .callLists()
                .build(order(MemberSelection.all()), sheet -> sheet.each(rows::add));

        assertThat(rows).isNotEmpty().allMatch(row -> row.get(1).equals("Harbour"));
        assertThatThrownBy(() -> library.deskAt(Riverside.WEDNESDAY)
                        .as(Identity::of, Actor.Staff.of(Riverside.TENANT, "s-5", Roles.CALLER))
                        .callLists())
                .isInstanceOf(AccessDenied.class);
    }

    private CallListReport build(MemberSelection members, List<List<String>> rows) {
        return session.callLists().build(order(members), sheet -> sheet.each(rows::add));
    }

    private static CallListOrder order(MemberSelection members) {
        return new CallListOrder(members, Riverside.policy(), Riverside.TODAY);
    }

    private static MemberRow row(int n, String district, Branch branch, LocalDate used) {
        return new MemberRow.Accepted(
                n + 2,
                RowIdentity.first(List.of("row", Integer.toString(n))),
                district,
                branch,
                Member.Moment.UNKNOWN,
                new Member.Moment(used, null),
                Set.of());
    }
}
