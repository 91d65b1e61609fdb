package org.patrondesk.ils.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.decision.Decision;
import org.patrondesk.ils.sheet.SheetProblem;
import org.patrondesk.ils.sheet.SheetWriter;
import org.patrondesk.journal.Answer;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Period;
import org.patrondesk.library.Ref;
import org.patrondesk.library.Tenant;
import org.patrondesk.logbook.NativeNo;
import org.patrondesk.logbook.Review;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.SettableClock;

class BlockCodesTest {
    private static final Branch CENTRAL = new Branch("Central");

    @TempDir
    Path folder;

    private final BlockCodes shipped = BlockCodes.shipped();

    @Test
    void the_codes_seen_on_the_wire_are_in_the_table_that_is_shipped() {
        assertThat(List.of(
                        "DEBT",
                        "DEBARRED",
                        "USERBLOCKEDNOENDDATE",
                        "too_many",
                        "tooManyHoldsForThisRecord",
                        "restricted",
                        "debt_limit",
                        "bad_address",
                        "card_lost",
                        "expired",
                        "hold_limit",
                        "Patron::Debt",
                        "Patron::CardExpired"))
                .allSatisfy(code -> assertThat(shipped.rules()).containsKey(new Ref("koha", code)));
    }

    @Test
    void every_position_of_a_sip2_status_and_the_unknown_card_are_in_the_table_that_is_shipped() {
        Set<String> codes = Stream.of(Sip2Flag.values()).map(Sip2Flag::code).collect(Collectors.toSet());
        codes.add(Sip2Status.UNKNOWN_PATRON);

        assertThat(shipped.rules().keySet().stream()
                        .filter(origin -> origin.kind().equals(BlockCodes.SIP2))
                        .map(Ref::id))
                .containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void the_table_that_is_shipped_knows_two_systems_and_few_rules() {
        assertThat(shipped.rules().keySet().stream().map(Ref::kind).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("koha", "sip2");
        assertThat(new TreeSet<>(shipped.rules().values()))
                .containsExactly("borrow.fines", "hold.limit", "renew.limit", Decision.UNWRITTEN);
    }

    @Test
    void a_code_that_no_table_has_is_unwritten_and_keeps_its_name() {
        NativeNo no = shipped.no("polaris", "-3500", CENTRAL, Channel.WEB);

        assertThat(no.rule()).isEqualTo(Decision.UNWRITTEN);
        assertThat(no.code()).isEqualTo("-3500");
        assertThat(shipped.rule("koha", "debt")).isEqualTo(Decision.UNWRITTEN);
        assertThat(shipped.rule("koha", "DEBT")).isEqualTo("borrow.fines");
    }

    @Test
    void a_host_sets_its_own_rules_and_codes_and_the_shipped_table_stays_as_it_is() {
        BlockCodes own = shipped.with("koha", "EXPIRED", "card.years").with("sierra", "132", "borrow.fines");

        assertThat(own.rule("koha", "EXPIRED")).isEqualTo("card.years");
        assertThat(own.rule("sierra", "132")).isEqualTo("borrow.fines");
        assertThat(own.rule("koha", "DEBT")).isEqualTo("borrow.fines");
        assertThat(own.rules()).hasSize(shipped.rules().size() + 1);
        assertThat(shipped.rule("koha", "EXPIRED")).isEqualTo(Decision.UNWRITTEN);
        assertThat(BlockCodes.none().rules()).isEmpty();
        assertThatThrownBy(() -> own.rules().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void what_is_no_code_is_refused_in_one_sentence() {
        for (String[] wrong : new String[][] {
            {"Koha", "DEBT", "x"}, {"koha", "a message", "x"}, {"koha", "", "x"}, {"koha", "DEBT", " "}
        }) {
            assertThatThrownBy(() -> shipped.with(wrong[0], wrong[1], wrong[2]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith(".");
        }
    }

    @Test
    void a_file_overrides_and_extends_with_its_columns_in_any_order() throws IOException {
        Path file = written("""
                Rule;Code;System;note
                card.years;EXPIRED;koha;Beschluß
                unwritten;DEBT;koha

                x.y; 132 ;sierra;
                """.replace("\n", "\r\n"));

        BlockCodes own = shipped.with(file);

        assertThat(own.rule("koha", "EXPIRED")).isEqualTo("card.years");
        assertThat(own.rule("koha", "DEBT")).isEqualTo(Decision.UNWRITTEN);
        assertThat(own.rule("sierra", "132")).isEqualTo("x.y");
    }

    @Test
    void a_file_in_the_encoding_of_a_spreadsheet_of_old_is_read_too() throws IOException {
        Path file = folder.resolve("codes.csv");
        Files.write(file, "system,code,rule,note\nkoha,X,r,Gebühr\n".getBytes(Charset.forName("windows-1252")));

        assertThat(BlockCodes.none().with(file).rules()).isEqualTo(Map.of(new Ref("koha", "X"), "r"));
    }

    @Test
    void a_workbook_is_read_too() throws IOException {
        Path file = folder.resolve("codes.xlsx");
        try (SheetWriter sheet = SheetWriter.xlsx(Files.newOutputStream(file), "Codes")) {
            sheet.row(List.of("system", "code", "rule", "note"));
            sheet.row(List.of("koha", "Patron::Debt", "board.fines", ""));
        }

        assertThat(shipped.with(file).rule("koha", "Patron::Debt")).isEqualTo("board.fines");
    }

    @Test
    void a_mistake_in_a_file_is_told_at_its_line_and_column_with_what_to_do() throws IOException {
        assertRefused("system,code\nkoha,DEBT\n", 1, 1, "The header has no column 'rule'; a table of block codes has");
        assertRefused("code,system,code,rule\n", 1, 3, "The column 'code' stands twice; keep one.");
        assertRefused("system,code,rule\nkoha,DEBT,r\nOur Koha,DEBT,r\n", 3, 1, "The system is a name of up to 40");
        assertRefused("rule,system,code\nr,koha,\n", 2, 3, "The code has up to 100 letters");
        assertRefused("system,code,rule\nkoha,Problem with ann,r\n", 2, 2, "not its message.");
        assertRefused("system,code,rule\nkoha,DEBT\n", 2, 3, "The rule is missing or beyond 200 characters; write");
        assertRefused("system,code,rule\nkoha,DEBT," + "r".repeat(201) + "\n", 2, 3, "The rule is missing or beyond");
        assertRefused(
                "system,code,rule\nkoha,A,r\n\nkoha,B,r\nkoha,A,s\n",
                5,
                2,
                "This code stands on line 2 already; remove one of the two.");
        assertRefused("system,code,rule\nkoha,\"A,r\n" + "koha,B,r\n".repeat(600), 2, 2, "The quote that opens");
    }

    @Test
    void a_file_that_is_not_there_or_empty_is_told() throws IOException {
        assertThatThrownBy(() -> shipped.with(folder.resolve("none.csv")))
                .isInstanceOf(SheetProblem.class)
                .hasMessageContaining("There is no such file");
        assertThatThrownBy(() -> shipped.with(written("")))
                .isInstanceOf(SheetProblem.class)
                .hasMessageContaining("This file is empty");
    }

    @Test
    void of_several_codes_the_first_that_stands_for_a_rule_tells() {
        assertThat(shipped.telling("koha", List.of("DEBARRED", "DEBT", "hold_limit")))
                .contains("DEBT");
        assertThat(shipped.telling("koha", List.of("DEBARRED", "USERBLOCKEDNOENDDATE")))
                .contains("DEBARRED");
        assertThat(shipped.telling("koha", List.of())).isEmpty();
    }

    @Test
    void a_refused_request_at_a_sip2_kiosk_is_one_no() {
        Sip2Status owes = Sip2Status.of("YYYY  Y   YY  ", "Y");

        Optional<NativeNo> no = shipped.no(owes, CENTRAL, Channel.KIOSK);

        assertThat(no.map(NativeNo::code)).contains("excessive-outstanding-fines");
        assertThat(no.map(NativeNo::rule)).contains("borrow.fines");
        assertThat(shipped.no(Sip2Status.of(" ".repeat(14), "Y"), CENTRAL, Channel.KIOSK))
                .isEmpty();
        assertThat(shipped.no(Sip2Status.of("Y".repeat(14), "N"), CENTRAL, Channel.KIOSK)
                        .map(NativeNo::code))
                .contains("unknown-patron");
    }

    @Test
    void nos_from_koha_and_sip2_stand_in_the_weekly_review() {
        Session kiosk = PatronDesk.builder()
                .clock(SettableClock.at(Sample.NOON))
                .build()
                .as(Identity::of, Actor.Staff.of(new Tenant("town"), "kiosk", Roles.DESK, Roles.REVIEWER));
        shipped.rules()
                .keySet()
                .forEach(origin -> assertThat(
                                kiosk.logbook().log(shipped.no(origin.kind(), origin.id(), CENTRAL, Channel.KIOSK)))
                        .isInstanceOf(Answer.Done.class));
        Answer<UUID> message = kiosk.logbook().log(shipped.no("koha", "Problem with ann", CENTRAL, Channel.KIOSK));

        Review review =
                kiosk.logbook().review(Optional.empty(), Period.ofIsoWeek("2026-W47", java.time.ZoneOffset.UTC));
        assertThat(review.nos()).isEqualTo(shipped.rules().size());
        assertThat(review.unwritten()).isEqualTo(review.nos());
        assertThat(message).isInstanceOf(Answer.Invalid.class);
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("codes.csv"), text);
    }

    private void assertRefused(String text, long line, int column, String sentence) throws IOException {
        Path file = written(text);
        assertThatThrownBy(() -> shipped.with(file)).isInstanceOfSatisfying(SheetProblem.class, problem -> {
            assertThat(problem.sentence())
                    .contains(sentence)
                    .doesNotContain("ann")
                    .endsWith(".");
            assertThat(List.of(problem.line(), (long) problem.column())).containsExactly(line, (long) column);
            assertThat(problem.getMessage()).startsWith(file + ":" + line + ":" + column + ": ");
        });
    }
}
