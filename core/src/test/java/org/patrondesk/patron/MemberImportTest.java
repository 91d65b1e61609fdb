package org.patrondesk.patron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;

class MemberImportTest {
    private final Riverside library = new Riverside();

    @Test
    void identical_rows_are_different_people_counted_by_occurrence() {
        MemberImport.Report report = run(List.of(row(1, "a"), row(2, "b"), row(3, "a"), row(4, "a")));

        assertThat(report).isEqualTo(new MemberImport.Report(4, 4, 0, Map.of(), Map.of(MemberRow.IDENTICAL_ROW, 2L)));
        assertThat(members())
                .extracting(member -> member.identity().occurrence())
                .containsExactly(1, 1, 2, 3);
        assertThat(members().get(3).flags()).containsExactly(MemberRow.IDENTICAL_ROW);
    }

    @Test
    void the_same_rows_again_are_unchanged() {
        List<MemberRow> rows = new ArrayList<>(IntStream.range(0, MemberImport.CHUNK + 300)
                .mapToObj(n -> row(n, "row " + n % 2200))
                .toList());
        run(rows);
        List<Member> before = members();

        assertThat(run(rows).imported()).isZero();
        assertThat(run(rows).unchanged()).isEqualTo(2300);
        assertThat(members()).isEqualTo(before).hasSize(2300);
        assertThat(library.eventTypes()).containsExactly("members-imported", "members-imported");
    }

    @Test
    void a_longer_file_adds_what_is_new() {
        run(List.of(row(1, "a"), row(2, "b")));

        assertThat(run(List.of(row(1, "a"), row(2, "a"), row(3, "b"), row(4, "c"))))
                .satisfies(report -> assertThat(report.imported()).isEqualTo(2))
                .satisfies(report -> assertThat(report.unchanged()).isEqualTo(2));
    }

    @Test
    void rejected_rows_are_counted_by_reason_with_their_lines_and_not_kept() {
        List<String> seen = new ArrayList<>();
        MemberImport.Report report = library.session()
                .memberImport()
                .run(
                        source(List.of(
                                new MemberRow.Rejected(2, "cell-count"),
                                row(3, "a"),
                                new MemberRow.Rejected(4, "cell-count"))),
                        new MemberImport.Observer() {
                            @Override
                            public void row(long line, String reason, boolean rejected) {
                                seen.add(line + " " + reason + " " + rejected);
                            }

                            @Override
                            public void committed(long rowsRead) {
                                seen.add("committed " + rowsRead);
                            }
                        });

        assertThat(report).isEqualTo(new MemberImport.Report(3, 1, 0, Map.of("cell-count", 2L), Map.of()));
        assertThat(seen).containsExactly("2 cell-count true", "4 cell-count true", "committed 3");
        assertThat(members()).hasSize(1);
    }

    @Test
    void an_empty_file_imports_nobody_and_journals_nothing() {
        assertThat(run(List.of())).isEqualTo(new MemberImport.Report(0, 0, 0, Map.of(), Map.of()));
        assertThat(library.events()).isEmpty();
    }

    @Test
    void an_import_that_was_cut_off_is_completed_by_the_next() {
        List<MemberRow> rows = IntStream.range(0, 3 * MemberImport.CHUNK)
                .<MemberRow>mapToObj(n -> row(n, "row " + n % 5500))
                .toList();
        Iterator<MemberRow> some = rows.subList(0, 4100).iterator();
        assertThatThrownBy(() -> library.session().memberImport().run(some::next, MemberImport.unobserved()))
                .isInstanceOf(java.util.NoSuchElementException.class);
        assertThat(members()).hasSize(4000);

        assertThat(run(rows).imported()).isEqualTo(2000);
        assertThat(members()).extracting(Member::identity).hasSize(6000).doesNotHaveDuplicates();
    }

    @Test
    void who_may_not_import_is_denied() {
        assertThatThrownBy(() -> library.deskAt(Riverside.WEDNESDAY)
                        .as(Identity::of, Actor.Staff.of(Riverside.TENANT, "s-4", Roles.DESK))
                        .memberImport())
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void rows_of_a_branch_out_of_reach_are_rejected_and_not_kept() {
        MemberImport.Report report = library.session(Riverside.HARBOUR)
                .memberImport()
                .run(source(List.of(row(2, "a"), row(3, "b"))), MemberImport.unobserved());

        assertThat(report.rejected()).containsExactly(Map.entry(MemberRow.BRANCH_OUT_OF_REACH, 2L));
        assertThat(members()).isEmpty();
    }

    private MemberImport.Report run(List<MemberRow> rows) {
        return library.session().memberImport().run(source(rows), MemberImport.unobserved());
    }

    private static MemberSource source(List<MemberRow> rows) {
        Iterator<MemberRow> left = rows.iterator();
        return () -> left.hasNext() ? left.next() : null;
    }

    private List<Member> members() {
        return library.storage.read(Riverside.scope(Permission.READ_MEMBERS), transaction -> {
            List<Member> found = new ArrayList<>();
            transaction.store(Members.class).each(MemberSelection.all(), found::add);
            return found;
        });
    }

    private static MemberRow row(int line, String content) {
        return new MemberRow.Accepted(
                line,
                RowIdentity.first(List.of(content)),
                "NE1",
                Riverside.CENTRAL,
                Member.Moment.UNKNOWN,
                Member.Moment.UNKNOWN,
                Set.of());
    }
}
