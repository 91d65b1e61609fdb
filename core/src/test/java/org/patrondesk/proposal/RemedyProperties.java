package org.patrondesk.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.BeforeTry;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Request;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.replay.Replay;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.vocabulary.Vocabulary;

/** What a proposal says is what its candidate does, for policies and decisions made by chance. */
class RemedyProperties {
    private static final Period THIS_WEEK = Period.ofIsoWeek("2026-W47", Riverside.LONDON);
    private static final List<String> AREAS = List.of("a", "b", "c", "other");

    private Riverside library = new Riverside();
    private Session session = library.session();

    @BeforeTry
    void nothing_was_decided_yet() {
        library = new Riverside();
        session = library.session();
    }

    private static PolicySet policy(Random random) {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            List<String> sides = new ArrayList<>();
            if (random.nextBoolean()) {
                sides.add(
                        "\"area\":[\"" + AREAS.get(random.nextInt(4)) + "\",\"" + AREAS.get(random.nextInt(4)) + "\"]");
            }
            if (random.nextBoolean()) {
                int low = random.nextInt(6);
                sides.add("\"n\":\"" + low + ".." + (low + random.nextInt(4)) + "\"");
            }
            if (sides.isEmpty() || random.nextBoolean()) {
                sides.add("\"flag\":" + random.nextBoolean());
            }
            String outcome = List.of("no", "no", "refer", "yes", "conditional").get(random.nextInt(5));
            String days = random.nextInt(6) == 0 ? "\"effective\":\"2026-01-01..2026-12-31\"," : "";
            rules.add("{\"id\":\"r" + i + "\"," + days + "\"when\":{" + String.join(",", sides) + "},\"decide\":\""
                    + outcome + "\"" + (outcome.equals("conditional") ? ",\"require\":\"ask\"" : "") + "}");
        }
        return PolicyReader.read(StoredObject.parse("{\"policySet\":\"chance\",\"version\":\"1\",\"philosophy\":"
                + "{\"default\":\"yes\"},\"outputs\":\"" + (random.nextBoolean() ? "together" : "each")
                + "\",\"attributes\":{\"area\":{\"enum\":[\"a\",\"b\",\"c\"]},\"n\":{\"int\":\"0..9\"},"
                + "\"flag\":{\"boolean\":true}},\"rules\":[" + String.join(",", rules) + "]}"));
    }

    private void decide(Random random, int times) {
        for (int i = 0; i < times; i++) {
            Map<String, Object> facts = new HashMap<>(Map.of("n", random.nextInt(10)));
            if (random.nextInt(8) > 0) {
                facts.put("area", AREAS.get(random.nextInt(4)));
            }
            if (random.nextInt(8) > 0) {
                facts.put("flag", random.nextBoolean());
            }
            session.requests()
                    .decide(Request.at(Riverside.CENTRAL, Channel.DESK, facts))
                    .orThrow();
        }
    }

    private Replay.Report replay(RuleProposal.Candidate candidate) {
        PolicySet written =
                PolicyReader.read(StoredObject.parse(candidate.set().stored().canonical()));
        Replay.Report replay = session.logbook().replay(Optional.empty(), written);
        assertThat(candidate.replay()).isEqualTo(replay);
        return replay;
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void a_candidate_turns_as_many_nos_as_was_said_and_an_exception_nothing_else(@ForAll long seed) {
        Random random = new Random(seed);
        PolicySet set = policy(random);
        session.policies().adopt(set).orThrow();
        decide(random, 40);

        for (var rule : set.rules()) {
            RuleProposal proposal = session.proposals()
                    .propose(Optional.empty(), set, new RuleProposal.Wish(Optional.of(rule.id()), List.of()));
            proposal.remedy().ifPresent(remedy -> {
                for (RuleProposal.ByEdit edit : remedy.edits()) {
                    Replay.Report replay = replay(edit.candidate());
                    assertThat(replay.noToYes()).isEqualTo(edit.effect().nosTurned());
                    assertThat(replay.yesToNo()).isEqualTo(edit.effect().yesToNo());
                    // A no that becomes a question is a change to the table; replay cannot say what it becomes.
                    assertThat(replay.otherChange() + replay.unanswered())
                            .isEqualTo(edit.effect().otherChange());
                }
                remedy.exception().candidate().ifPresent(candidate -> {
                    ExceptionBox box = remedy.exception().box();
                    Replay.Report replay = replay(candidate);
                    assertThat(replay.yesToNo()).isZero();
                    assertThat(replay.otherChange())
                            .isEqualTo(remedy.exception().questions());
                    // A no that leaves open what the exception asks may be turned as well, or become a question.
                    assertThat(replay.noToYes()).isPositive().isBetween(box.found(), box.found() + box.leftOut());
                    assertThat(replay.noToYes() + replay.unanswered()).isLessThanOrEqualTo(box.found() + box.leftOut());
                });
                assertThat(remedy.exception().box().chosen())
                        .isEqualTo(remedy.rule().determining());
            });
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void pivotal_nos_are_those_that_become_a_yes_without_their_rule(@ForAll long seed) {
        Random random = new Random(seed);
        PolicySet set = policy(random);
        session.policies().adopt(set).orThrow();
        decide(random, 40);

        Policy policy = Policy.of(set);
        Vocabulary words = set.vocabulary();
        Map<String, long[]> counts = new HashMap<>();
        for (Decision decision : library.decisions(DecisionSelection.said())) {
            if (decision.outcome().isNo()) {
                long[] count = counts.computeIfAbsent(decision.rule(), none -> new long[2]);
                count[0]++;
                boolean yes = set.rule(decision.rule()).isPresent()
                        && policy.without(decision.rule())
                                .decide(words.on(Riverside.TODAY, decision.facts()))
                                .outcome()
                                .isYes();
                count[1] += yes ? 1 : 0;
            }
        }
        assertThat(session.logbook().review(Optional.empty(), THIS_WEEK).byRule())
                .hasSize(counts.size())
                .allSatisfy(rule -> assertThat(counts.get(rule.rule())).containsExactly(rule.n(), rule.pivotal()));
        assertThat(session.proposals().relax(Optional.empty(), set).table().rules())
                .allSatisfy(rule ->
                        assertThat(counts.get(rule.rule())).containsExactly(rule.determining(), rule.pivotal()));
    }
}
