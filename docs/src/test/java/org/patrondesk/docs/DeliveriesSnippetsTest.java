package org.patrondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.Health;
import org.patrondesk.PatronDesk;
import org.patrondesk.Work;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Tenant;
import org.patrondesk.message.DecideDelivery;
import org.patrondesk.message.DecideDelivery.Fate;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.Message;
import org.patrondesk.message.Outbox;
import org.patrondesk.message.Parcel;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.QueueState;
import org.patrondesk.message.Result;
import org.patrondesk.message.SendingTerms;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.testkit.ScriptedCourier;

/** The page about deliveries, over a provider whose first answer gets lost. */
class DeliveriesSnippetsTest {
    private static final Tenant TOWN = new Tenant("town");

    private final Actor desker = Actor.Staff.of(TOWN, "staff-7", Roles.DESK);
    private final Actor supervisor = Actor.Staff.of(TOWN, "staff-9", Roles.SUPERVISOR);
    private final List<String> alarms = new ArrayList<>();
    private final Consumer<String> alarm = alarms::add;
    private final String address = "reader@example.org";

    @TempDir
    Path folder;

    @Test
    void a_doubt_is_decided_by_a_person_and_the_work_goes_on_in_the_background() throws Exception {
        // tag::scripted-courier
        ScriptedCourier courier =
                new ScriptedCourier().answer(new Result.Unknown("timeout")); // and accepts what comes after
        // end::scripted-courier
        try (Storage storage = SqliteStorage.open(folder)) {
            // tag::post-message
            PatronDesk desk = PatronDesk.builder()
                    .storage(storage)
                    .courier(Channel.EMAIL, courier)
                    .sendingTerms(SendingTerms.shipped().withAtLeastOnce(Set.of("newsletter")))
                    .build();
            UUID delivery = desk.as(Identity::of, desker)
                    .outbox()
                    .post(PostMessage.of(
                            new Branch("City"),
                            Channel.EMAIL,
                            address,
                            new Message("Your hold", "It is here."),
                            "hold-ready"))
                    .orThrow();
            // end::post-message
            desk.work().runDue();
            decide(desk);
            ExecutorService executor = Executors.newFixedThreadPool(9);
            // tag::due-work
            Work work = desk.work();
            work.start(executor, 8); // or work.runDue() from the host's own scheduler
            // end::due-work
            assertThat(courier.awaitCarried(2, Duration.ofMinutes(1)))
                    .as("sent again")
                    .isTrue();
            work.close(Duration.ofSeconds(30));
            executor.shutdown();
            assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

            assertThat(courier.carried()).extracting(Parcel::possibleDuplicate).containsExactly(false, true);
            assertThat(courier.carried()).extracting(Parcel::messageId).containsOnly(delivery.toString());
        }
    }

    private void decide(PatronDesk desk) {
        List<DecideDelivery> waiting = new ArrayList<>();
        // tag::decide-delivery
        Outbox outbox = desk.as(Identity::of, supervisor).outbox();
        outbox.each(
                DeliveryState.UNKNOWN,
                status -> waiting.add(new DecideDelivery(status.delivery().id(), Fate.SEND_AGAIN, status.version())));
        waiting.forEach(outbox::decide);
        QueueState queue = outbox.queue(); // how many wait, and for how long the oldest has been due
        // end::decide-delivery
        // tag::health
        Health health = desk.as(Identity::of, supervisor).health();
        health.deliveries().oldestDue().ifPresent(age -> alarm.accept("the oldest message has been due for " + age));
        health.unsealed().oldest().ifPresent(at -> alarm.accept("the journal is not sealed since " + at));
        // end::health
        assertThat(alarms).hasSize(2);
        assertThat(queue.waiting()).isEqualTo(1);
        assertThat(queue.oldestDue()).isNotEqualTo(Optional.empty());
    }
}
