package org.patrondesk.storage.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Wording;
import org.patrondesk.journal.Answer;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Period;
import org.patrondesk.library.Ref;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.logbook.Review;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.SettableClock;

/**
 * SQL that reached the database of other products by a filter, a column, an order or a value of a report, tried in what
 * plays that part here; each test has the name of the published report.
 */
class PastInjectionsTest {
    private static final Period EVER = new Period(Sample.LONG_AGO, Sample.FAR_AHEAD);

    @TempDir
    Path directory;

    private PatronDesk desk;
    private Session central;
    private UUID first;

    @BeforeEach
    void a_library_with_one_no() {
        desk = PatronDesk.builder()
                .storage(SqliteStorage.open(directory))
                .clock(SettableClock.at(Sample.NOON))
                .random(new Random(7))
                .build();
        central = at(Sample.CENTRAL);
        first = said("a guest pass", "unwritten");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** The one place where these tests come to a desk. */
    private Session at(Branch branch) {
        return desk.as(
                Identity::of,
                new Actor.Staff(
                        Sample.TENANT, "staff-1", Roles.shipped().grants().keySet(), Set.of(branch)));
    }

    private UUID said(String asked, String rule) {
        return central.logbook().log(LogNo.atDesk(Sample.CENTRAL, asked, rule)).orThrow();
    }

    private List<String> asked() {
        return central.logbook().agenda(Optional.empty(), EVER).items().stream()
                .flatMap(item -> item.nos().stream())
                .flatMap(no -> no.wording().stream())
                .map(Wording::asked)
                .toList();
    }

    private Review review() {
        return central.logbook().review(Optional.empty(), EVER);
    }

    @Test
    void cve_2025_21628_no_operator_is_taken_from_the_filter_of_a_query() {
        for (String run : List.of("x' OR '1'='1", "' UNION SELECT * FROM decision --", "x') OR 1=1 --")) {
            assertThat(central.logbook().review(Optional.of(run), EVER).nos()).isZero();
            assertThat(central.logbook().hasRun(run)).isFalse();
        }
        assertThat(review().nos()).isEqualTo(1);
    }

    @Test
    void cve_2026_44706_the_value_of_a_field_of_ones_own_stays_a_value() {
        String value = "1); DELETE FROM decision WHERE (1=1";
        UUID no = central.logbook()
                .log(LogNo.atDesk(Sample.CENTRAL, value, "unwritten").offering(value))
                .orThrow();

        assertThat(review().nos()).isEqualTo(2);
        assertThat(asked()).contains(value);
        assertThat(central.appeals().of(no)).isEmpty();
    }

    @Test
    void cve_2026_31844_what_is_displayed_by_is_no_column_of_the_callers() {
        for (String kind : List.of("id, (SELECT 1)", "decision UNION SELECT 1", "1=1 GROUP BY id")) {
            assertThat(central.chains().of(new Ref(kind, first.toString()), 4)).isEmpty();
        }
        assertThat(central.chains().of(new Ref(Decision.KIND, first.toString()), 4))
                .isPresent();
    }

    @Test
    void cve_2025_22954_the_branch_of_an_export_stays_a_name() {
        for (String branch : List.of("CENTRAL' OR '1'='1", "CENTRAL'; DROP TABLE decision; --", "%", "_ENTRAL")) {
            assertThat(at(new Branch(branch))
                            .logbook()
                            .review(Optional.empty(), EVER)
                            .nos())
                    .as(branch)
                    .isZero();
        }
        assertThat(review().nos()).isEqualTo(1);
    }

    @Test
    void cve_2026_70369_the_lines_of_a_report_are_the_rules_that_were_said() {
        String sql = "rule, (SELECT password FROM borrowers)";
        Answer<UUID> answer = central.logbook().log(LogNo.atDesk(Sample.CENTRAL, "x", sql));

        assertThat(answer).isNotNull();
        assertThat(review().byRule()).extracting(Review.RuleCount::rule).isSubsetOf("unwritten", sql);
    }

    @Test
    void cve_2026_70370_the_columns_of_a_report_are_not_the_callers() {
        for (String id : List.of("id, (SELECT secret FROM api_keys)", "x' UNION SELECT key FROM vault --")) {
            assertThat(central.chains().of(new Ref(Decision.KIND, id), 4)).isEmpty();
        }
    }

    @Test
    void cve_2026_70371_the_filter_of_a_report_is_a_name_and_nothing_else() {
        for (String run : List.of("%", "_", "*", "x' OR run IS NOT NULL --", "\\' OR 1=1 --")) {
            assertThat(central.logbook().review(Optional.of(run), EVER).nos())
                    .as(run)
                    .isZero();
        }
    }

    @Test
    void cve_2026_70372_a_text_that_is_counted_in_an_agenda_is_kept_as_it_was_said() {
        String sql = "x', (SELECT api_key FROM api_keys LIMIT 1)) --";
        said(sql, "unwritten");

        assertThat(asked()).contains(sql);
        assertThat(review().nos()).isEqualTo(2);
    }

    @Test
    void cve_2026_70373_the_branch_that_a_report_is_about_is_no_part_of_its_query() {
        Session elsewhere = at(new Branch("x' UNION SELECT userid, password FROM borrowers --"));

        assertThat(elsewhere.logbook().agenda(Optional.empty(), EVER).items()).isEmpty();
        assertThat(elsewhere.logbook().review(Optional.empty(), EVER).byBranch())
                .isEmpty();
    }

    @Test
    void cve_2026_71288_no_call_takes_an_order_or_a_column_in_words() {
        HostileDesk known = new HostileDesk(new InMemoryStorage(), 1);
        for (Call call : Call.all()) {
            assertThat(call.places(known.arguments(call)))
                    .as(call.toString())
                    .extracting(Place::path)
                    .noneMatch(path -> path.matches("(?i).*(order.?by|sort|column|direction|table|sql).*"));
        }
    }
}
