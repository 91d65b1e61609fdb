package org.patrondesk.testkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.ConsentEntry.Kind;
import org.patrondesk.consent.Consents;
import org.patrondesk.consent.Matter;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Purpose;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;

/** What every {@link Consents} promises. */
public abstract class ConsentsContract extends PortContract {
    private final Scope scope = Sample.scope(Sample.TENANT, Permission.RECORD_CONSENT);
    private final Scope harbour = Sample.scope(Sample.TENANT, Permission.RECORD_CONSENT, Sample.HARBOUR);
    private final Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.RECORD_CONSENT);

    private void record(ConsentEntry... entries) {
        write(scope, Consents.class, store -> List.of(entries).forEach(store::record));
    }

    private static Matter matter(int person, String purpose, Channel channel) {
        return new Matter(Sample.person(person), new Purpose(purpose), channel);
    }

    private static ConsentEntry entry(Matter matter, long number) {
        return Sample.consent(matter, number, Kind.EXPRESS);
    }

    private Map<Matter, List<ConsentEntry>> of(Scope asking, Matter... matters) {
        return read(asking, Consents.class, store -> store.of(Set.of(matters)));
    }

    @Test
    @Promise("consents-1")
    void an_entry_of_each_kind_comes_back_field_for_field() {
        Matter matter = matter(1, "programs", Channel.EMAIL);
        ConsentEntry bare = entry(matter, 1);
        ConsentEntry full = new ConsentEntry(
                Sample.id(2),
                matter,
                2,
                Sample.NOON,
                Kind.IMPLIED,
                Optional.of(Sample.FAR_AHEAD),
                new ConsentEntry.Proof(Sample.ODD_TEXT, "web-form"),
                Optional.of(new ConsentEntry.Minor(0, Optional.of(Sample.person(9)))),
                "staff-2");
        ConsentEntry alone = new ConsentEntry(
                Sample.id(3),
                matter,
                3,
                Sample.LONG_AGO,
                Kind.WITHDRAWN,
                Optional.empty(),
                new ConsentEntry.Proof(Sample.LONGEST_TEXT, "desk"),
                Optional.of(new ConsentEntry.Minor(12, Optional.empty())),
                "staff-1");
        ConsentEntry restored = Sample.consent(matter, 4, Kind.RESTORED);
        record(bare, full);
        record(alone, restored);

        assertThat(of(scope, matter)).isEqualTo(Map.of(matter, List.of(bare, full, alone, restored)));
    }

    @Test
    @Promise("consents-1")
    void a_failed_transaction_keeps_none() {
        Matter matter = matter(1, "programs", Channel.EMAIL);
        writeAndFail(scope, transaction -> transaction.store(Consents.class).record(entry(matter, 1)));

        assertThat(of(scope, matter)).isEmpty();
    }

    @Test
    @Promise("consents-2")
    void one_whose_number_stands_is_refused_and_changes_nothing() {
        Matter matter = matter(1, "programs", Channel.EMAIL);
        ConsentEntry withdrawn = Sample.consent(matter, 1, Kind.WITHDRAWN);
        ConsentEntry other = entry(matter(2, "programs", Channel.EMAIL), 1);
        record(withdrawn);

        assertRefusedForGood(scope, transaction -> {
            transaction.store(Consents.class).record(other);
            transaction.store(Consents.class).record(entry(matter, 1));
        });
        assertThat(of(scope, matter, other.matter())).isEqualTo(Map.of(matter, List.of(withdrawn)));
    }

    @Test
    @Promise("consents-3")
    void of_many_matters_each_has_its_own_entries_in_the_order_of_their_numbers() {
        Matter asked = matter(1, "programs", Channel.EMAIL);
        Matter also = matter(2, "surveys", Channel.SMS);
        Matter without = matter(3, "programs", Channel.EMAIL);
        record(entry(asked, 2), entry(also, 1), entry(asked, 1));
        record(
                entry(matter(1, "programs", Channel.SMS), 1),
                entry(matter(1, "surveys", Channel.EMAIL), 1),
                entry(matter(4, "programs", Channel.EMAIL), 1));

        assertThat(of(scope, asked, also, without))
                .isEqualTo(Map.of(asked, List.of(entry(asked, 1), entry(asked, 2)), also, List.of(entry(also, 1))));
        assertThat(of(scope)).isEmpty();
    }

    @Test
    @Promise("consents-3")
    void a_thousand_matters_are_looked_up_at_once() {
        Matter[] matters = new Matter[1_000];
        for (int i = 0; i < matters.length; i++) {
            matters[i] = matter(i, "programs", Channel.EMAIL);
        }
        record(entry(matters[0], 1), entry(matters[999], 1));

        assertThat(of(scope, matters)).containsOnlyKeys(matters[0], matters[999]);
    }

    @Test
    @Promise("consents-3")
    void they_are_the_tenants_own_whatever_branches_the_scope_has() {
        Matter matter = matter(1, "programs", Channel.EMAIL);
        record(entry(matter, 1));

        assertThat(of(harbour, matter)).containsOnlyKeys(matter);
        assertThat(of(elsewhere, matter)).isEmpty();
    }

    @Test
    @Promise("consents-4")
    void all_of_a_person_is_handed_over_by_purpose_and_channel() {
        ConsentEntry bySms = entry(matter(1, "programs", Channel.SMS), 1);
        ConsentEntry first = entry(matter(1, "programs", Channel.EMAIL), 1);
        ConsentEntry second = entry(matter(1, "programs", Channel.EMAIL), 2);
        ConsentEntry survey = entry(matter(1, "surveys", Channel.CHAT), 1);
        record(survey, second, bySms, first, entry(matter(2, "programs", Channel.SMS), 1));

        List<ConsentEntry> all =
                read(scope, Consents.class, store -> collected(to -> store.each(Sample.person(1), to)));
        assertThat(all).containsExactly(first, second, bySms, survey);
        List<ConsentEntry> theirs =
                read(elsewhere, Consents.class, store -> collected(to -> store.each(Sample.person(1), to)));
        assertThat(theirs).isEmpty();
    }
}
