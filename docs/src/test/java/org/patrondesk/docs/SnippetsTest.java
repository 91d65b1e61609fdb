package org.patrondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorUnverified;
import org.patrondesk.access.ActorVerifier;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.appeal.Reconsideration;
import org.patrondesk.decision.Given;
import org.patrondesk.decision.Request;
import org.patrondesk.decision.Shadowed;
import org.patrondesk.ils.membership.MembershipSheet;
import org.patrondesk.ils.sheet.SheetCallSheets;
import org.patrondesk.journal.Answer;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;
import org.patrondesk.library.Tenant;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.logbook.Review;
import org.patrondesk.logbook.ShadowReview;
import org.patrondesk.messaging.file.FileDrop;
import org.patrondesk.outreach.CallListOrder;
import org.patrondesk.outreach.CallListReport;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.proposal.RuleProposal;
import org.patrondesk.replay.Replay;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.policy.JsonPolicyFormat;

/** Every tagged region here stands on a page, word for word ({@link PagesTest} compares them). */
class SnippetsTest {
    private static final Actor STAFF = Actor.Staff.of(
            new Tenant("town"), "staff-7", Roles.DESK, Roles.SUPERVISOR, Roles.POLICY_EDITOR, Roles.REVIEWER);
    static final Period EVER = Period.ofDays(LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1), ZoneId.of("UTC"));

    @TempDir
    Path folder;

    private final PolicySet policy = policy("newcastle-city.json");
    private final PolicySet candidate = policy("newcastle-city-candidate.json");
    private final Path sheet = Pages.root().resolve("examples/sample/members.csv");
    private final Actor staff = STAFF;

    private static PolicySet policy(String name) {
        try {
            Path file = Pages.root().resolve("examples/policies").resolve(name);
            return new JsonPolicyFormat().read(name, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void start_builds_a_desk_and_answers_a_request() {
        Path store = folder.resolve("desk");
        // tag::start
        try (PatronDesk desk =
                PatronDesk.builder().storage(SqliteStorage.open(store)).build()) {
            desk.as(Identity::of, staff).policies().adopt(policy);
            Answer<Given> answer = desk.as(Identity::of, staff)
                    .requests()
                    .decide(Request.at(
                            new Branch("City"),
                            Channel.DESK,
                            Map.of("postcode-area", "NE", "months-since-last-use", 2)));
            // end::start
            assertThat(answer.orThrow().verdict().outcome()).isEqualTo(Outcome.YES);
        }
    }

    @Test
    void storage_survives_closing() {
        // tag::storage
        SqliteStorage storage = SqliteStorage.open(folder.resolve("desk"));
        PatronDesk desk = PatronDesk.builder().storage(storage).build();
        // end::storage
        desk.as(Identity::of, staff).policies().adopt(policy);
        desk.close();
        try (PatronDesk again = PatronDesk.builder()
                .storage(SqliteStorage.open(folder.resolve("desk")))
                .build()) {
            assertThat(again.as(Identity::of, staff).policies().inForce().map(PolicySet::hash))
                    .contains(policy.hash());
        }
    }

    @Test
    void an_actor_is_vouched_for_by_the_host() {
        PatronDesk desk = PatronDesk.builder().build();
        Tenant town = new Tenant("town");
        // tag::access
        Map<String, Actor> signedIn = new ConcurrentHashMap<>(); // your login's sessions, by cookie
        ActorVerifier<String> logins = cookie ->
                Optional.ofNullable(signedIn.get(cookie)).map(Identity::of).orElseThrow(ActorUnverified::new);

        signedIn.put("ffe1", new Actor.Staff(town, "staff-7", Set.of(Roles.DESK), Set.of(new Branch("City"))));
        Session ann = desk.as(logins, "ffe1");
        // end::access
        assertThat(ann.logbook().log(LogNo.atDesk(new Branch("Elsewhere"), "A pen", "unwritten")))
                .isInstanceOf(Answer.NotFound.class);
        assertThatThrownBy(() -> desk.as(logins, "0000")).isInstanceOf(ActorUnverified.class);
    }

    @Test
    void a_request_is_answered_with_its_reason() {
        PatronDesk desk = PatronDesk.builder().build();
        Session session = desk.as(Identity::of, staff);
        session.policies().adopt(policy);
        // tag::decide
        Answer<Given> answer =
                session.requests().decide(Request.at(new Branch("City"), Channel.WEB, Map.of("postcode-area", "DH")));
        if (answer instanceof Answer.Done<Given> done) {
            Outcome outcome = done.value().verdict().outcome(); // refer
            String rule = done.value().verdict().rule(); // which rule determined it
            String because = done.value().because(); // why, for staff
            // end::decide
            assertThat(outcome).isEqualTo(Outcome.REFER);
            assertThat(policy.rule(rule)).isPresent();
            assertThat(because).isNotBlank();
        }
        assertThat(answer).isInstanceOf(Answer.Done.class);
    }

    @Test
    void a_host_shadows_its_own_answer_and_reviews_where_they_differ() {
        PatronDesk desk = PatronDesk.builder()
                .clock(Clock.fixed(Instant.parse("2026-11-18T12:00:00Z"), ZoneId.of("UTC")))
                .build();
        desk.as(Identity::of, staff).policies().adopt(policy);
        // tag::shadow
        Request asked = Request.at(new Branch("City"), Channel.WEB, Map.of("postcode-area", "DH"));
        Answer<Shadowed> shadowed =
                desk.as(Identity::of, staff).shadow(asked, Outcome.YES); // the host's own live answer was yes
        ShadowReview review =
                desk.as(Identity::of, staff).logbook().shadowReview(Period.ofIsoWeek("2026-W47", desk.zone()));
        // end::shadow
        assertThat(shadowed.orThrow().differs()).isTrue();
        assertThat(review.differing()).isEqualTo(1);
        assertThat(review.differences().get(0).ours()).isEqualTo(Outcome.REFER);
    }

    @Test
    void a_no_is_logged_and_reviewed() {
        PatronDesk desk = PatronDesk.builder().build();
        Session session = desk.as(Identity::of, staff);
        // tag::log
        Answer<UUID> logged = session.logbook()
                .log(LogNo.atDesk(new Branch("City"), "Print from a phone", "unwritten")
                        .offering("Mailed it to the desk"));
        Review review = session.logbook().review(Optional.empty(), Period.ofIsoWeek("2026-W47", desk.zone()));
        // end::log
        assertThat(logged).isInstanceOf(Answer.Done.class);
        assertThat(review.period().contains(review.period().from())).isTrue();
        assertThat(session.logbook().review(Optional.empty(), EVER).unwritten()).isEqualTo(1);
    }

    @Test
    void a_yes_is_found_for_the_loudest_rule() {
        PatronDesk desk = PatronDesk.builder().build();
        Session session = desk.as(Identity::of, staff);
        session.policies().adopt(policy);
        Map<String, Object> neighbour = Map.of("postcode-area", "DH", "months-since-last-use", 2);
        session.requests()
                .decide(Request.at(new Branch("City"), Channel.WEB, neighbour))
                .orThrow();
        // tag::propose
        PolicySet inForce = session.policies().inForce().orElseThrow();
        RuleProposal proposal = session.proposals().propose(Optional.empty(), inForce, RuleProposal.Wish.ANY);
        RuleProposal.Remedy remedy = proposal.remedy().orElseThrow(); // for the loudest rule with pivotal nos
        long turned = remedy.exception().box().found(); // nos that the best exception turns, every other answer kept
        // end::propose
        assertThat(remedy.rule().pivotal()).isEqualTo(1);
        assertThat(turned).isEqualTo(1);
    }

    @Test
    void a_no_on_facts_is_appealed_and_somebody_else_decides() {
        PatronDesk desk = PatronDesk.builder().build();
        Session session = desk.as(Identity::of, staff);
        session.policies().adopt(policy);
        Actor supervisor = Actor.Staff.of(staff.tenant(), "staff-9", Roles.SUPERVISOR);
        // tag::log-facts
        Answer<UUID> computed = session.logbook()
                .log(LogNo.atDesk(new Branch("City"), "A card for my aunt", LogNo.BY_POLICY)
                        .on(Map.of("postcode-area", "DH")));
        // end::log-facts
        // tag::appeal
        UUID no = computed.orThrow();
        session.appeals().lodge(new Reconsideration.LodgeAppeal(no, "She lives with us now.", Optional.empty()));
        Answer<UUID> decided = desk.as(Identity::of, supervisor)
                .appeals()
                .answer(new Reconsideration.AnswerAppeal(no, Outcome.YES, "Seen the contract.", Optional.empty()));
        // end::appeal
        assertThat(decided).isInstanceOf(Answer.Done.class);
    }

    @Test
    void decisions_are_replayed_under_a_candidate() {
        PatronDesk desk = PatronDesk.builder().build();
        Session session = desk.as(Identity::of, staff);
        session.policies().adopt(policy);
        session.requests()
                .decide(Request.at(
                        new Branch("City"), Channel.WEB, Map.of("postcode-area", "DH", "months-since-last-use", 1)));
        // tag::replay
        Replay.Report report = session.logbook().replay(Optional.empty(), candidate);
        long welcome = report.noToYes(); // nos that the candidate would have answered with a yes
        // end::replay
        assertThat(welcome).isEqualTo(1);
    }

    @Test
    void members_are_imported_and_called() {
        PatronDesk desk = PatronDesk.builder().build();
        Session session = desk.as(Identity::of, staff);
        // tag::members
        try (MembershipSheet members = MembershipSheet.open(sheet)) {
            MemberImport.Report report = session.memberImport().run(members, MemberImport.unobserved());
            // end::members
            assertThat(report.read()).isPositive().isEqualTo(report.imported());
        }
        Path calls = folder.resolve("calls.csv");
        // tag::calls
        CallListOrder order = new CallListOrder(
                MemberSelection.inactiveSince(LocalDate.of(2026, 5, 21)), policy, LocalDate.of(2026, 11, 21));
        CallListReport report =
                session.callLists().build(order, list -> FileDrop.drop(calls, list, SheetCallSheets.csv()));
        // end::calls
        assertThat(report.candidates())
                .isEqualTo(report.selected()
                        + report.refused().values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
        assertThat(calls).exists();
    }

    @Test
    void a_file_is_dropped_whole() {
        Path target = folder.resolve("note.txt");
        byte[] text = {'h', 'i'};
        // tag::file-drop
        FileDrop.drop(target, out -> out.write(text));
        // end::file-drop
        assertThat(target).hasContent("hi");
    }

    @Test
    void counters_are_read_by_branch_and_day() {
        PatronDesk desk = PatronDesk.builder().build();
        Session session = desk.as(Identity::of, staff);
        session.logbook().log(LogNo.atDesk(new Branch("City"), "Print from a phone", "unwritten"));
        StringBuilder out = new StringBuilder();
        // tag::counters
        session.counters().each(sum -> out.append(sum.counter()).append(' ').append(sum.n()));
        // end::counters
        assertThat(out.toString()).isEqualTo("decisions.said 1");
    }
}
