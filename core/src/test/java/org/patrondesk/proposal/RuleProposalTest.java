package org.patrondesk.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Roles;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Request;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Channel;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.replay.Edit;
import org.patrondesk.replay.Relaxation;
import org.patrondesk.replay.Replay;
import org.patrondesk.schema.PolicyReader;

/** Ways to a yes for one rule's nos, out of what was decided at the desk. */
class RuleProposalTest {
    private static final PolicySet POLICY = read("""
            {"policySet":"cards","version":"3","philosophy":{"default":"yes"},
             "attributes":{"area":{"enum":["town","hill","port"]},"age":{"int":"0..99"},"months":{"int":"0..60"},
               "language":{"enum":["en","es"]}},
             "rules":[
              {"id":"elsewhere","when":{"area":["hill","port","other"]},"decide":"no"},
              {"id":"dormant","when":{"months":"12.."},"decide":"refer"}],
             "expect":[
              {"request":{"area":"hill","age":30,"months":0,"language":"en"},"decide":"no","by":"elsewhere"},
              {"request":{"area":"town","age":30,"months":0,"language":"en"},"decide":"yes"}]}""");

    private final Riverside library = new Riverside();
    private final Session session = library.session();

    private static PolicySet read(String text) {
        return PolicyReader.read(StoredObject.parse(text));
    }

    @BeforeEach
    void hill_is_refused_most_often_and_dormant_cards_are_referred() {
        session.policies().adopt(POLICY).orThrow();
        for (int i = 0; i < 6; i++) {
            decided(facts("hill", 20 + i, i));
        }
        decided(facts("port", 30, 0));
        decided(facts("hill", 70, 20));
        decided(facts("town", 50, 14));
        decided(facts("town", 50, 0));
    }

    private static Map<String, Object> facts(String area, int age, int months) {
        return Map.of("area", area, "age", age, "months", months, "language", "en");
    }

    private void decided(Map<String, Object> facts) {
        session.requests()
                .decide(Request.at(Riverside.CENTRAL, Channel.DESK, facts))
                .orThrow();
    }

    private RuleProposal propose(RuleProposal.Wish wish) {
        return session.proposals().propose(Optional.empty(), POLICY, wish);
    }

    private static RuleProposal.Wish of(String rule, String... attributes) {
        return new RuleProposal.Wish(Optional.of(rule), List.of(attributes));
    }

    @Test
    void the_loudest_rule_without_which_nos_were_a_yes_is_looked_at() {
        RuleProposal proposal = propose(RuleProposal.Wish.ANY);
        RuleProposal.Remedy remedy = proposal.remedy().orElseThrow();

        assertThat(proposal.policy()).isEqualTo(POLICY.ref());
        assertThat(proposal.basis()).isEqualTo(new Basis(10, 0, 0, 0));
        assertThat(remedy.rule()).isEqualTo(new Relaxation.RuleCount("elsewhere", 8, 7));
        assertThat(remedy.edits())
                .extracting(
                        each -> each.effect().edit().kind(),
                        each -> each.effect().edit().value(),
                        each -> each.effect().nosTurned(),
                        each -> each.effect().collateral())
                .containsExactly(
                        tuple(Edit.Kind.DECIDE_YES, "", 8L, 0L),
                        tuple(Edit.Kind.DELETE_RULE, "", 7L, 1L),
                        tuple(Edit.Kind.DROP_VALUE, "hill", 6L, 1L),
                        tuple(Edit.Kind.DROP_VALUE, "port", 1L, 0L));
    }

    @Test
    void the_exception_asks_no_more_than_it_must_and_keeps_every_other_answer() {
        RuleProposal.Exemption exception =
                propose(RuleProposal.Wish.ANY).remedy().orElseThrow().exception();

        assertThat(exception.attributes()).containsExactly("area");
        assertThat(exception.box().when()).isEqualTo(Map.of("area", List.of("hill", "port")));
        assertThat(exception.box().found()).isEqualTo(8);
        assertThat(exception.box().isBest()).isTrue();
        Replay.Report replay = exception.candidate().orElseThrow().replay();
        assertThat(replay.noToYes()).isEqualTo(8);
        assertThat(replay.yesToNo() + replay.otherChange()).isZero();
    }

    @Test
    void over_given_attributes_the_best_there_is_may_be_less() {
        RuleProposal.Exemption exception = propose(of("elsewhere", "age", "language"))
                .remedy()
                .orElseThrow()
                .exception();

        assertThat(exception.attributes()).containsExactly("age", "language");
        assertThat(exception.box().chosen()).isEqualTo(8);
        // Of fifty years one is referred, and must stay so: either the seven below or the one above.
        assertThat(exception.box().found()).isEqualTo(7);
        assertThat(exception.box().when()).isEqualTo(Map.of("age", List.of("20..30"), "language", List.of("en")));
    }

    @Test
    void every_candidate_is_a_version_of_its_own_and_does_just_what_is_said_when_replayed() {
        RuleProposal.Remedy remedy = propose(RuleProposal.Wish.ANY).remedy().orElseThrow();

        for (RuleProposal.ByEdit edit : remedy.edits()) {
            PolicySet set = edit.candidate().set();
            assertThat(set.version()).startsWith("3-proposed-").hasSize("3-proposed-".length() + 8);
            Replay.Report replay =
                    session.logbook().replay(Optional.empty(), read(set.stored().canonical()));
            assertThat(replay).isEqualTo(edit.candidate().replay());
            assertThat(replay.noToYes()).isEqualTo(edit.effect().nosTurned());
            assertThat(replay.yesToNo()).isEqualTo(edit.effect().yesToNo());
            assertThat(replay.otherChange()).isEqualTo(edit.effect().otherChange());
        }
        assertThat(remedy.edits().stream().map(edit -> edit.candidate().set().version()))
                .doesNotHaveDuplicates();
    }

    @Test
    void examples_that_the_change_leaves_true_go_on_proving_the_candidate() {
        RuleProposal.Remedy remedy = propose(RuleProposal.Wish.ANY).remedy().orElseThrow();

        for (RuleProposal.ByEdit edit : remedy.edits()) {
            boolean port = edit.effect().edit().value().equals("port");
            assertThat(edit.candidate().set().expectations()).hasSize(port ? 2 : 1);
            assertThat(edit.candidate().examplesLeftOut()).isEqualTo(port ? 0 : 1);
        }
    }

    @Test
    void a_decision_that_may_be_anything_hinders_no_exception_that_leaves_it_asking() {
        decided(Map.of("months", 5, "age", 25));
        decided(Map.of());

        RuleProposal proposal = propose(RuleProposal.Wish.ANY);
        RuleProposal.Exemption exception = proposal.remedy().orElseThrow().exception();
        assertThat(proposal.basis()).isEqualTo(new Basis(12, 1, 1, 0));
        assertThat(exception.box().found()).isEqualTo(8);
        assertThat(exception.candidate().orElseThrow().replay().otherChange()).isZero();
    }

    @Test
    void a_question_that_an_exception_answers_is_told() {
        decided(facts("other", 40, 3));
        decided(Map.of("months", 1, "age", 22, "language", "en"));

        RuleProposal.Exemption exception =
                propose(RuleProposal.Wish.ANY).remedy().orElseThrow().exception();
        // In the town the answer is yes anyway, and so it would be whatever the area is.
        assertThat(exception.box().when()).isEqualTo(Map.of("area", List.of("hill", "port", "other")));
        assertThat(exception.box().found()).isEqualTo(9);
        assertThat(exception.questions()).isEqualTo(1);
        assertThat(exception.candidate().orElseThrow().replay().otherChange()).isEqualTo(1);
    }

    @Test
    void an_exception_does_not_ask_what_is_not_known_of_all_its_nos() {
        decided(Map.of("area", "hill", "months", 3, "language", "es"));

        RuleProposal.Exemption exception =
                propose(RuleProposal.Wish.ANY).remedy().orElseThrow().exception();
        assertThat(exception.attributes()).containsExactly("area");
        assertThat(exception.box().found()).isEqualTo(9);
        assertThat(exception.box().leftOut()).isZero();
    }

    @Test
    void nos_in_words_and_facts_in_other_words_are_told_apart() {
        session.logbook()
                .log(LogNo.atDesk(Riverside.CENTRAL, "A card?", Decision.UNWRITTEN))
                .orThrow();
        PolicySet wider = read(POLICY.stored()
                .canonical()
                .replace("\"enum\":[\"town\",\"hill\",\"port\"]", "\"enum\":[\"town\",\"hill\",\"port\",\"isle\"]"));

        RuleProposal proposal = session.proposals().propose(Optional.empty(), wider, RuleProposal.Wish.ANY);
        assertThat(proposal.basis()).isEqualTo(new Basis(11, 1, 0, 10));
        assertThat(proposal.remedy().orElseThrow().exception().box().found()).isEqualTo(8);
        RelaxationReport relaxed = session.proposals().relax(Optional.empty(), wider);
        assertThat(relaxed.basis()).isEqualTo(proposal.basis());
        assertThat(relaxed.table().rules()).isEqualTo(proposal.rules());
    }

    @Test
    void a_rule_that_said_no_to_nobody_has_no_remedy_and_one_that_is_not_there_is_refused() {
        PolicySet quiet = read(POLICY.stored().canonical().replace("\"months\":\"12..\"", "\"months\":\"50..\""));

        assertThat(session.proposals()
                        .propose(Optional.empty(), quiet, of("dormant"))
                        .remedy())
                .isEmpty();
        assertThatThrownBy(() -> propose(of("nowhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'nowhere'");
        assertThatThrownBy(() -> propose(of("elsewhere", "shoe-size")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'shoe-size'");
    }

    @Test
    void only_who_may_review_is_told() {
        Session caller = library.session(Actor.Staff.of(Riverside.TENANT, "staff-3", Roles.CALLER));

        assertThatThrownBy(() -> caller.proposals().propose(Optional.empty(), POLICY, RuleProposal.Wish.ANY))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> caller.proposals().relax(Optional.empty(), POLICY))
                .isInstanceOf(AccessDenied.class);
    }
}
