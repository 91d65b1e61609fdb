package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.appeal.Reconsideration.ExceptionGrant;
import org.patrondesk.appeal.Reconsideration.LodgeAppeal;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.decision.Given;
import org.patrondesk.decision.Request;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Channel;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.measure.Counters;
import org.patrondesk.measure.Delta;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.Members;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.seal.JournalCheck;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.story.Consent;
import org.patrondesk.story.TellStory;
import org.patrondesk.testkit.Sample;

/** Every service that reads before it writes, raced by two desks over one PostgreSQL, as by two processes. */
class RacingServicesTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 6;

    private final Scope scope = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private HikariDataSource pool;
    private PostgresStorage storage;
    private List<Session> desks;

    @BeforeEach
    void open() {
        pool = TestDatabase.ready().pool();
        storage = PostgresStorage.open(pool);
        desks = List.of(desk(storage), desk(PostgresStorage.open(pool)));
        desks.get(0).policies().adopt(Sample.policySet()).orThrow();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        storage.close();
        pool.close();
    }

    private static Session desk(PostgresStorage storage) {
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
    void calls_with_one_key_have_one_effect_and_one_answer() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Request request = Request.at(Sample.CENTRAL, Channel.DESK, Map.of("postcode-area", "DH"))
                    .withKey("key-" + round);
            List<Given> answers =
                    race(number -> desk(number).requests().decide(request).orThrow());

            assertThat(answers)
                    .extracting(Given::decision)
                    .containsOnly(answers.get(0).decision());
        }
        assertThat(decisions()).hasSize(ROUNDS);
        // One for the policy, one for each decision.
        assertThat(events()).hasSize(ROUNDS + 1);
        assertThat(counted("decisions.said")).isEqualTo(ROUNDS);
    }

    @Test
    void calls_with_keys_of_their_own_all_have_their_effect() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            int first = round * THREADS;
            race(number -> desk(number)
                    .requests()
                    .decide(Request.at(Sample.CENTRAL, Channel.DESK, Map.of("postcode-area", "DH"))
                            .withKey("key-" + (first + number)))
                    .orThrow());
        }

        assertThat(decisions()).hasSize(ROUNDS * THREADS);
        assertThat(counted("decisions.said")).isEqualTo(ROUNDS * THREADS);
    }

    @Test
    void one_exception_and_one_open_appeal_for_each_no() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            UUID no = desk(0).logbook()
                    .log(LogNo.atDesk(Sample.CENTRAL, "May I keep it?", Decision.UNWRITTEN))
                    .orThrow();
            List<Answer<UUID>> granted = race(number -> desk(number)
                    .appeals()
                    .grant(new ExceptionGrant(no, Outcome.YES, "They may.", Optional.empty(), Optional.empty())));
            assertThat(granted).filteredOn(Answer.Done.class::isInstance).hasSize(1);
            assertThat(granted).filteredOn(Answer.Invalid.class::isInstance).hasSize(THREADS - 1);

            UUID other = desk(0).logbook()
                    .log(LogNo.atDesk(Sample.CENTRAL, "May I stay?", Decision.UNWRITTEN))
                    .orThrow();
            List<Answer<UUID>> lodged = race(number ->
                    desk(number).appeals().lodge(new LodgeAppeal(other, "Please look again.", Optional.empty())));
            assertThat(lodged).filteredOn(Answer.Done.class::isInstance).hasSize(1);
            assertThat(desk(0).appeals().of(other)).hasSize(1);
        }
    }

    @Test
    void an_attribute_keeps_its_meaning_even_when_policies_are_adopted_at_once() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String attribute = "asked-" + round;
            List<Answer<?>> adopted = race(number -> number % 2 == 0
                    ? desk(number)
                            .policies()
                            .adopt(policy(attribute, "{\"boolean\":true}"), Sample.NOON.plusSeconds(60))
                    : desk(number)
                            .policies()
                            .adopt(policy(attribute, "{\"int\":\"0..9\"}"), Sample.NOON.plusSeconds(60)));
            boolean even = adopted.get(0) instanceof Answer.Done;

            for (int i = 0; i < THREADS; i++) {
                assertThat(adopted.get(i) instanceof Answer.Done).isEqualTo(i % 2 == 0 ? even : !even);
            }
        }
    }

    private static PolicySet policy(String attribute, String domain) {
        return PolicyReader.read(StoredObject.parse("""
                {"policySet":"raced","version":"1","philosophy":{"default":"refer"},
                 "attributes":{"%s":%s},
                 "rules":[{"id":"nobody","when":{},"decide":"yes","because":"Sure."}]}""".formatted(attribute, domain)));
    }

    @Test
    void a_member_is_added_once_however_many_import_the_same_sheet() throws Exception {
        List<Member> sheet = IntStream.range(0, 400)
                .mapToObj(n -> Sample.member(n, Sample.CENTRAL, LocalDate.of(2026, 5, 1)))
                .toList();
        List<Integer> added = race(number -> {
            List<Member> own = new ArrayList<>(sheet);
            if (number % 2 == 1) {
                // Locks taken the other way round would end in a deadlock, which the server notices after a second.
                Collections.reverse(own);
            }
            return storage.<Integer>write(
                    scope, transaction -> transaction.store(Members.class).add(own));
        });

        assertThat(added.stream().mapToInt(Integer::intValue).sum()).isEqualTo(400);
    }

    @Test
    void of_many_who_change_a_story_as_they_saw_it_one_does_and_a_refusal_always_counts() throws Exception {
        UUID no = desk(0).logbook()
                .log(LogNo.atDesk(Sample.CENTRAL, "May I read?", Decision.UNWRITTEN))
                .orThrow();
        for (int round = 0; round < ROUNDS; round++) {
            UUID story = desk(0).stories()
                    .tell(TellStory.of("We found a book.", Consent.NOT_ASKED, Sample.CENTRAL, Decision.ref(no)))
                    .orThrow();
            List<Answer<Long>> changed = race(
                    number -> desk(number).stories().consent(story, number == 3 ? Consent.REFUSED : Consent.TO_USE, 1));

            assertThat(changed.get(3)).isInstanceOf(Answer.Done.class);
            assertThat(desk(0).stories().find(story).orElseThrow().text()).isEmpty();
        }
    }

    @Test
    void sealers_beside_each_other_and_beside_writers_make_one_chain_over_all_events() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            race(number -> {
                if (number % 2 == 0) {
                    return desk(number).sealing().seal();
                }
                desk(number)
                        .logbook()
                        .log(LogNo.atDesk(Sample.CENTRAL, "May I?", Decision.UNWRITTEN))
                        .orThrow();
                return 0L;
            });
        }
        desk(0).sealing().seal();

        JournalCheck check = desk(1).sealing().verify(Optional.empty());
        assertThat(check.sound()).isTrue();
        assertThat(check.events()).isEqualTo(1 + ROUNDS * THREADS / 2);
        assertThat(check.tail().events()).isZero();
    }

    private Session desk(int number) {
        return desks.get(number % desks.size());
    }

    private List<Decision> decisions() {
        List<Decision> found = new ArrayList<>();
        return storage.read(scope, transaction -> {
            transaction.store(Decisions.class).each(DecisionSelection.said(), found::add);
            return found;
        });
    }

    private List<Event> events() {
        List<Event> found = new ArrayList<>();
        return storage.read(scope, transaction -> {
            transaction.store(Events.class).each(found::add);
            return found;
        });
    }

    private long counted(String counter) {
        List<Delta> found = new ArrayList<>();
        storage.read(scope, transaction -> {
            transaction.store(Counters.class).each(found::add);
            return found;
        });
        return found.stream()
                .filter(delta -> delta.counter().equals(counter))
                .mapToLong(Delta::n)
                .sum();
    }

    private <R> List<R> race(IntFunction<R> racer) throws Exception {
        List<Callable<R>> calls = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            calls.add(() -> patiently(() -> racer.apply(number)));
        }
        List<R> results = new ArrayList<>();
        for (Future<R> each : threads.invokeAll(calls)) {
            results.add(each.get(60, TimeUnit.SECONDS));
        }
        return results;
    }

    /** Repeats a call that may be repeated, as a host would. */
    private static <R> R patiently(Callable<R> call) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.call();
            } catch (StorageUnavailable e) {
                if (!e.retryable() || attempt == 20) {
                    throw e;
                }
            }
        }
    }
}
