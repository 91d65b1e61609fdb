package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.adoption.PolicySets;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.decision.Given;
import org.patrondesk.decision.Request;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Channel;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Verdict;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.testkit.Sample;

/** Policies in a durable store are swapped while two desks answer from it. */
abstract class HotSwap {
    private static final int VERSIONS = 60;
    private static final int THREADS = 4;

    /** Opens the store of this test, which is there again when it was closed. */
    abstract Storage open();

    /** The number of the version that is being adopted, and of the last one that has been. */
    private final AtomicInteger begun = new AtomicInteger();

    private final AtomicInteger adopted = new AtomicInteger();

    /** The version that each caller was told had answered, by decision. */
    private final Map<UUID, Integer> told = new ConcurrentHashMap<>();

    /** In every version another rule answers, with another outcome, output and reason, all telling the version. */
    private static PolicySet version(int n) {
        return PolicyReader.read(StoredObject.parse("""
                {"policySet":"swap","version":"%1$d","philosophy":{"default":"refer"},
                 "attributes":{"asked":{"boolean":true}},
                 "rules":[{"id":"rule-%1$d","when":{"asked":true},"decide":"%2$s","because":"Version %1$d.",
                   "set":{"days":%1$d}},
                  {"id":"also-%1$d","require":["show-%1$d"]}]}""".formatted(n, n % 2 == 0 ? "yes" : "conditional")));
    }

    /** The version that answered; fails when the answer is of more than one. */
    private static int whole(Given given) {
        int n = whole(given.verdict());
        assertThat(given.because()).isEqualTo("Version " + n + ".");
        return n;
    }

    private static int whole(Verdict verdict) {
        int n = Integer.parseInt(verdict.policy().version());
        assertThat(verdict.rule()).isEqualTo("rule-" + n);
        assertThat(verdict.outcome().code()).isEqualTo(n % 2 == 0 ? "yes" : "conditional");
        assertThat(verdict.matches()).containsExactly("rule-" + n, "also-" + n);
        assertThat(verdict.set()).isEqualTo(Map.of("days", (long) n));
        assertThat(verdict.require()).containsExactly("show-" + n);
        return n;
    }

    private static Request request() {
        return Request.at(Sample.CENTRAL, Channel.DESK, Map.of("asked", true));
    }

    /** A desk of its own, which remembers policies of its own. */
    private static Session desk(Storage storage) {
        return PatronDesk.builder()
                .storage(storage)
                .clock(Clock.fixed(Sample.NOON, ZoneOffset.UTC))
                .build()
                .as(
                        Identity::of,
                        new Actor.Staff(
                                Sample.TENANT,
                                "staff-1",
                                Roles.shipped().grants().keySet(),
                                Set.of()));
    }

    @Test
    void every_answer_is_of_one_policy_in_force_and_is_kept_with_it() throws Exception {
        List<PolicySet> versions = new ArrayList<>();
        for (int n = 0; n <= VERSIONS; n++) {
            versions.add(version(n));
        }
        try (Storage storage = open()) {
            Session desk = desk(storage);
            desk.policies().adopt(versions.get(0)).orThrow();
            whole(desk.requests().decide(request().withKey("first")).orThrow());
            swap(versions, desk, desk(storage));
            // Whoever asks again with the key of then is told what was told then.
            assertThat(whole(desk.requests().decide(request().withKey("first")).orThrow()))
                    .isZero();
        }
        try (Storage storage = open()) {
            everyDecisionIsKeptWithItsPolicy(storage, versions);
        }
    }

    private void swap(List<PolicySet> versions, Session desk, Session other) throws Exception {
        CountDownLatch ready = new CountDownLatch(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> answered = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Session own = i % 2 == 0 ? desk : other;
                answered.add(threads.submit(() -> answering(own, ready)));
            }
            ready.await();
            for (int n = 1; n <= VERSIONS; n++) {
                begun.set(n);
                (n % 3 == 0 ? other : desk).policies().adopt(versions.get(n)).orThrow();
                adopted.set(n);
            }
            for (Future<Integer> each : answered) {
                assertThat(each.get()).isPositive();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Answers until the last version is adopted, and once by that; says how often. */
    private int answering(Session desk, CountDownLatch ready) {
        ready.countDown();
        int n = 0;
        boolean last = false;
        while (!last) {
            int before = adopted.get();
            last = before == VERSIONS;
            Given given = desk.requests().decide(request()).orThrow();
            int by = whole(given);
            assertThat(by).isBetween(before, begun.get());
            told.put(given.decision(), by);
            n++;
        }
        return n;
    }

    private void everyDecisionIsKeptWithItsPolicy(Storage storage, List<PolicySet> versions) {
        storage.read(Sample.scope(Sample.TENANT, Permission.REVIEW_NOS), transaction -> {
            Map<UUID, Decision> kept = new HashMap<>();
            transaction
                    .store(Decisions.class)
                    .each(DecisionSelection.said(), decision -> kept.put(decision.id(), decision));
            // All that was told, and the one before the first swap.
            assertThat(kept).hasSize(told.size() + 1);
            told.forEach((id, n) -> {
                Decision decision = Objects.requireNonNull(kept.get(id));
                assertThat(decision.policy()).contains(versions.get(n).hash());
                assertThat(decision.rule()).isEqualTo("rule-" + n);
                PolicySet set = transaction
                        .store(PolicySets.class)
                        .find(decision.policy().orElseThrow())
                        .orElseThrow();
                assertThat(whole(Policy.ofKept(set).decide(decision.facts()))).isEqualTo(n);
            });
            return true;
        });
    }
}
