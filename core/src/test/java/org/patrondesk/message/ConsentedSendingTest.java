package org.patrondesk.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Scope;
import org.patrondesk.consent.ConsentCommand;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.ConsentLedger;
import org.patrondesk.consent.Consents;
import org.patrondesk.consent.Ledgers;
import org.patrondesk.consent.Matter;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Ref;
import org.patrondesk.person.Subject;

class ConsentedSendingTest {
    private final PostOffice office = new PostOffice();
    private final ConsentLedger ledger =
            office.desk.as(Identity::of, office.supervisor).consents();

    private static PostMessage to(int person) {
        return PostOffice.message("program").withPerson(Ledgers.person(person), Ledgers.PROGRAMS);
    }

    private void agrees(int person) {
        ledger.give(ConsentCommand.Give.express(Ledgers.matter(person), Ledgers.PROOF))
                .orThrow();
    }

    private void withdraws(int person) {
        ledger.withdraw(ConsentCommand.Withdraw.of(Ledgers.matter(person), Ledgers.PROOF))
                .orThrow();
    }

    @Test
    void nobody_is_written_to_who_has_not_agreed() {
        assertThat(office.outbox.post(to(1)))
                .isEqualTo(new Answer.Refused<UUID>(
                        new Ref("purpose", "programs"),
                        "no-consent",
                        "The person has not agreed to be addressed for programs by email, or has withdrawn; ask them"
                                + " before you write."));
        agrees(1);
        UUID delivery = office.outbox.post(to(1)).orThrow();
        office.sending().goRound();
        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void a_person_and_a_purpose_are_given_together() {
        PostMessage whole = to(1);
        PostMessage half = new PostMessage(
                whole.branch(),
                whole.channel(),
                whole.to(),
                whole.message(),
                whole.messageClass(),
                whole.due(),
                whole.expires(),
                whole.about(),
                whole.person(),
                java.util.Optional.empty(),
                whole.key());
        assertThat(office.outbox.post(half))
                .isInstanceOfSatisfying(
                        Answer.Invalid.class,
                        invalid -> assertThat(invalid.violations().toString()).contains("purpose"));
    }

    @Test
    void who_withdraws_between_the_post_and_the_sending_gets_nothing_ever() {
        agrees(1);
        UUID delivery = office.outbox.post(to(1)).orThrow();
        withdraws(1);
        office.sending().goRound();
        agrees(1);
        office.later(java.time.Duration.ofHours(1));
        office.sending().goRound();

        assertThat(office.carried).isEmpty();
        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.STOPPED);
        assertThat(office.status(delivery).reason()).isEqualTo("no-consent");
        assertThat(office.status(delivery).attempts()).isEmpty();
        assertThat(office.told())
                .containsExactly(
                        "consent-entered", "delivery-posted", "consent-entered", "delivery-stopped", "consent-entered");
    }

    @Test
    void who_withdraws_when_a_worker_has_the_message_already_gets_nothing_and_no_attempt_is_left() {
        agrees(1);
        UUID delivery = office.outbox.post(to(1)).orThrow();
        Round round = office.sending().round();
        round.step();
        round.step();
        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.SENDING);
        withdraws(1);
        while (round.step()) {
            // To its end.
        }

        assertThat(office.carried).isEmpty();
        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.STOPPED);
        assertThat(office.status(delivery).attempts()).isEmpty();
    }

    @Test
    void what_may_have_gone_out_before_the_withdrawal_is_told_as_a_doubt() {
        agrees(1);
        office.results.add(new Result.Unknown("timeout"));
        UUID delivery = office.outbox
                .post(PostOffice.message(PostOffice.REMINDER).withPerson(Ledgers.person(1), Ledgers.PROGRAMS))
                .orThrow();
        office.sending().goRound();
        withdraws(1);
        office.later(office.terms.reconciliation());
        office.sending().goRound();

        assertThat(office.carried).hasSize(1);
        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(office.status(delivery).reason()).isEqualTo("no-consent");
    }

    @Test
    void a_consent_that_ends_while_the_message_waits_stops_it() {
        ledger.give(ConsentCommand.Give.implied(Ledgers.matter(1), PostOffice.NOON.plusSeconds(60), Ledgers.PROOF))
                .orThrow();
        UUID delivery = office.outbox.post(to(1)).orThrow();
        office.later(java.time.Duration.ofSeconds(60));
        office.sending().goRound();

        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.STOPPED);
    }

    @Test
    void all_of_a_claim_are_looked_up_at_once_and_each_once_more_with_its_attempt() {
        for (int n = 1; n <= 15; n++) {
            agrees(n);
            office.outbox.post(to(n)).orThrow();
        }
        office.post("hold-ready");
        List<Integer> asked = new ArrayList<>();
        Sending sending = office.overStorage(new Asking(office.storage, matters -> asked.add(matters.size())));
        sending.goRound();

        assertThat(office.carried).hasSize(16);
        assertThat(asked).startsWith(15).hasSize(16);
        assertThat(asked.subList(1, 16)).containsOnly(1);
    }

    /** A storage that notes who is asked for. */
    private record Asking(Storage sound, Consumer<Set<Matter>> noting) implements Storage {
        @Override
        public <R> R write(Scope scope, Function<Transaction, R> work) {
            return sound.write(scope, transaction -> work.apply(new In(transaction, this)));
        }

        @Override
        public <R> R contend(Scope scope, Function<Transaction, R> work) {
            return sound.contend(scope, transaction -> work.apply(new In(transaction, this)));
        }

        @Override
        public <R> R read(Scope scope, Function<Transaction, R> work) {
            return sound.read(scope, work);
        }

        @Override
        public TaskRunner tasks() {
            return sound.tasks();
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    private record In(Transaction sound, Asking asking) implements Transaction, Consents {
        @Override
        public Scope scope() {
            return sound.scope();
        }

        @Override
        public <S> S store(Class<S> type) {
            return type == Consents.class ? type.cast(this) : sound.store(type);
        }

        @Override
        public void record(ConsentEntry entry) {
            sound.store(Consents.class).record(entry);
        }

        @Override
        public Map<Matter, List<ConsentEntry>> of(Set<Matter> matters) {
            asking.noting().accept(matters);
            return sound.store(Consents.class).of(matters);
        }

        @Override
        public void each(Subject.Pseudonym person, Consumer<ConsentEntry> to) {
            sound.store(Consents.class).each(person, to);
        }
    }
}
