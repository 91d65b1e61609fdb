package org.patrondesk.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Channel;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Verdict;
import org.patrondesk.schema.PolicyReader;

/** Policies are swapped while requests are answered; every answer is one policy's, whole. */
@Param(name = "version", gen = IntGen.class, conf = "1:3")
public class HotSwapTest {
    private static final int VERSIONS = 200;
    private static final int DESKS = 3;

    private final Riverside library = new Riverside();
    private final Session session = library.session();

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
        Verdict verdict = given.verdict();
        int n = Integer.parseInt(verdict.policy().version());
        assertThat(verdict.rule()).isEqualTo("rule-" + n);
        assertThat(verdict.outcome().code()).isEqualTo(n % 2 == 0 ? "yes" : "conditional");
        assertThat(verdict.matches()).containsExactly("rule-" + n, "also-" + n);
        assertThat(verdict.set()).isEqualTo(Map.of("days", (long) n));
        assertThat(verdict.require()).containsExactly("show-" + n);
        assertThat(given.because()).isEqualTo("Version " + n + ".");
        return n;
    }

    private static Request request() {
        return Request.at(Riverside.CENTRAL, Channel.DESK, Map.of("asked", true));
    }

    @Test
    void while_policies_are_swapped_every_answer_is_of_one_policy_and_never_of_one_that_was_replaced_before()
            throws Exception {
        List<PolicySet> versions = new ArrayList<>();
        for (int n = 0; n <= VERSIONS; n++) {
            versions.add(version(n));
        }
        session.policies().adopt(versions.get(0)).orThrow();
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger adopted = new AtomicInteger();
        CountDownLatch ready = new CountDownLatch(DESKS);
        ExecutorService desks = Executors.newFixedThreadPool(DESKS);
        List<Future<Integer>> answered = new ArrayList<>();
        for (int i = 0; i < DESKS; i++) {
            answered.add(desks.submit(() -> {
                ready.countDown();
                return answering(begun, adopted);
            }));
        }
        ready.await();
        for (int n = 1; n <= VERSIONS; n++) {
            begun.set(n);
            session.policies().adopt(versions.get(n)).orThrow();
            adopted.set(n);
        }
        for (Future<Integer> desk : answered) {
            assertThat(desk.get()).isPositive();
        }
        desks.shutdown();
        assertThat(library.decisions(DecisionSelection.said())).allSatisfy(decision -> {
            int n = Integer.parseInt(decision.rule().substring("rule-".length()));
            assertThat(decision.policy()).contains(versions.get(n).hash());
        });
    }

    /** Answers until the last version is adopted; says how often. */
    private int answering(AtomicInteger begun, AtomicInteger adopted) {
        Session desk = library.session();
        int n = 0;
        while (adopted.get() < VERSIONS) {
            int before = adopted.get();
            int by = whole(desk.requests().decide(request()).orThrow());
            assertThat(by).isBetween(before, begun.get());
            n++;
        }
        return n;
    }

    private static final PolicySet[] SHIPPED = {version(0), version(1), version(2), version(3)};

    @Operation
    public void adopt(@Param(name = "version") int n) {
        session.policies().adopt(SHIPPED[n]).orThrow();
    }

    @Operation
    public int decide() {
        return session.requests().decide(request()) instanceof org.patrondesk.journal.Answer.Done<Given> done
                ? whole(done.value())
                : -1;
    }

    @Test
    void adopting_and_deciding_at_once_look_as_if_one_came_after_the_other() {
        new StressOptions()
                .iterations(5)
                .invocationsPerIteration(60)
                .threads(3)
                .actorsPerThread(3)
                .check(HotSwapTest.class);
    }
}
