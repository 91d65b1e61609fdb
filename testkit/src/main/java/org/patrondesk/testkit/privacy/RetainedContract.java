package org.patrondesk.testkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.Members;
import org.patrondesk.privacy.Emergencies;
import org.patrondesk.privacy.EmergencyAccess;
import org.patrondesk.privacy.Keeping;
import org.patrondesk.privacy.Overdue;
import org.patrondesk.privacy.Retained;
import org.patrondesk.seal.Entry;
import org.patrondesk.seal.Seals;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.delivery.SendingContract;
import org.patrondesk.testkit.record.KeptParts;
import org.patrondesk.testkit.record.KeptRecords;

/** What every store of what is {@link Retained} promises, for each thing that is kept about people. */
public abstract class RetainedContract extends SendingContract {
    /** Of the records 1, 2 and 3 the third was not closed before this. */
    private static final Instant THIRD = Sample.NOON.plusMillis(3);

    private void fill() {
        KeptRecords.add(storage(), scope, 1, Sample.CENTRAL);
        KeptRecords.add(storage(), scope, 2, Sample.HARBOUR);
        KeptRecords.add(storage(), scope, 3, Sample.CENTRAL);
        contend(queue -> {
            queue.claim(KeptRecords.CHANNEL, 9, LEASE)
                    .forEach(claim -> queue.move(claim, Optional.empty(), to(DeliveryState.FAILED)));
            return true;
        });
    }

    private int expire(Scope where, Keeping keeping, Instant before, int most) {
        return storage()
                .<Integer>write(
                        where, transaction -> transaction.store(Retained.class).expire(keeping, before, most));
    }

    private Overdue overdue(Scope where, Keeping keeping, Instant before) {
        return read(where, Retained.class, store -> store.overdue(keeping, before));
    }

    private Map<Keeping, List<Object>> all() {
        return storage().read(scope, KeptParts::all);
    }

    private static List<Object> without(Keeping keeping, List<Object> records, Integer... numbers) {
        List<Object> left = new ArrayList<>();
        for (int n = 0; n < records.size(); n++) {
            Object each = records.get(n);
            if (!Arrays.asList(numbers).contains(n + 1)) {
                left.add(each);
            } else if (!KeptParts.isWhole(keeping)) {
                left.add(KeptParts.without(keeping, each));
            }
        }
        return left;
    }

    @Test
    @Promise({"retained-1", "retained-2", "retained-3"})
    void what_was_closed_before_is_gone_and_all_else_is_as_it_was() {
        fill();
        for (Keeping keeping : Keeping.values()) {
            Map<Keeping, List<Object>> before = all();
            assertThat(before.get(keeping)).hasSize(3).doesNotHaveDuplicates();
            Map<Keeping, List<Object>> after = new EnumMap<>(before);
            for (Keeping alike : KeptParts.alike(keeping)) {
                after.put(alike, without(keeping, before.getOrDefault(alike, List.of()), 1, 2));
            }

            assertThat(expire(scope, keeping, THIRD, 10)).as(keeping.code()).isEqualTo(2);
            assertThat(all()).isEqualTo(after).isNotEqualTo(before);
            assertThat(expire(scope, keeping, THIRD, 10)).as(keeping.code()).isZero();
            assertThat(all()).isEqualTo(after);
        }
    }

    @Test
    @Promise("retained-1")
    void the_oldest_go_first_and_no_more_than_asked_for() {
        fill();
        for (Keeping keeping : Keeping.values()) {
            List<Object> before = all().getOrDefault(keeping, List.of());

            assertThat(expire(scope, keeping, Sample.FAR_AHEAD, 1)).isEqualTo(1);
            assertThat(all().get(keeping)).isEqualTo(without(keeping, before, 1));
            assertThat(expire(scope, keeping, Sample.FAR_AHEAD, 2)).isEqualTo(2);
            assertThat(all().get(keeping)).isEqualTo(without(keeping, before, 1, 2, 3));
        }
    }

    @Test
    @Promise("retained-3")
    void another_tenants_is_left_as_it_is() {
        fill();
        Map<Keeping, List<Object>> before = all();
        for (Keeping keeping : Keeping.values()) {
            assertThat(overdue(elsewhere, keeping, Sample.FAR_AHEAD)).isEqualTo(Overdue.NONE);
            assertThat(expire(elsewhere, keeping, Sample.FAR_AHEAD, 10)).isZero();
        }

        assertThat(all()).isEqualTo(before);
    }

    @Test
    @Promise({"retained-3", "retained-5"})
    void what_lies_at_a_branch_outside_the_scope_is_left_as_it_is() {
        fill();
        for (Keeping keeping : KeptParts.atBranches()) {
            List<Object> before = all().getOrDefault(keeping, List.of());

            assertThat(overdue(harbour, keeping, Sample.FAR_AHEAD))
                    .isEqualTo(new Overdue(1, Optional.of(Sample.NOON.plusMillis(2))));
            assertThat(expire(harbour, keeping, Sample.FAR_AHEAD, 10)).isEqualTo(1);
            assertThat(all().get(keeping)).isEqualTo(without(keeping, before, 2));
        }
    }

    @Test
    @Promise("retained-4")
    void a_transaction_that_failed_removed_nothing() {
        fill();
        Map<Keeping, List<Object>> before = all();
        for (Keeping keeping : Keeping.values()) {
            writeAndFail(scope, transaction -> transaction.store(Retained.class).expire(keeping, Sample.FAR_AHEAD, 10));
            assertThatThrownBy(() -> read(scope, Retained.class, store -> store.expire(keeping, Sample.FAR_AHEAD, 10)))
                    .isInstanceOf(RuntimeException.class);
            assertThat(all()).as(keeping.code()).isEqualTo(before);
        }
    }

    @Test
    @Promise("retained-5")
    void what_is_overdue_is_counted_with_the_oldest() {
        for (Keeping keeping : Keeping.values()) {
            assertThat(overdue(scope, keeping, Sample.FAR_AHEAD)).isEqualTo(Overdue.NONE);
        }
        fill();
        for (Keeping keeping : Keeping.values()) {
            assertThat(overdue(scope, keeping, Sample.NOON.plusMillis(1))).isEqualTo(Overdue.NONE);
            assertThat(overdue(scope, keeping, THIRD))
                    .isEqualTo(new Overdue(2, Optional.of(Sample.NOON.plusMillis(1))));
            expire(scope, keeping, THIRD, 1);
            assertThat(overdue(scope, keeping, THIRD))
                    .isEqualTo(new Overdue(1, Optional.of(Sample.NOON.plusMillis(2))));
        }
    }

    @Test
    @Promise({"retained-3", "retained-5"})
    void a_delivery_that_workers_may_still_send_is_counted_and_left() {
        KeptRecords.add(storage(), scope, 1, Sample.CENTRAL);

        assertThat(overdue(scope, Keeping.DELIVERY, THIRD).rows()).isEqualTo(1);
        assertThat(expire(scope, Keeping.DELIVERY, THIRD, 10)).isZero();
        contend(queue -> queue.claim(KeptRecords.CHANNEL, 9, LEASE));
        assertThat(expire(scope, Keeping.DELIVERY, THIRD, 10)).isZero();
    }

    @Test
    @Promise({"retained-3", "retained-5"})
    void whoever_took_access_in_an_emergency_is_known_until_somebody_else_has_looked() {
        EmergencyAccess access = Sample.emergency(1);
        write(scope, Emergencies.class, store -> store.record(access));

        assertThat(overdue(scope, Keeping.EMERGENCY_STAFF, Sample.FAR_AHEAD)).isEqualTo(Overdue.NONE);
        assertThat(expire(scope, Keeping.EMERGENCY_STAFF, Sample.FAR_AHEAD, 10)).isZero();
        assertThat(expire(scope, Keeping.EMERGENCY_WORDS, Sample.FAR_AHEAD, 10)).isEqualTo(1);
        Optional<EmergencyAccess> after = read(scope, Emergencies.class, store -> store.find(access.id()));
        assertThat(after).contains(access.withoutWords());
    }

    @Test
    @Promise({"retained-1", "retained-2"})
    void the_providers_id_of_a_message_goes_with_it_and_its_end_counts() {
        Delivery delivery = KeptRecords.delivery(1, Sample.CENTRAL, Sample.FAR_AHEAD);
        post(delivery);
        sent(ACCEPTED, to(DeliveryState.ACCEPTED));
        Instant now = read(scope, Deliveries.class, Deliveries::now);

        assertThat(expire(scope, Keeping.DELIVERY, now.minusSeconds(3600), 10)).isZero();
        assertThat(expire(scope, Keeping.DELIVERY, now.plusSeconds(3600), 10)).isEqualTo(1);
        DeliveryStatus after = status(delivery);
        assertThat(after.delivery()).isEqualTo(delivery.withoutPersons());
        assertThat(after.state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(after.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.reason()).isEmpty();
            assertThat(attempt.result()).contains("accepted");
        });
    }

    @Test
    @Promise("retained-2")
    void the_seals_hold_when_it_is_forgotten_who_did_what() {
        List<Event> events = List.of(Sample.event(1), Sample.event(2));
        write(scope, Events.class, store -> store.append(events));
        List<Entry> before = read(scope, Seals.class, seals -> seals.waiting(9));
        expire(scope, Keeping.EVENT_STAFF, Sample.FAR_AHEAD, 10);
        List<Entry> after = read(scope, Seals.class, seals -> seals.waiting(9));

        assertThat(before).hasSize(2).extracting(Entry::forgotten).containsOnly(false);
        assertThat(after).hasSize(2).extracting(Entry::forgotten).containsOnly(true);
        assertThat(after)
                .extracting(Entry::mark)
                .containsExactlyElementsOf(before.stream().map(Entry::mark).toList());
        assertThat(after).extracting(Entry::body).containsOnly(Entry.Body.KEPT);
    }

    @Test
    @Promise("retained-2")
    void a_member_who_was_removed_may_be_imported_anew() {
        Member member = Sample.member(1, Sample.CENTRAL, LocalDate.of(2026, 1, 1));
        write(scope, Members.class, store -> store.add(List.of(member)));
        expire(scope, Keeping.MEMBER, Sample.FAR_AHEAD, 10);

        assertThat(storage()
                        .<Integer>write(
                                scope,
                                transaction -> transaction.store(Members.class).add(List.of(member))))
                .isEqualTo(1);
    }
}
