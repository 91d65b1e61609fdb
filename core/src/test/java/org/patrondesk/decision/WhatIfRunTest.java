package org.patrondesk.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patrondesk.Riverside;
import org.patrondesk.access.Permission;
import org.patrondesk.journal.IdempotencyConflict;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Channel;
import org.patrondesk.library.ContentHash;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.trial.RequestRow;
import org.patrondesk.trial.RequestSource;
import org.patrondesk.trial.RunReport;
import org.patrondesk.trial.WhatIf;

class WhatIfRunTest {
    private static final int ROWS = 2 * WhatIfRun.CHUNK + 500;

    private final Riverside library = new Riverside();
    private final PolicySet policy = Riverside.policy();

    @Test
    void every_request_is_decided_and_recorded_in_order() {
        List<Long> progress = new ArrayList<>();
        RunReport report = library.session().whatIf().run(order("first"), requests(ROWS), progress::add);

        assertThat(report.decided()).isEqualTo(ROWS - ROWS / 10);
        assertThat(report.rejected()).containsExactly(Map.entry("cell-count", (long) (ROWS / 10)));
        assertThat(report.outcomes().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(report.decided());
        assertThat(report.rules().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(report.decided());
        long elsewhere = java.util.stream.IntStream.range(0, ROWS)
                .filter(n -> n % 7 == 0 && n % 10 != 9)
                .count();
        assertThat(report.unlisted()).isEqualTo(Map.of("postcode-area", elsewhere));
        assertThat(progress).containsExactly(2000L, 4000L, report.decided());
        assertThat(numbers("first")).hasSize((int) report.decided()).isSorted().doesNotHaveDuplicates();
        assertThat(RunReport.of(StoredObject.parse(report.stored().canonical())))
                .isEqualTo(report);
    }

    @Test
    void the_same_order_again_gets_the_same_answer_and_reads_nothing() {
        RunReport report = library.session().whatIf().run(order("first"), requests(50), decided -> {});
        RequestSource unread = () -> {
            throw new AssertionError("The answer is known; nothing is read.");
        };

        assertThat(library.session().whatIf().run(order("first"), unread, decided -> {}))
                .isEqualTo(report);
        assertThat(numbers("first")).hasSize(45);
    }

    @Test
    void a_name_taken_by_another_order_is_refused() {
        library.session().whatIf().run(order("first"), requests(50), decided -> {});
        List<WhatIf> others = List.of(
                new WhatIf(Optional.of("first"), ContentHash.of("other"), policy, Riverside.TODAY),
                new WhatIf(Optional.of("first"), ContentHash.of("file"), Riverside.policy("2", 9), Riverside.TODAY),
                new WhatIf(Optional.of("first"), ContentHash.of("file"), policy, Riverside.TODAY.plusDays(1)));

        assertThat(others)
                .allSatisfy(other -> assertThatThrownBy(
                                () -> library.session().whatIf().run(other, requests(50), decided -> {}))
                        .isInstanceOf(IdempotencyConflict.class)
                        .hasMessageContaining("'first'"));
        assertThat(numbers("first")).hasSize(45);
    }

    @Test
    void an_unnamed_run_is_named_after_what_it_runs_over() {
        WhatIf unnamed = new WhatIf(Optional.empty(), ContentHash.of("file"), policy, Riverside.TODAY);
        RunReport report = library.session().whatIf().run(unnamed, requests(50), decided -> {});

        assertThat(report.run()).matches("run-[0-9a-f]{12}");
        assertThat(library.session().whatIf().run(unnamed, requests(50), decided -> {}))
                .isEqualTo(report);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1999, 2222, 2223, 4444, 4499})
    void a_run_cut_off_anywhere_goes_on_and_ends_like_one_that_was_not(int row) {
        RunReport whole = new Riverside().session().whatIf().run(order("first"), requests(ROWS), decided -> {});
        assertThatThrownBy(() -> library.session().whatIf().run(order("first"), breakingAt(row), decided -> {}))
                .isInstanceOf(IllegalStateException.class);

        assertThat(library.session().whatIf().run(order("first"), requests(ROWS), decided -> {}))
                .isEqualTo(whole);
        assertThat(numbers("first")).hasSize((int) whole.decided()).isSorted().doesNotHaveDuplicates();
        assertThat(library.eventTypes()).hasSize((int) whole.decided());
    }

    @Test
    void a_run_is_replayed_on_the_day_it_asked_about() {
        PolicySet then = then();
        WhatIf old = new WhatIf(Optional.of("old"), ContentHash.of("file"), policy, LocalDate.of(2025, 12, 31));
        library.session().whatIf().run(old, requests(5), decided -> {});
        library.session().whatIf().run(order("new"), requests(5), decided -> {});

        assertThat(ruleOf("old", then)).isEqualTo("then");
        assertThat(ruleOf("new", then)).isEqualTo("default");
    }

    @Test
    void a_run_that_was_cut_off_is_replayed_on_its_day_as_well() {
        WhatIf old = new WhatIf(Optional.of("old"), ContentHash.of("file"), policy, LocalDate.of(2025, 12, 31));
        assertThatThrownBy(() -> library.session().whatIf().run(old, breakingAt(2222), decided -> {}))
                .isInstanceOf(IllegalStateException.class);

        assertThat(ruleOf("old", then())).isEqualTo("then");
    }

    @Test
    void a_request_that_names_its_own_day_keeps_it() {
        RequestRow own = new RequestRow.Asked(
                2,
                policy.vocabulary().facts(Map.of("age", 30, "as-of", "2025-06-01")),
                Riverside.CENTRAL,
                Channel.BATCH);
        Iterator<RequestRow> rows = List.of(own).iterator();
        library.session().whatIf().run(order("own"), () -> rows.hasNext() ? rows.next() : null, decided -> {});

        assertThat(ruleOf("own", then())).isEqualTo("then");
    }

    /** A candidate whose only rule ended with 2025. */
    private PolicySet then() {
        return PolicyReader.read(policy.stored()
                .with("version", "2")
                .with("rules", List.of(Map.of("id", "then", "effective", "..2025-12-31", "decide", "refer"))));
    }

    /** What a candidate answers all of a run by. */
    private String ruleOf(String run, PolicySet candidate) {
        List<Decision> decisions = library.decisions(DecisionSelection.run(run));
        return library.storage.read(Riverside.scope(Permission.REVIEW_NOS), transaction -> {
            RecordedDecisions recorded = new RecordedDecisions(transaction, Riverside.LONDON);
            Policy asked = Policy.of(candidate);
            return decisions.stream()
                    .map(recorded::of)
                    .map(each -> asked.decide(candidate.vocabulary().on(each.day(), each.facts()))
                            .rule())
                    .distinct()
                    .collect(Collectors.joining(","));
        });
    }

    @Test
    void a_run_that_was_cut_off_says_so_until_it_is_through() {
        assertThatThrownBy(() -> library.session().whatIf().run(order("first"), breakingAt(2222), decided -> {}))
                .isInstanceOf(IllegalStateException.class);

        assertThat(library.session().logbook().hasRun("first")).isTrue();
        assertThat(library.session().logbook().isCutOff("first")).isTrue();
        assertThat(ruleOf("first", then())).isEqualTo("default");
        library.session().whatIf().run(order("first"), requests(ROWS), decided -> {});
        assertThat(library.session().logbook().isCutOff("first")).isFalse();
        assertThat(library.session().logbook().isCutOff("never begun")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "../x", "'"})
    void what_is_no_name_is_refused(String name) {
        assertThatThrownBy(() -> library.session().whatIf().run(order(name), requests(1), decided -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 60");
    }

    @Test
    void requests_of_a_branch_out_of_reach_are_rejected_and_counted() {
        RunReport report = library.session(Riverside.CENTRAL).whatIf().run(order("mine"), requests(100), decided -> {});

        assertThat(report.rejected()).containsEntry("branch-out-of-reach", 40L).containsEntry("cell-count", 10L);
        assertThat(library.decisions(DecisionSelection.run("mine")))
                .hasSize(50)
                .allSatisfy(decision -> assertThat(decision.branch()).isEqualTo(Riverside.CENTRAL));
    }

    private WhatIf order(String name) {
        return new WhatIf(Optional.of(name), ContentHash.of("file"), policy, Riverside.TODAY);
    }

    private List<Long> numbers(String run) {
        return library.decisions(DecisionSelection.run(run)).stream()
                .map(decision -> decision.run().orElseThrow().number())
                .toList();
    }

    private RequestSource requests(int rows) {
        int[] at = {0};
        return () -> at[0] == rows ? null : row(at[0]++);
    }

    private RequestSource breakingAt(int row) {
        int[] at = {0};
        return () -> {
            if (at[0] == row) {
                throw new IllegalStateException("The disk was pulled out.");
            }
            return row(at[0]++);
        };
    }

    /** Every tenth row is wrong. */
    private RequestRow row(int n) {
        return n % 10 == 9
                ? new RequestRow.Rejected(n + 2, "cell-count")
                : new RequestRow.Asked(
                        n + 2,
                        policy.vocabulary().facts(Riverside.facts(n % 7 == 0 ? "DH" : "NE", n % 13, n % 90)),
                        n % 2 == 0 ? Riverside.CENTRAL : Riverside.HARBOUR,
                        Channel.BATCH);
    }
}
