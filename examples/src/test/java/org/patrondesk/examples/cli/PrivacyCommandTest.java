package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.examples.cli.Ran.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.examples.cli.terminal.Terminal;

/** The commands of a privacy officer, over a store that other commands filled. */
class PrivacyCommandTest {
    private static final String ANNA = "koha:4711";
    private static final String BEN = "koha:0815";

    @TempDir
    Path folder;

    private Ran run(String... args) {
        return Ran.command(in(args));
    }

    private String[] in(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--store", folder.resolve("store").toString()));
        return all.toArray(String[]::new);
    }

    private String log(String patron, String asked) {
        Ran ran = run(
                "nos",
                "log",
                "--json",
                "--rule",
                "unwritten",
                "--branch",
                "CENTRAL",
                "--patron",
                patron,
                "--asked",
                asked);
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran.json().get("decision").asText();
    }

    private JsonNode own(String patron) {
        return run("privacy", "export", "--json", "--patron", patron).json();
    }

    private Ran review() {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        return run(
                "nos",
                "review",
                "--json",
                "--from",
                today.minusDays(130).toString(),
                "--to",
                today.plusDays(1).toString());
    }

    @Test
    void a_patron_gets_what_is_about_them_and_nothing_about_others() {
        String no = log(ANNA, "a guest pass for my sister");
        log(BEN, "a key to the garden");
        run(
                "nos",
                "story",
                "--text",
                "she came back",
                "--branch",
                "CENTRAL",
                "--about",
                "decision:" + no,
                "--consent",
                "to-use",
                "--patron",
                ANNA);

        JsonNode own = own(ANNA);
        assertThat(keys(own)).containsExactly("format", "version", "at", "records");
        assertThat(own.get("records")).hasSize(2);
        assertThat(own.toString()).contains("my sister", "she came back").doesNotContain("garden", "4711", "fact type");
        Ran text = run("privacy", "export", "--patron", ANNA);
        assertThat(text.out()).startsWith("What the library keeps about you").contains("my sister", "she came back");
        assertThat(text.exit()).isZero();
    }

    @Test
    void an_erased_patron_is_known_no_more_and_the_numbers_stay() {
        log(ANNA, "a guest pass");
        log(BEN, "a key");
        String week = review().out();

        JsonNode erased = run("privacy", "erase", "--json", "--patron", ANNA, "--matter", "letter 7")
                .json();

        assertThat(keys(erased))
                .containsExactly("decisions", "followUps", "stories", "deliveries", "consents", "inFlight", "complete");
        assertThat(erased.get("decisions").asInt()).isEqualTo(1);
        assertThat(erased.get("complete").asBoolean()).isTrue();
        assertThat(own(ANNA).get("records")).isEmpty();
        assertThat(own(BEN).get("records")).hasSize(1);
        assertThat(review().out()).isEqualTo(week);
        assertThat(run("journal", "verify").exit()).isZero();
        assertThat(run("privacy", "erase", "--patron", ANNA, "--matter", "letter 7")
                        .out())
                .startsWith("Nothing is kept about this patron; ");
    }

    @Test
    void what_is_held_for_a_court_is_neither_erased_nor_removed_until_it_is_released() {
        log(ANNA, "a guest pass");
        JsonNode held = run("privacy", "hold", "--json", "--patron", ANNA, "--matter", "court 12/345")
                .json();
        String hold = held.get("hold").asText();

        assertThat(run("privacy", "erase", "--patron", ANNA, "--matter", "letter 7")
                        .refusal(2))
                .isEqualTo("The patron is under a legal hold; release that first.");
        assertThat(run("privacy", "hold", "--list").out()).contains(hold, "court 12/345", "1 hold stands.");
        assertThat(run("privacy", "report", "--json").json().get("holds").asInt())
                .isEqualTo(1);

        assertThat(run("privacy", "hold", "--json", "--release", hold)
                        .json()
                        .get("stands")
                        .asBoolean())
                .isFalse();
        assertThat(run("privacy", "hold", "--release", hold).refusal(2)).contains("no legal hold with this id");
        assertThat(run("privacy", "erase", "--patron", ANNA, "--matter", "letter 7")
                        .exit())
                .isZero();
        assertThat(run("privacy", "hold", "--json", "--list").json().get("holds"))
                .isEmpty();
    }

    @Test
    void what_is_over_is_reported_then_removed_and_the_no_stays() {
        Clock ago = Clock.offset(Clock.systemUTC(), Duration.ofDays(-100));
        Ran.at(
                ago,
                in("nos", "log", "--rule", "unwritten", "--branch", "CENTRAL", "--patron", ANNA, "--asked", "a pass"));
        log(BEN, "a key");

        Ran before = run("privacy", "report", "--json");
        assertThat(before.exit()).isEqualTo(1);
        assertThat(keys(before.json()))
                .containsExactly("at", "removed", "overdue", "late", "erasures", "alarm", "sentence", "lines", "holds");
        assertThat(before.json().get("overdue").asInt()).isEqualTo(3);
        assertThat(before.json().get("alarm").asBoolean()).isTrue();
        assertThat(run("privacy", "report").out()).contains("Overdue: 3, the oldest for 10 days", "hourly job");

        Ran removed = run("privacy", "retention", "--json");
        assertThat(removed.exit()).as(removed.err()).isZero();
        assertThat(removed.json().get("removed").asInt()).isEqualTo(3);
        assertThat(own(ANNA).get("records")).isEmpty();
        assertThat(own(BEN).get("records")).hasSize(1);
        assertThat(run("privacy", "report").exit()).isZero();
        assertThat(run("privacy", "retention").out()).contains("Removed from 0 records. Nothing is overdue.");
        assertThat(review().json().get("nos").asInt()).isEqualTo(2);
    }

    @Test
    void a_store_has_one_place_for_its_keys_by_whatever_link_it_is_reached() throws Exception {
        log(ANNA, "a guest pass");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("store"));

        Ran read = Ran.command("privacy", "export", "--json", "--patron", ANNA, "--store", link.toString());
        assertThat(read.out()).contains("a guest pass");
        assertThat(folder.resolve("link-keys")).doesNotExist();
    }

    @Test
    void a_patron_on_standard_input_in_another_encoding_is_refused_and_nobody_else_is_meant() {
        byte[] latin = "koha:M\u00fcller7\n".getBytes(StandardCharsets.ISO_8859_1);
        Ran ran = Ran.fed(
                latin, in("nos", "log", "--rule", "unwritten", "--branch", "CENTRAL", "--patron", "-", "--asked", "a"));

        assertThat(ran.refusal(2)).isEqualTo("The line of standard input is not in UTF-8; write it in that encoding.");
    }

    @Test
    void spaces_around_a_number_make_no_other_patron() {
        log(" koha: 4711 ", "a guest pass");

        assertThat(run("privacy", "export", "--json", "--patron", "koha:4711").out())
                .contains("a guest pass");
    }

    @Test
    void the_number_of_a_card_in_the_wrong_place_is_not_shown() {
        for (String[] wrong : new String[][] {
            {"privacy", "export", ANNA},
            {"privacy", "export", "--patron", "koha: ", ANNA},
            {"privacy", "export", "--patro", ANNA},
            {"privacy", "report", "--patron", ANNA},
            {"privacy", "export", "--patro=" + ANNA}
        }) {
            Ran ran = run(wrong);
            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).doesNotContain(ANNA).isNotBlank();
        }
        assertThat(run("privacy", "report", "--patron", ANNA).err()).startsWith("There is no option '--patron' here.");
    }

    @Test
    void a_library_may_keep_less_and_not_more() {
        Clock ago = Clock.offset(Clock.systemUTC(), Duration.ofDays(-3));
        Ran.at(ago, in("nos", "log", "--rule", "unwritten", "--branch", "CENTRAL", "--asked", "a pass"));

        assertThat(run("privacy", "report").exit()).isZero();
        assertThat(run("privacy", "retention", "--json", "--keep", "decision-words=P2D")
                        .json()
                        .get("removed")
                        .asInt())
                .isEqualTo(1);
        assertThat(run("privacy", "report", "--keep", "decision-words=P9Y").refusal(2))
                .contains("decision-words is kept for 1 day to P90D");
        assertThat(run("privacy", "report", "--keep", "gossip=P2D").refusal(2))
                .contains("gossip is nothing that is kept", "story-text");
        assertThat(run("privacy", "report", "--keep", "delivery=soon").refusal(2))
                .contains("P30D");
        assertThat(run("privacy", "report", "--keep", "delivery").refusal(2)).contains("such as delivery=P7D");
    }

    @Test
    void a_patron_can_be_named_where_no_list_of_processes_shows_it() {
        log(ANNA, "a guest pass");

        Ran read = Ran.with(Terminal.none(), ANNA + "\n", in("privacy", "export", "--json", "--patron", "-"));

        assertThat(read.json().get("records")).hasSize(1);
    }

    @Test
    void bad_input_is_refused_in_a_sentence_that_names_nobody() {
        log(ANNA, "a guest pass");

        assertThat(run("privacy", "export", "--patron", "secret4711").refusal(2))
                .contains("--patron", "koha:4711")
                .doesNotContain("secret");
        assertThat(run("privacy", "export", "--patron", "K O H A:secret").refusal(2))
                .contains("--patron")
                .doesNotContain("secret");
        assertThat(run("privacy", "export").refusal(2)).contains("--patron");
        assertThat(run("privacy", "erase", "--patron", ANNA).refusal(2)).contains("--matter");
        assertThat(run("privacy", "erase", "--patron", ANNA, "--matter", "Anna M\u00fcller")
                        .refusal(2))
                .contains("--matter")
                .doesNotContain("Anna");
        assertThat(run("privacy", "hold").refusal(2)).contains("--release");
        assertThat(run("privacy", "hold", "--patron", ANNA).refusal(2)).contains("--matter");
        assertThat(run("privacy", "hold", "--matter", "court 1").refusal(2)).contains("--patron");
        assertThat(run("privacy", "hold", "--list", "--matter", "court 1").refusal(2))
                .contains("one of these");
        assertThat(run("privacy", "hold", "--release", UUID.randomUUID().toString())
                        .refusal(2))
                .contains("--list");
        assertThat(run("privacy", "hold", "--release", "7").refusal(2)).contains("--release");
        assertThat(Ran.command(
                                "privacy",
                                "report",
                                "--store",
                                folder.resolve("none").toString())
                        .refusal(2))
                .contains("no store");
        assertThat(Ran.command("privacy").refusal(2)).contains("export");
    }
}
