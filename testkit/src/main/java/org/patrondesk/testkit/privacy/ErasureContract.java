package org.patrondesk.testkit.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.Consents;
import org.patrondesk.consent.Matter;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.library.Period;
import org.patrondesk.library.Purpose;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.Erased;
import org.patrondesk.privacy.Keeping;
import org.patrondesk.privacy.Overdue;
import org.patrondesk.privacy.PrivacyCase;
import org.patrondesk.privacy.PrivacyCases;
import org.patrondesk.privacy.Retained;
import org.patrondesk.reading.Access;
import org.patrondesk.reading.AccessEntry;
import org.patrondesk.reading.AccessLog;
import org.patrondesk.reading.AccessSelection;
import org.patrondesk.story.Story;
import org.patrondesk.story.StoryShelf;
import org.patrondesk.testkit.Alike;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.delivery.SendingContract;
import org.patrondesk.testkit.record.KeptRecords;

/** What every store of what is {@link Retained} promises to one person: to forget them, and to keep what a court may ask for. */
public abstract class ErasureContract extends SendingContract {
    private static final Set<Keeping> NAMING = Set.of(
            Keeping.DECISION_WORDS,
            Keeping.DECISION_STAFF,
            Keeping.DECISION_PERSON,
            Keeping.FOLLOW_UP,
            Keeping.CONSENT_EVIDENCE,
            Keeping.CONSENT_MINOR,
            Keeping.ACCESS,
            Keeping.STORY_TEXT,
            Keeping.STORY_STAFF,
            Keeping.STORY_PERSON);

    private Erased erase(Scope where, Subject.Pseudonym person) {
        return storage()
                .write(where, transaction -> transaction.store(Retained.class).erase(person));
    }

    private static Matter matter(Subject.Pseudonym person) {
        return new Matter(person, new Purpose("programs"), KeptRecords.CHANNEL);
    }

    /** Records 1 and 2 about the patron, each with two lines in the ledger, 3 about somebody else; and a consent of both. */
    private void fill() {
        for (int n = 1; n <= 2; n++) {
            KeptRecords.add(storage(), scope, n, n == 1 ? Sample.CENTRAL : Sample.HARBOUR);
        }
        Subject.Pseudonym other = Sample.person(3);
        Decision decision = Alike.about(Sample.said(3, Sample.CENTRAL), other);
        write(scope, Decisions.class, store -> store.record(List.of(decision)));
        for (Subject.Pseudonym person : List.of(Sample.PATRON, other)) {
            write(
                    scope,
                    Consents.class,
                    store -> store.record(Sample.consent(matter(person), 1, ConsentEntry.Kind.EXPRESS)));
        }
    }

    private Decision decision(int n) {
        return read(scope, Decisions.class, store -> store.find(Sample.id(n))).orElseThrow();
    }

    private FollowUp followUp(int n) {
        return read(scope, FollowUps.class, store -> store.of(Sample.id(n))).get(0);
    }

    private Story story(int n) {
        return read(scope, StoryShelf.class, store -> store.find(Sample.id(n))).orElseThrow();
    }

    private DeliveryStatus delivery(int n) {
        return read(scope, Deliveries.class, store -> store.find(Sample.id(n))).orElseThrow();
    }

    private static AccessEntry reading(int n, Subject.Pseudonym person) {
        return new AccessEntry(
                Sample.id(50 + n),
                Sample.NOON,
                "staff-1",
                Permission.READ_CONSENT,
                Purpose.SERVICE,
                Access.about("consents.history", person));
    }

    /** Those of this test; records may come with some of their own. */
    private List<AccessEntry> readings() {
        AccessSelection ever = AccessSelection.during(new Period(Sample.LONG_AGO, Sample.FAR_AHEAD));
        return read(scope, AccessLog.class, store -> PortContract.<AccessEntry>collected(to -> store.each(ever, to)))
                .stream()
                .filter(each -> each.id().compareTo(Sample.id(50)) > 0)
                .toList();
    }

    private List<ConsentEntry> consents(Subject.Pseudonym person) {
        return read(scope, Consents.class, store -> collected(to -> store.each(person, to)));
    }

    @Test
    @Promise("retained-6")
    void what_is_about_a_person_is_gone_from_every_record_and_all_else_is_as_it_was() {
        fill();
        Decision decision = decision(1);
        Decision other = decision(3);
        FollowUp followUp = followUp(1);
        Story story = story(1);
        Delivery delivery = delivery(1).delivery();

        AccessEntry reading = reading(1, Sample.PATRON);
        AccessEntry readingOther = reading(2, Sample.person(3));
        write(scope, AccessLog.class, store -> store.add(reading));
        write(scope, AccessLog.class, store -> store.add(readingOther));

        assertThat(erase(scope, Sample.PATRON)).isEqualTo(new Erased(2, 2, 2, 2, 5, 0));

        assertThat(readings()).containsExactly(reading.withoutPerson(), readingOther);
        assertThat(decision(1)).isEqualTo(decision.withoutWording().withoutPerson());
        assertThat(decision(3)).isEqualTo(other);
        assertThat(followUp(1)).isEqualTo(followUp.withoutWords());
        assertThat(story(1)).isEqualTo(story.withoutText().withoutPerson());
        assertThat(delivery(1).delivery()).isEqualTo(delivery.withoutPersons());
        assertThat(delivery(1).state()).isEqualTo(DeliveryState.STOPPED);
        assertThat(consents(Sample.PATRON)).isEmpty();
        assertThat(consents(Sample.person(3))).hasSize(1);
        assertThat(claim(9, LEASE)).isEmpty();
        assertThat(erase(scope, Sample.PATRON)).isEqualTo(Erased.NOTHING);
    }

    @Test
    @Promise("retained-6")
    void a_delivery_that_a_worker_has_is_left_and_counted() {
        fill();
        DeliveryStatus before = delivery(1);
        assertThat(claim(1, LEASE)).hasSize(1);

        assertThat(erase(scope, Sample.PATRON)).isEqualTo(new Erased(2, 2, 2, 1, 5, 1));
        assertThat(delivery(1).delivery()).isEqualTo(before.delivery());
        assertThat(delivery(1).state()).isEqualTo(DeliveryState.SENDING);
    }

    @Test
    @Promise("retained-6")
    void another_tenants_and_what_lies_outside_the_scope_is_left() {
        fill();

        assertThat(erase(elsewhere, Sample.PATRON)).isEqualTo(Erased.NOTHING);
        assertThat(erase(harbour, Sample.PATRON)).isEqualTo(new Erased(1, 1, 1, 1, 5, 0));
        assertThat(decision(1).person()).contains(Sample.PATRON);
        assertThat(decision(2).person()).isEmpty();
    }

    @Test
    @Promise("retained-6")
    void a_transaction_that_failed_erased_nothing() {
        fill();
        Decision decision = decision(1);
        DeliveryStatus delivery = delivery(2);
        writeAndFail(scope, transaction -> transaction.store(Retained.class).erase(Sample.PATRON));

        assertThat(decision(1)).isEqualTo(decision);
        assertThat(delivery(2)).isEqualTo(delivery);
        assertThat(consents(Sample.PATRON)).hasSize(5);
    }

    @Test
    @Promise("retained-7")
    void what_is_about_a_person_under_a_legal_hold_is_kept_and_not_overdue() {
        fill();
        PrivacyCase hold = new PrivacyCase(Sample.id(8), PrivacyCase.Kind.HOLD, Sample.PATRON, "court 1", Sample.NOON);
        write(scope, PrivacyCases.class, store -> store.open(hold));
        claim(9, LEASE).forEach(claim -> move(claim, Optional.empty(), to(DeliveryState.FAILED)));

        for (Keeping keeping : NAMING) {
            boolean others = keeping == Keeping.DECISION_WORDS
                    || keeping == Keeping.DECISION_STAFF
                    || keeping == Keeping.DECISION_PERSON;
            assertThat(overdue(keeping).rows()).as(keeping.code()).isEqualTo(others ? 1 : 0);
            assertThat(expire(keeping)).as(keeping.code()).isEqualTo(others ? 1 : 0);
        }
        assertThat(overdue(Keeping.DELIVERY)).isEqualTo(Overdue.NONE);
        assertThat(expire(Keeping.DELIVERY)).isZero();

        write(scope, PrivacyCases.class, store -> store.close(hold.id()));
        for (Keeping keeping : NAMING) {
            assertThat(expire(keeping)).as(keeping.code()).isEqualTo(2);
        }
        assertThat(expire(Keeping.DELIVERY)).isEqualTo(2);
    }

    @Test
    @Promise("retained-6")
    void who_consented_for_a_child_is_forgotten_and_the_childs_entry_stays() {
        Subject.Pseudonym child = Sample.person(3);
        ConsentEntry like = Sample.consent(matter(child), 1, ConsentEntry.Kind.EXPRESS);
        ConsentEntry entry = new ConsentEntry(
                like.id(),
                like.matter(),
                1,
                like.at(),
                like.kind(),
                like.expires(),
                like.proof(),
                Optional.of(new ConsentEntry.Minor(9, Optional.of(Sample.PATRON))),
                like.by());
        write(scope, Consents.class, store -> store.record(entry));
        erase(scope, Sample.person(4));
        assertThat(consents(child)).containsExactly(entry);
        erase(scope, Sample.PATRON);

        assertThat(consents(child)).containsExactly(entry.withoutGuardian());
    }

    @Test
    @Promise("retained-8")
    void whom_an_answer_is_about_is_known_as_long_as_there_are_words_about_them() {
        Instant day = Sample.NOON.plusSeconds(60);
        Decision said = Alike.about(Sample.said(1, Sample.CENTRAL), Sample.PATRON);
        write(scope, Decisions.class, store -> store.record(List.of(said)));
        write(scope, FollowUps.class, store -> store.record(KeptRecords.followUp(1, Sample.CENTRAL, day)));

        assertThat(overdue(Keeping.DECISION_PERSON, day)).isEqualTo(Overdue.NONE);
        assertThat(expire(Keeping.DECISION_PERSON, day)).isZero();
        assertThat(overdue(Keeping.DECISION_PERSON)).isEqualTo(new Overdue(1, Optional.of(day)));
        assertThat(expire(Keeping.FOLLOW_UP)).isEqualTo(1);
        assertThat(overdue(Keeping.DECISION_PERSON, day)).isEqualTo(new Overdue(1, Optional.of(said.at())));
        assertThat(expire(Keeping.DECISION_PERSON, day)).isEqualTo(1);
    }

    @Test
    @Promise("retained-9")
    void a_key_of_something_that_is_kept_as_long_as_the_store_is_left() {
        IdempotencyKeys.Kept run =
                new IdempotencyKeys.Kept(Sample.policySet().hash(), Optional.empty(), Optional.empty());
        write(scope, IdempotencyKeys.class, store -> store.keep("run", run));

        assertThat(overdue(Keeping.CALL_KEY)).isEqualTo(Overdue.NONE);
        assertThat(expire(Keeping.CALL_KEY)).isZero();
        Optional<IdempotencyKeys.Kept> left = read(scope, IdempotencyKeys.class, store -> store.find("run"));
        assertThat(left).contains(run);
    }

    private Overdue overdue(Keeping keeping) {
        return overdue(keeping, Sample.FAR_AHEAD);
    }

    private Overdue overdue(Keeping keeping, Instant before) {
        return read(scope, Retained.class, store -> store.overdue(keeping, before));
    }

    private int expire(Keeping keeping) {
        return expire(keeping, Sample.FAR_AHEAD);
    }

    private int expire(Keeping keeping, Instant before) {
        return storage()
                .<Integer>write(
                        scope, transaction -> transaction.store(Retained.class).expire(keeping, before, 10));
    }
}
