package org.patrondesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Tenant;
import org.patrondesk.message.Courier;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.Result;

class WorkTest {
    private static final Tenant HILL = new Tenant("hill");
    private static final Tenant VALLEY = new Tenant("valley");

    private static PatronDesk desk(Courier courier) {
        return PatronDesk.builder().courier(Channel.EMAIL, courier).build();
    }

    private static Session session(PatronDesk desk, Tenant tenant) {
        return desk.as(Identity::of, new Actor.Staff(tenant, "s-1", Set.of(Roles.SUPERVISOR, Roles.AUDITOR), Set.of()));
    }

    private static void post(PatronDesk desk, Tenant tenant) {
        session(desk, tenant)
                .outbox()
                .post(PostMessage.of(
                        new Branch("Central"),
                        Channel.EMAIL,
                        "reader@example.org",
                        new Message("", "Your book is here."),
                        "hold-ready"))
                .orThrow();
    }

    @Test
    void what_is_posted_is_due_work_from_the_commit_on() {
        PatronDesk desk = desk(parcel -> new Result.Accepted(""));
        assertThat(desk.work().runDue()).isZero();
        post(desk, HILL);

        assertThat(desk.work().runDue())
                .as("its wake, the watch over the queue and whom that calls, the sealing, the retention")
                .isEqualTo(5);
        assertThat(session(desk, HILL).outbox().queue().waiting()).isZero();
        assertThat(desk.work().runDue()).isZero();
    }

    @Test
    void every_tenants_journal_is_sealed() {
        PatronDesk desk = desk(parcel -> new Result.Accepted(""));
        post(desk, HILL);
        post(desk, VALLEY);

        desk.work().runDue();
        var check = session(desk, VALLEY).sealing().verify(Optional.empty());
        assertThat(check.sound()).isTrue();
        assertThat(check.seals()).isPositive();
    }

    @Test
    void a_campaign_of_one_tenant_keeps_no_other_waiting() throws InterruptedException {
        CountDownLatch valley = new CountDownLatch(1);
        CountDownLatch hill = new CountDownLatch(1);
        PatronDesk desk = desk(parcel -> {
            if (parcel.delivery().messageClass().equals("campaign")) {
                hill.countDown();
                await(valley);
            } else {
                valley.countDown();
            }
            return new Result.Accepted("");
        });
        for (int i = 0; i < 50; i++) {
            session(desk, HILL)
                    .outbox()
                    .post(PostMessage.of(
                            new Branch("Central"),
                            Channel.EMAIL,
                            "a@example.org",
                            new Message("", "Hello"),
                            "campaign"))
                    .orThrow();
        }
        ExecutorService threads = Executors.newFixedThreadPool(5);
        Work work = desk.work();
        work.start(threads, 4);
        assertThat(hill.await(30, TimeUnit.SECONDS)).isTrue();
        post(desk, VALLEY);

        assertThat(valley.await(30, TimeUnit.SECONDS))
                .as("the other tenant's message is sent while the campaign's courier hangs")
                .isTrue();
        work.close(Duration.ofSeconds(30));
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void closed_work_begins_nothing_more_and_is_not_started_again() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        PatronDesk desk = desk(parcel -> {
            begun.countDown();
            await(go);
            return new Result.Accepted("");
        });
        post(desk, HILL);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        Work work = desk.work();
        work.start(threads, 2);
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        work.close(Duration.ZERO);
        go.countDown();
        work.close(Duration.ofSeconds(30));
        post(desk, HILL);
        threads.shutdown();

        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(session(desk, HILL).outbox().queue().waiting()).isEqualTo(1);
        assertThatThrownBy(() -> work.start(threads, 2)).isInstanceOf(IllegalStateException.class);
    }
}
