package org.patrondesk.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.library.Branch;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.Member.Moment;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.Members;
import org.patrondesk.patron.RowIdentity;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Race;
import org.patrondesk.testkit.Sample;

/** What every store of {@link Members} promises. */
public abstract class MembersContract extends PortContract {
    private static final LocalDate MAY_1 = LocalDate.of(2026, 5, 1);

    private final Scope scope = Sample.scope(Sample.TENANT, Permission.IMPORT_MEMBERS);

    @Test
    @Promise("members-1")
    void adding_answers_how_many_were_new() {
        assertThat(add(scope, members(1, 3))).isEqualTo(3);
        assertThat(add(scope, members(2, 5))).isEqualTo(2);
        assertThat(add(scope, members(1, 5))).isZero();
        assertThat(add(scope, List.of())).isZero();
    }

    @Test
    @Promise({"members-1", "members-2"})
    void an_identity_that_stands_twice_in_one_call_is_new_once() {
        Member first = member(1);

        assertThat(add(scope, List.of(first, again(first, 2), member(3)))).isEqualTo(2);
        assertThat(all(scope)).containsExactly(first, member(3));
    }

    @Test
    @Promise("members-2")
    void an_identity_added_again_stays_as_it_was_first() {
        Member first = member(1);
        add(scope, List.of(first));
        add(scope, List.of(again(first, 2)));

        assertThat(all(scope)).containsExactly(first);
    }

    @Test
    @Promise("members-2")
    void equal_rows_of_different_people_are_told_apart_by_occurrence() {
        Member first = member(1);
        Member twin = withIdentity(first, 2, first.identity().withOccurrence(2));

        assertThat(add(scope, List.of(first, twin))).isEqualTo(2);
        assertThat(all(scope)).containsExactly(first, twin);
    }

    @Test
    @Promise("members-2")
    void identities_that_differ_in_one_half_are_different() {
        RowIdentity both = new RowIdentity(Long.MIN_VALUE, -1, 1);
        List<Member> members = List.of(
                withIdentity(member(1), 1, both),
                withIdentity(member(2), 2, new RowIdentity(Long.MIN_VALUE, 0, 1)),
                withIdentity(member(3), 3, new RowIdentity(Long.MAX_VALUE, -1, 1)));

        assertThat(add(scope, members)).isEqualTo(3);
        assertThat(all(scope)).isEqualTo(members);
    }

    @Test
    @Promise("members-2")
    void added_by_many_at_once_each_identity_is_kept_once() throws Exception {
        List<Integer> added = Race.run(number -> add(
                scope,
                IntStream.rangeClosed(1, 50)
                        .mapToObj(n -> again(member(n), number * 100 + n))
                        .toList()));

        assertThat(added.stream().mapToInt(Integer::intValue).sum()).isEqualTo(50);
        assertThat(all(scope)).extracting(Member::identity).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    @Promise("members-2")
    void every_field_comes_back_as_it_was() {
        Branch odd = new Branch(Sample.ODD_LINE);
        List<Member> members = List.of(
                new Member(Sample.id(1), identity(1), "", odd, Moment.UNKNOWN, Moment.UNKNOWN, Set.of()),
                new Member(
                        Sample.id(2),
                        identity(2),
                        "漢字'\"",
                        odd,
                        new Moment(LocalDate.of(1996, 2, 29), LocalTime.MIDNIGHT),
                        new Moment(LocalDate.of(2026, 12, 31), null),
                        Set.of("two-digit-year")),
                new Member(
                        Sample.id(3),
                        identity(3),
                        "NE1",
                        odd,
                        new Moment(LocalDate.of(2026, 1, 1), LocalTime.of(23, 59)),
                        new Moment(LocalDate.of(2026, 1, 2), LocalTime.of(0, 1, 30)),
                        Set.of("a", "b", "c-d")));
        add(scope, members);

        assertThat(all(scope)).isEqualTo(members);
    }

    @Test
    @Promise("members-2")
    void members_of_a_failed_transaction_can_be_added_afterwards() {
        writeAndFail(scope, transaction -> transaction.store(Members.class).add(members(1, 3)));

        assertThat(all(scope)).isEmpty();
        assertThat(add(scope, members(1, 3))).isEqualTo(3);
    }

    @Test
    @Promise({"members-2", "members-3"})
    void the_same_row_in_another_tenant_is_another_member() {
        Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.IMPORT_MEMBERS);
        add(scope, members(1, 3));

        assertThat(all(elsewhere)).isEmpty();
        assertThat(add(elsewhere, members(3, 4))).isEqualTo(2);
        assertThat(all(elsewhere)).isEqualTo(members(3, 4));
        assertThat(all(scope)).isEqualTo(members(1, 3));
    }

    @Test
    @Promise("members-3")
    void only_members_of_the_branches_in_scope_are_seen() {
        add(scope, threeBranches());
        Scope two = Sample.scope(Sample.TENANT, Permission.READ_MEMBERS, Sample.CENTRAL, Sample.MILL);

        assertThat(all(two))
                .isNotEmpty()
                .isEqualTo(threeBranches().stream()
                        .filter(member -> !member.branch().equals(Sample.HARBOUR))
                        .toList());
        assertThat(select(two, MemberSelection.all().at(Sample.HARBOUR))).isEmpty();
        assertThat(select(two, MemberSelection.all().at(Sample.MILL)))
                .isNotEmpty()
                .allMatch(member -> member.branch().equals(Sample.MILL));
    }

    @Test
    @Promise("members-3")
    void days_of_last_use_split_before_and_since() {
        Member before = used(1, MAY_1.minusDays(1));
        Member on = used(2, MAY_1);
        Member after = used(3, MAY_1.plusDays(1));
        Member never =
                new Member(Sample.id(4), identity(4), "NE1", Sample.CENTRAL, Moment.UNKNOWN, Moment.UNKNOWN, Set.of());
        add(scope, List.of(before, on, after, never));

        assertThat(select(scope, MemberSelection.inactiveSince(MAY_1))).containsExactly(before);
        assertThat(select(scope, MemberSelection.activeSince(MAY_1))).containsExactly(on, after);
        assertThat(select(scope, MemberSelection.inactiveSince(MAY_1).at(Sample.MILL)))
                .isEmpty();
        assertThat(all(scope)).containsExactly(before, on, after, never);
    }

    @Test
    @Promise("members-4")
    void the_order_is_by_branch_then_id_at_every_call() {
        List<Member> shuffled = new ArrayList<>(threeBranches());
        Collections.shuffle(shuffled, new Random(11));
        add(scope, shuffled.subList(0, 20));
        add(scope, shuffled.subList(20, shuffled.size()));

        assertThat(all(scope)).isEqualTo(threeBranches());
        assertThat(all(scope)).isEqualTo(threeBranches());
    }

    @Test
    @Promise("members-5")
    void a_member_of_a_branch_outside_the_scope_is_refused_and_nothing_of_the_transaction_kept() {
        Scope two = Sample.scope(Sample.TENANT, Permission.IMPORT_MEMBERS, Sample.CENTRAL, Sample.MILL);
        Member outside = Sample.member(3, Sample.HARBOUR, MAY_1);
        add(two, members(1, 1));

        assertRefusedForGood(two, transaction -> {
            transaction.store(Events.class).append(List.of(Sample.event(1)));
            transaction.store(Members.class).add(List.of(member(2), outside, member(4)));
        });
        assertThat(all(scope)).isEqualTo(members(1, 1));
        List<Event> kept = read(scope, Events.class, events -> collected(events::each));
        assertThat(kept).isEmpty();
        assertThat(add(scope, List.of(member(2), outside))).isEqualTo(2);
    }

    @Test
    @Promise("members-5")
    void a_member_outside_the_scope_is_refused_though_the_tenant_has_it_already() {
        Member outside = Sample.member(1, Sample.HARBOUR, MAY_1);
        add(scope, List.of(outside));
        Scope central = Sample.scope(Sample.TENANT, Permission.IMPORT_MEMBERS, Sample.CENTRAL);

        assertRefusedForGood(
                central, transaction -> transaction.store(Members.class).add(List.of(outside)));
        assertThat(all(scope)).containsExactly(outside);
    }

    private static List<Member> threeBranches() {
        List<Branch> branches = List.of(Sample.MILL, Sample.CENTRAL, Sample.HARBOUR);
        return IntStream.rangeClosed(1, 60)
                .mapToObj(n -> Sample.member(n, branches.get(n % 3), MAY_1))
                .sorted(Comparator.comparing(Member::branch)
                        .thenComparing(member -> member.id().toString()))
                .toList();
    }

    private static Member used(int n, LocalDate day) {
        return Sample.member(n, Sample.CENTRAL, day);
    }

    private static Member member(int n) {
        return used(n, MAY_1);
    }

    private static List<Member> members(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(MembersContract::member).toList();
    }

    private static RowIdentity identity(int n) {
        return member(n).identity();
    }

    /** The same row, imported again under another id. */
    private static Member again(Member member, int id) {
        return withIdentity(member, id, member.identity());
    }

    private static Member withIdentity(Member member, int id, RowIdentity identity) {
        return new Member(
                Sample.id(id),
                identity,
                member.district(),
                member.branch(),
                member.added(),
                member.lastUsed(),
                member.flags());
    }

    private int add(Scope where, List<Member> members) {
        return storage()
                .write(where, transaction -> transaction.store(Members.class).add(members));
    }

    private List<Member> all(Scope where) {
        return select(where, MemberSelection.all());
    }

    private List<Member> select(Scope where, MemberSelection selection) {
        return read(where, Members.class, members -> collected(to -> members.each(selection, to)));
    }
}
