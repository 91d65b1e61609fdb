package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.examples.cli.Ran.POLICIES;
import static org.patrondesk.examples.cli.Ran.SAMPLE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.library.ContentHash;

/** Bad input: one sentence with its place, exit 2, the store as it was, and none where none was. */
class BadInputTest {
    private static final String MEMBERS = SAMPLE.resolve("members.csv").toString();
    private static final String NEWCASTLE =
            POLICIES.resolve("newcastle-city.json").toString();

    @TempDir
    Path folder;

    private String store;

    @BeforeEach
    void a_store_with_a_run() {
        store = folder.resolve("store").toString();
        Ran.command(
                "decide", MEMBERS, "--policy", NEWCASTLE, "--store", store, "--as-of", "2026-10-19", "--run", "base");
    }

    /** Refused with exit 2, with a store and without one, and neither changed nor made. */
    private String refused(String... args) throws IOException {
        Map<String, String> before = files();
        String sentence = Ran.command(args).refusal(2);
        assertThat(files()).isEqualTo(before);
        String[] elsewhere = args.clone();
        for (int i = 0; i < elsewhere.length; i++) {
            elsewhere[i] =
                    elsewhere[i].equals(store) ? folder.resolve("new/store").toString() : elsewhere[i];
        }
        Ran.command(elsewhere).refusal(2);
        assertThat(folder.resolve("new")).doesNotExist();
        return sentence;
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(
                        file.toString(),
                        ContentHash.of(Files.readAllBytes(file)).hex());
            }
        }
        return hashes;
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void a_policy_that_has_a_fact_of_members_in_another_kind_is_refused() throws Exception {
        String policy = file(
                "flag.json",
                "{\"policySet\":\"p\",\"version\":\"1\",\"philosophy\":{\"default\":\"yes\"},"
                        + "\"attributes\":{\"postcode-area\":{\"boolean\":true}},\"rules\":[]}");
        assertThat(refused("decide", MEMBERS, "--policy", policy, "--store", store, "--as-of", "2026-10-19"))
                .contains("/attributes/postcode-area")
                .contains("an enum");
    }

    @Test
    void a_sheet_with_another_header_is_refused() throws Exception {
        String sheet = file("other.csv", "Name,Street\nx,y\n");
        assertThat(refused("members", "import", sheet, "--store", store))
                .startsWith(sheet + ":1:1:")
                .contains("postcode");
    }

    @Test
    void a_sheet_in_utf_16_is_refused() throws Exception {
        Path sheet = folder.resolve("utf16.csv");
        Files.write(sheet, Files.readString(Path.of(MEMBERS)).getBytes(StandardCharsets.UTF_16));
        assertThat(refused("members", "import", sheet.toString(), "--store", store))
                .startsWith(sheet + ":")
                .contains("UTF-16");
        assertThat(refused(
                        "decide", sheet.toString(), "--policy", NEWCASTLE, "--store", store, "--as-of", "2026-10-19"))
                .contains("UTF-16");
    }

    @Test
    void a_folder_is_no_sheet_and_no_policy_and_what_is_not_there_is_neither() throws Exception {
        String here = folder.toString();
        String gone = folder.resolve("gone").toString();
        for (String wrong : new String[] {here, gone}) {
            assertThat(refused("members", "import", wrong, "--store", store)).startsWith(wrong + ":");
            assertThat(refused("decide", MEMBERS, "--policy", wrong, "--store", store, "--as-of", "2026-10-19"))
                    .startsWith(wrong + ":");
            assertThat(refused("decide", wrong, "--policy", NEWCASTLE, "--store", store, "--as-of", "2026-10-19"))
                    .startsWith(wrong + ":");
            assertThat(refused("nos", "replay", "--candidate", wrong, "--store", store))
                    .startsWith(wrong + ":");
        }
    }

    @Test
    void a_policy_with_an_unknown_attribute_is_refused_at_its_line_and_column() throws Exception {
        String text = Files.readString(Path.of(NEWCASTLE))
                .replace("\"when\": {\"months-since-last-use\"", "\"when\": {\"months-since-use\"");
        String policy = file("unknown.json", text);
        assertThat(refused("decide", MEMBERS, "--policy", policy, "--store", store, "--as-of", "2026-10-19"))
                .matches("\\Q" + policy
                        + "\\E:\\d+:\\d+: .*'months-since-use'.*did you mean 'months-since-last-use'\\?");
        assertThat(refused("nos", "replay", "--candidate", policy, "--store", store, "--run", "base"))
                .startsWith(policy + ":");
    }

    @Test
    void a_policy_whose_own_example_fails_is_refused() throws Exception {
        String policy = file(
                "example.json",
                Files.readString(Path.of(NEWCASTLE))
                        .replace("\"months-since-last-use\": \"6..\"", "\"months-since-last-use\": \"7..\""));
        assertThat(refused("decide", MEMBERS, "--policy", policy, "--store", store, "--as-of", "2026-10-19"))
                .matches("\\Q" + policy + "\\E:\\d+:\\d+: The example expects .*");
    }

    @Test
    void malformed_json_is_refused_at_its_line_and_column() throws Exception {
        String policy = file("malformed.json", "{\"policySet\": \"x\",\n \"version\" 3}\n");
        assertThat(refused("decide", MEMBERS, "--policy", policy, "--store", store, "--as-of", "2026-10-19"))
                .startsWith(policy + ":2:12: ");
        String requests = file("requests.ndjson", "\n{\"age\": 3,}\n");
        assertThat(refused("decide", requests, "--policy", NEWCASTLE, "--store", store, "--as-of", "2026-10-19"))
                .isEqualTo(requests + ":2:11: This line is no JSON object; write one object of facts on each line.");
        String pretty = file("pretty.json", "{\n  \"age\": 3\n}\n");
        assertThat(refused("decide", pretty, "--policy", NEWCASTLE, "--store", store, "--as-of", "2026-10-19"))
                .startsWith(pretty + ":1:");
    }

    @Test
    void a_store_that_cannot_be_one_is_refused() throws Exception {
        String file = file("file", "x");
        for (String wrong : new String[] {file, file + "/store"}) {
            assertThat(refused("members", "import", MEMBERS, "--store", wrong)).contains(file);
            assertThat(refused("decide", MEMBERS, "--policy", NEWCASTLE, "--store", wrong, "--as-of", "2026-10-19"))
                    .contains(file);
            assertThat(refused("nos", "review", "--store", wrong, "--week", "2026-W47"))
                    .contains(file);
            assertThat(refused("nos", "log", "--store", wrong, "--asked", "A", "--rule", "unwritten", "--branch", "C"))
                    .contains(file);
        }
    }

    @Test
    void commands_that_only_read_make_no_store() {
        String empty = folder.resolve("empty").toString();
        for (String[] args : new String[][] {
            {"nos", "review", "--store", empty, "--week", "2026-W47"},
            {"nos", "agenda", "--store", empty, "--week", "2026-W47", "--out", empty + ".html"},
            {"nos", "replay", "--store", empty, "--candidate", NEWCASTLE},
            {"calls", "build", "--store", empty, "--active-since", "2026-01-01", "--out", empty + ".csv"}
        }) {
            assertThat(Ran.command(args).refusal(2)).startsWith("There is no store in " + empty);
        }
        assertThat(folder.resolve("empty")).doesNotExist();
        assertThat(folder.resolve("empty.html")).doesNotExist();
        assertThat(folder.resolve("empty.csv")).doesNotExist();
    }

    @Test
    void an_unknown_run_is_no_quiet_week() {
        for (String[] args : new String[][] {
            {"nos", "review", "--store", store, "--run", "bsae", "--week", "2026-W47"},
            {"nos", "agenda", "--store", store, "--run", "bsae", "--week", "2026-W47", "--out", store + ".html"},
            {"nos", "replay", "--store", store, "--run", "bsae", "--candidate", NEWCASTLE}
        }) {
            assertThat(Ran.command(args).refusal(2)).contains("no run 'bsae'");
        }
        assertThat(Ran.command("nos", "review", "--store", store, "--run", "base", "--week", "1999-W01")
                        .exit())
                .isZero();
    }

    @Test
    void options_that_do_not_fit_are_refused_with_the_way_to_write_them() throws Exception {
        assertThat(refused("decide", MEMBERS, "--policy", NEWCASTLE, "--store", store, "--as-of", "19/10/2026"))
                .contains("write it like 2026-11-21");
        assertThat(refused("decide", MEMBERS, "--policy", NEWCASTLE, "--store", store))
                .contains("--as-of");
        assertThat(refused(
                        "decide",
                        MEMBERS,
                        "--policy",
                        NEWCASTLE,
                        "--store",
                        store,
                        "--as-of",
                        "2026-10-19",
                        "--run",
                        "a b"))
                .contains("--run a b");
        assertThat(refused("members", "import", MEMBERS, "--store", store, "--tenant", "A"))
                .contains("tenant code");
        assertThat(refused("members", "import", MEMBERS, "--store", store, "--zone", "Mars"))
                .contains("Europe/London");
        assertThat(refused("nos", "review", "--store", store)).contains("--week");
        assertThat(refused("nos", "review", "--store", store, "--week", "2026-W54"))
                .contains("no week 54");
        assertThat(refused("nos", "review", "--store", store, "--from", "2026-10-02", "--to", "2026-10-02"))
                .contains("empty");
        assertThat(refused("calls", "build", "--store", store, "--active-since", "2026-01-01", "--out", "x.pdf"))
                .contains(".xlsx");
        assertThat(refused("calls", "build", "--store", store, "--out", "x.csv"))
                .contains("--inactive-since");
        assertThat(refused("nos")).contains("log, review, agenda, replay");
        assertThat(refused("frobnicate")).contains("frobnicate");
    }

    @Test
    void a_place_that_cannot_take_a_file_is_refused_before_the_work() throws Exception {
        String file = file("file", "x");
        assertThat(refused(
                        "calls", "build", "--store", store, "--active-since", "2026-01-01", "--out", file + "/x.csv"))
                .contains(file);
        Files.createDirectory(folder.resolve("x.html"));
        assertThat(refused(
                        "nos",
                        "agenda",
                        "--store",
                        store,
                        "--week",
                        "2026-W47",
                        "--out",
                        folder.resolve("x.html").toString()))
                .contains("is a folder");
    }
}
