package org.patrondesk.testkit.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.DecisionKind;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.decision.Wording;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;
import org.patrondesk.library.Ref;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.testkit.Alike;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;
import org.patrondesk.vocabulary.Facts;

/** What every store of {@link org.patrondesk.decision.Decisions} promises: what comes back, and to whom. */
public abstract class DecisionsContract extends DecisionRows {
    private static final DecisionSelection SAID = DecisionSelection.said();
    private static final Branch ODD_BRANCH = new Branch(Sample.ODD_LINE);

    private final Scope scope = Sample.scope(Sample.TENANT, Permission.LOG_NO);
    private final Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.LOG_NO);
    private final Scope harbour = Sample.scope(Sample.TENANT, Permission.LOG_NO, Sample.HARBOUR);

    @Test
    @Promise("decisions-1")
    void every_kind_comes_back_field_for_field() {
        Decision said = full(1, DecisionKind.SAID, Optional.empty());
        Decision shadow = full(2, DecisionKind.SHADOW, Optional.empty());
        Decision whatIf = full(3, DecisionKind.WHAT_IF, Optional.of(new Decision.RunPlace("2026.11_a-b", 1)));
        record(scope, List.of(said, shadow, whatIf));

        assertThat(select(scope, SAID)).containsExactly(said);
        assertThat(select(scope, DecisionSelection.shadow())).containsExactly(shadow);
        assertThat(select(scope, DecisionSelection.run("2026.11_a-b"))).containsExactly(whatIf);
    }

    @Test
    @Promise("decisions-1")
    void the_words_of_staff_come_back_as_written() {
        List<Wording> words = List.of(
                new Wording(Sample.ODD_TEXT, Optional.of(Sample.ODD_TEXT), Optional.of(Sample.ODD_TEXT)),
                new Wording(Sample.LONGEST_TEXT, Optional.empty(), Optional.of("'")),
                new Wording("\"quoted\"\nsecond line", Optional.of("\\"), Optional.empty()));
        record(
                scope,
                IntStream.range(0, words.size())
                        .mapToObj(n -> Alike.withWords(Sample.said(n, Sample.CENTRAL), words.get(n)))
                        .toList());

        assertThat(select(scope, SAID))
                .extracting(decision -> decision.wording().orElseThrow())
                .isEqualTo(words);
    }

    @Test
    @Promise("decisions-1")
    void every_outcome_and_channel_comes_back() {
        List<Decision> decisions = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            for (Channel channel : Channel.values()) {
                decisions.add(Alike.answered(Sample.said(decisions.size(), Sample.CENTRAL), outcome, channel));
            }
        }
        record(scope, decisions);

        assertThat(select(scope, SAID)).isEqualTo(decisions);
    }

    @Test
    @Promise("decisions-1")
    void what_was_said_comes_back_apart_from_what_was_computed() {
        List<Decision> decisions = new ArrayList<>();
        for (Outcome said : Outcome.values()) {
            decisions.add(Sample.shadow(decisions.size(), Sample.CENTRAL, said));
        }
        record(scope, decisions);

        assertThat(select(scope, DecisionSelection.shadow())).isEqualTo(decisions);
    }

    @Test
    @Promise("decisions-1")
    void where_a_no_came_from_comes_back_and_stays_apart_from_what_was_said_here() {
        List<Decision> decisions = List.of(
                Alike.from(Sample.said(1, Sample.CENTRAL), new Ref("koha", "Patron::CardExpired")),
                Alike.from(Sample.said(2, Sample.CENTRAL), new Ref(Sample.ODD_LINE, Sample.LONGEST_TEXT)),
                Sample.said(3, Sample.CENTRAL));
        record(scope, decisions);

        assertThat(select(scope, SAID)).isEqualTo(decisions);
    }

    @Test
    @Promise("decisions-4")
    void shadows_are_seen_within_their_tenant_branches_and_period_and_by_no_other_selection() {
        Decision early = Sample.shadow(1, Sample.CENTRAL, Outcome.YES);
        Decision late = Sample.shadow(3, Sample.CENTRAL, Outcome.NO);
        record(scope, List.of(early, Sample.shadow(2, Sample.HARBOUR, Outcome.YES), late));
        Scope central = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS, Sample.CENTRAL);
        Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.REVIEW_NOS);
        DecisionSelection shadows = DecisionSelection.shadow();

        assertThat(select(central, shadows)).extracting(Decision::id).containsExactly(early.id(), late.id());
        assertThat(select(central, shadows.during(new Period(Sample.NOON, late.at()))))
                .extracting(Decision::id)
                .containsExactly(early.id());
        assertThat(select(elsewhere, shadows)).isEmpty();
        assertThat(select(scope, SAID)).isEmpty();
    }

    @Test
    @Promise("decisions-1")
    void they_come_in_the_order_of_recording() {
        Decision late = Sample.at(Sample.NOON.plusSeconds(60), Sample.said(1, Sample.CENTRAL));
        Decision early = Sample.at(Sample.NOON.minusSeconds(60), Sample.said(3, Sample.CENTRAL));
        List<Decision> more = IntStream.rangeClosed(4, 300)
                .mapToObj(n -> Sample.said(n, Sample.CENTRAL))
                .toList();
        record(scope, List.of(late));
        record(scope, List.of(Sample.said(2, Sample.CENTRAL), early));
        record(scope, more);

        assertThat(select(scope, SAID).subList(0, 3)).containsExactly(late, Sample.said(2, Sample.CENTRAL), early);
        assertThat(select(scope, SAID).subList(3, 300)).isEqualTo(more);
    }

    @Test
    @Promise("decisions-3")
    void a_decision_outside_the_scope_is_refused_and_nothing_of_the_transaction_kept() {
        Scope central = Sample.scope(Sample.TENANT, Permission.LOG_NO, Sample.CENTRAL);

        assertRefused(central, List.of(Sample.said(1, Sample.CENTRAL), Sample.said(2, Sample.HARBOUR)));
        assertThat(select(scope, SAID)).isEmpty();
    }

    @Test
    @Promise("decisions-4")
    void another_tenant_sees_none_of_them() {
        Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.REVIEW_NOS);
        record(scope, List.of(Sample.said(1, Sample.CENTRAL), Sample.inRun("run", 2, Sample.CENTRAL)));
        record(elsewhere, List.of(Sample.said(3, Sample.CENTRAL)));

        assertThat(select(elsewhere, SAID)).containsExactly(Sample.said(3, Sample.CENTRAL));
        assertThat(select(elsewhere, DecisionSelection.run("run"))).isEmpty();
        assertThat(select(scope, SAID)).containsExactly(Sample.said(1, Sample.CENTRAL));
    }

    @Test
    @Promise("decisions-4")
    void only_decisions_at_the_branches_in_scope_are_seen() {
        Scope two = Sample.scope(Sample.TENANT, Permission.REVIEW_NOS, Sample.CENTRAL, ODD_BRANCH);
        List<Decision> inside = List.of(Sample.said(1, Sample.CENTRAL), Sample.said(3, ODD_BRANCH));
        record(scope, List.of(inside.get(0), Sample.said(2, Sample.HARBOUR), inside.get(1)));

        assertThat(select(two, SAID)).isEqualTo(inside);
    }

    @Test
    @Promise("decisions-5")
    void a_period_includes_its_start_and_excludes_its_end() {
        Instant from = Instant.parse("2026-11-16T00:00:00Z");
        Instant to = Instant.parse("2026-11-23T00:00:00Z");
        List<Instant> moments = List.of(from.minusMillis(1), to, from, from.plusMillis(1), to.minusMillis(1));
        List<Decision> decisions = IntStream.range(0, moments.size())
                .mapToObj(n -> Sample.at(moments.get(n), Sample.said(n, Sample.CENTRAL)))
                .toList();
        record(scope, decisions);

        assertThat(select(scope, SAID.during(new Period(from, to)))).isEqualTo(decisions.subList(2, 5));
    }

    @Test
    @Promise("decisions-7")
    void a_decision_is_found_by_its_id_within_the_scope_only() {
        Decision full = full(1, DecisionKind.SAID, Optional.empty());
        Decision last = Sample.said(2, Sample.CENTRAL);
        record(scope, List.of(full, last));

        assertThat(find(scope, full.id())).contains(full);
        assertThat(find(scope, last.id())).contains(last);
        assertThat(find(scope, Sample.id(3))).isEmpty();
        assertThat(find(elsewhere, full.id())).isEmpty();
        assertThat(find(harbour, full.id())).isEmpty();
    }

    @Test
    @Promise("decisions-8")
    void those_about_a_person_are_handed_over_in_the_order_of_recording_within_the_scope() {
        Decision first = Alike.about(Sample.said(1, Sample.HARBOUR), Sample.PATRON);
        Decision other = Alike.about(Sample.said(2, Sample.CENTRAL), Sample.person(2));
        Decision last = Alike.about(Sample.shadow(3, Sample.CENTRAL, Outcome.YES), Sample.PATRON);
        record(scope, List.of(first, other, Sample.said(4, Sample.CENTRAL), last));

        assertThat(about(scope)).containsExactly(first, last);
        assertThat(about(harbour)).containsExactly(first);
        assertThat(about(elsewhere)).isEmpty();
    }

    private List<Decision> about(Scope where) {
        return read(where, Decisions.class, store -> collected(to -> store.about(Sample.PATRON, to)));
    }

    private Optional<Decision> find(Scope where, UUID id) {
        return read(where, Decisions.class, store -> store.find(id));
    }

    private static Decision full(int n, DecisionKind kind, Optional<Decision.RunPlace> place) {
        PolicySet policy = Sample.policySet();
        Facts facts = policy.vocabulary()
                .facts(Map.of("postcode-area", "NE", "months-since-last-use", 240L, "overdue", "12.50"));
        return new Decision(
                Sample.id(n),
                kind,
                place,
                Sample.NOON.plusMillis(789),
                ODD_BRANCH,
                Channel.CURBSIDE,
                Optional.of(policy.hash()),
                Outcome.NO_WITH_ALTERNATIVE,
                "rule " + Sample.ODD_TEXT,
                Optional.of(Outcome.CONDITIONAL),
                facts,
                Optional.of(new Wording("asked", Optional.of("why"), Optional.of("offered"))),
                Optional.of("staff " + Sample.ODD_TEXT),
                Optional.of(new Ref("koha", "code " + Sample.ODD_LINE)),
                Optional.of(Sample.PATRON));
    }
}
