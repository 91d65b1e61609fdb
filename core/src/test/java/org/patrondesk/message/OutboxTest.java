package org.patrondesk.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.IdempotencyConflict;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;

class OutboxTest {
    private final PostOffice office = new PostOffice();

    private List<String> refused(PostMessage command) {
        assertThat(office.outbox.post(command)).isInstanceOf(Answer.Invalid.class);
        return ((Answer.Invalid<UUID>) office.outbox.post(command))
                .violations().stream().map(Violation::path).toList();
    }

    @Test
    void a_posted_message_waits_until_it_is_sent_and_is_told_as_accepted_then() {
        UUID delivery = office.post("hold-ready");
        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(office.outbox.queue().waiting()).isEqualTo(1);

        office.sending().goRound();

        DeliveryStatus sent = office.status(delivery);
        assertThat(sent.state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(sent.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.result()).contains("accepted");
            assertThat(attempt.reason()).isEqualTo("p-1");
            assertThat(attempt.possibleDuplicate()).isFalse();
        });
        assertThat(office.carried).singleElement().satisfies(parcel -> {
            assertThat(parcel.messageId()).isEqualTo(delivery.toString());
            assertThat(parcel.delivery().message().text()).isEqualTo("Your book is here.");
        });
        assertThat(office.told()).containsExactly("delivery-posted", "delivery-accepted");
    }

    @Test
    void the_same_key_posts_once_and_another_message_under_it_is_refused() {
        PostMessage once = PostOffice.message("hold-ready").withKey("n-1");
        UUID first = office.outbox.post(once).orThrow();

        assertThat(office.outbox.post(once).orThrow()).isEqualTo(first);
        assertThatThrownBy(() -> office.outbox.post(
                        PostOffice.message(PostOffice.REMINDER).withKey("n-1")))
                .isInstanceOf(IdempotencyConflict.class);
        office.sending().goRound();
        assertThat(office.carried).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nBcc: everybody@example.org", "a\rb", "a\u2028b", "a\u0000b"})
    void what_could_write_a_header_of_its_own_is_refused(String text) {
        PostMessage good = PostOffice.message("hold-ready");
        assertThat(refused(PostMessage.of(PostOffice.CENTRAL, Channel.EMAIL, text, good.message(), "hold-ready")))
                .containsExactly("to");
        assertThat(refused(PostMessage.of(
                        PostOffice.CENTRAL, Channel.EMAIL, good.to(), new Message(text, "Hello"), "hold-ready")))
                .containsExactly("message.subject");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\uD83D", "\uDE42b"})
    void a_text_that_a_store_cannot_keep_as_it_is_is_refused(String text) {
        assertThat(refused(PostMessage.of(
                        PostOffice.CENTRAL, Channel.EMAIL, "reader@example.org", new Message("", text), "hold-ready")))
                .containsExactly("message.text");
    }

    @Test
    void a_text_of_any_other_characters_and_lines_is_posted() {
        Message message = new Message("🙂", "\u0001\r\n\t🙂👩‍👩‍👧 עברית");
        assertThat(office.outbox.post(
                        PostMessage.of(PostOffice.CENTRAL, Channel.EMAIL, "reader@example.org", message, "hold-ready")))
                .isInstanceOf(Answer.Done.class);
    }

    @Test
    void a_channel_without_a_courier_and_a_class_that_is_no_word_are_refused_by_field() {
        PostMessage good = PostOffice.message("hold-ready");
        assertThat(refused(PostMessage.of(PostOffice.CENTRAL, Channel.SMS, "+44 1", good.message(), "hold-ready")))
                .containsExactly("channel");
        assertThat(refused(PostMessage.of(PostOffice.CENTRAL, Channel.EMAIL, "", new Message("", ""), "Hold ready")))
                .containsExactly("message.text", "messageClass", "to");
    }

    @Test
    void what_expires_before_it_is_due_is_refused() {
        PostMessage good = PostOffice.message("hold-ready");
        Instant due = PostOffice.NOON.plusSeconds(60);
        assertThat(refused(new PostMessage(
                        good.branch(),
                        good.channel(),
                        good.to(),
                        good.message(),
                        "hold-ready",
                        Optional.of(due),
                        Optional.of(due),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
                .containsExactly("expires");
    }

    @Test
    void nobody_posts_for_a_branch_out_of_reach_or_without_permission() {
        Actor harbour =
                new Actor.Staff(PostOffice.TENANT, "s-2", Set.of(Roles.SUPERVISOR), Set.of(new Branch("Harbour")));
        UUID delivery = office.post("hold-ready");

        Outbox theirs = office.desk.as(Identity::of, harbour).outbox();
        assertThat(theirs.post(PostOffice.message("hold-ready"))).isInstanceOf(Answer.NotFound.class);
        assertThat(theirs.find(delivery)).isEmpty();
        assertThat(theirs.decide(new DecideDelivery(delivery, DecideDelivery.Fate.DROP, 0)))
                .isInstanceOf(Answer.NotFound.class);
        assertThat(theirs.queue().waiting()).isZero();
        Outbox nobodys = office.desk
                .as(Identity::of, new Actor.Anonymous(PostOffice.TENANT))
                .outbox();
        assertThatThrownBy(() -> nobodys.post(PostOffice.message("hold-ready"))).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> office.desk.as(Identity::of, office.supervisor).sending())
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void a_person_says_what_becomes_of_a_delivery_in_doubt() {
        office.results.add(new Result.Unknown("timeout"));
        UUID delivery = office.post("hold-ready");
        office.sending().goRound();
        List<DeliveryStatus> doubts = new ArrayList<>();
        office.outbox.each(DeliveryState.UNKNOWN, doubts::add);
        assertThat(doubts).extracting(found -> found.delivery().id()).containsExactly(delivery);
        long version = doubts.get(0).version();

        assertThat(office.outbox
                        .decide(new DecideDelivery(delivery, DecideDelivery.Fate.SEND_AGAIN, version))
                        .orThrow())
                .isEqualTo(delivery);
        assertThat(office.outbox.decide(new DecideDelivery(delivery, DecideDelivery.Fate.DROP, version)))
                .isInstanceOf(Answer.Stale.class);
        office.sending().goRound();

        assertThat(office.carried).extracting(Parcel::possibleDuplicate).containsExactly(false, true);
        assertThat(office.carried).extracting(Parcel::messageId).containsOnly(delivery.toString());
        assertThat(office.told())
                .containsExactly("delivery-posted", "delivery-unknown", "delivery-decided", "delivery-accepted");
    }

    @Test
    void what_went_out_and_what_is_dropped_stays_as_it_is() {
        office.results.add(new Result.Rejected(Result.Concern.ADDRESS, "550-5.1.1"));
        office.results.add(new Result.Unknown("timeout"));
        UUID refused = office.post("hold-ready");
        UUID inDoubt = office.post("hold-ready");
        office.sending().goRound();

        office.outbox
                .decide(new DecideDelivery(
                        refused,
                        DecideDelivery.Fate.DROP,
                        office.status(refused).version()))
                .orThrow();
        office.outbox
                .decide(new DecideDelivery(
                        inDoubt,
                        DecideDelivery.Fate.WENT_OUT,
                        office.status(inDoubt).version()))
                .orThrow();
        office.later(Duration.ofHours(1));

        assertThat(office.sending().goRound()).isZero();
        assertThat(office.status(refused).state()).isEqualTo(DeliveryState.DROPPED);
        assertThat(office.status(inDoubt).state()).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void what_is_too_late_is_posted_anew_and_not_sent_again() {
        office.results.add(new Result.Unknown("timeout"));
        UUID delivery = office.post("hold-ready");
        office.sending().goRound();
        office.later(Duration.ofDays(4));

        Answer<UUID> answer = office.outbox.decide(new DecideDelivery(
                delivery,
                DecideDelivery.Fate.SEND_AGAIN,
                office.status(delivery).version()));
        assertThat(answer).isInstanceOf(Answer.Invalid.class);
    }

    @Test
    void the_queue_tells_how_long_the_oldest_has_been_due() {
        office.post("hold-ready");
        office.later(Duration.ofMinutes(7));
        office.post("hold-ready");

        assertThat(office.outbox.queue())
                .isEqualTo(new QueueState(2, 0, 0, 0, Optional.of(Duration.ofMinutes(7)), Map.of()));
    }

    @Test
    void nothing_a_reader_or_a_message_is_called_stands_in_a_text_of_ours() {
        UUID delivery = office.post("hold-ready");
        PostMessage command = PostOffice.message("hold-ready");
        assertThat(List.of(
                        command.toString(),
                        command.message().toString(),
                        office.status(delivery).toString(),
                        office.status(delivery).delivery().toString()))
                .noneMatch(text -> text.contains("reader@") || text.contains("book"));
    }

    private static PostMessage at(Optional<Instant> due, Optional<Instant> expires) {
        PostMessage good = PostOffice.message("hold-ready");
        return new PostMessage(
                good.branch(),
                good.channel(),
                good.to(),
                good.message(),
                "hold-ready",
                due,
                expires,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("n-9"));
    }

    @Test
    void a_time_that_no_store_can_hold_is_refused() {
        assertThat(refused(at(Optional.of(Instant.MAX), Optional.of(Instant.MIN))))
                .containsExactly("due", "expires");
        assertThat(refused(at(Optional.of(Instant.EPOCH.minusMillis(1)), Optional.empty())))
                .containsExactly("due");
    }

    @Test
    void a_call_that_is_repeated_is_answered_alike_whatever_has_changed_meanwhile() {
        PostMessage command = at(Optional.empty(), Optional.of(PostOffice.NOON.plusSeconds(300)));
        UUID first = office.outbox.post(command).orThrow();
        office.later(Duration.ofMinutes(6));
        var without =
                PatronDesk.builder().storage(office.storage).clock(office.clock).build();

        assertThat(office.outbox.post(command).orThrow()).isEqualTo(first);
        assertThat(without.as(Identity::of, office.supervisor)
                        .outbox()
                        .post(command)
                        .orThrow())
                .isEqualTo(first);
    }

    @Test
    void a_decision_that_is_repeated_is_answered_alike_and_told_once() {
        office.results.add(new Result.Rejected(Result.Concern.ADDRESS, "550-5.1.1"));
        UUID delivery = office.post("hold-ready");
        office.sending().goRound();
        var command = new DecideDelivery(
                delivery, DecideDelivery.Fate.DROP, office.status(delivery).version());

        Answer<UUID> first = office.outbox.decide(command);
        assertThat(office.outbox.decide(command)).isEqualTo(first).isInstanceOf(Answer.Done.class);
        assertThat(office.told()).containsExactly("delivery-posted", "delivery-failed", "delivery-decided");
        Actor harbour =
                new Actor.Staff(PostOffice.TENANT, "s-2", Set.of(Roles.SUPERVISOR), Set.of(new Branch("Harbour")));
        assertThat(office.desk.as(Identity::of, harbour).outbox().decide(command))
                .isInstanceOf(Answer.NotFound.class);
    }
}
