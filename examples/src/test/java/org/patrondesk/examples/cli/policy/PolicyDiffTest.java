package org.patrondesk.examples.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.examples.cli.PolicyTexts.ROOMS;
import static org.patrondesk.examples.cli.PolicyTexts.file;
import static org.patrondesk.examples.cli.PolicyTexts.rooms;
import static org.patrondesk.examples.cli.Ran.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.examples.cli.Ran;

class PolicyDiffTest {
    private static final String NOW =
            Ran.POLICIES.resolve("newcastle-city.json").toString();
    private static final String CANDIDATE =
            Ran.POLICIES.resolve("newcastle-city-candidate.json").toString();

    @TempDir
    Path folder;

    @Test
    void what_changes_is_told_with_volume_witness_and_regions() {
        Ran ran = Ran.command("policy", "diff", NOW, CANDIDATE, "--as-of", "2026-11-22", "--json");
        assertThat(ran.exit()).isZero();
        JsonNode json = ran.json();
        assertThat(keys(json)).containsExactly("volume", "domain", "changes");
        // Two areas by 601 months, out of 126 areas by 601 months.
        assertThat(json.get("volume").asLong()).isEqualTo(2 * 601);
        assertThat(json.get("domain").asLong()).isEqualTo(126 * 601);
        JsonNode largest = json.get("changes").get(0);
        assertThat(keys(largest)).containsExactly("before", "after", "volume", "witness", "regions", "moreRegions");
        assertThat(keys(largest.get("before")))
                .containsExactly("outcome", "rule", "matches", "require", "instead", "set", "version");
        assertThat(largest.get("before").get("rule").asText()).isEqualTo("area.elsewhere");
        assertThat(largest.get("after").get("outcome").asText()).isEqualTo("conditional");
        assertThat(largest.get("volume").asLong()).isEqualTo(2 * 595);
        assertThat(largest.get("witness").toString())
                .isEqualTo("{\"postcode-area\":\"DH\",\"months-since-last-use\":6}");
        assertThat(largest.get("regions").toString())
                .isEqualTo("[{\"postcode-area\":[\"DH\",\"SR\"],\"months-since-last-use\":[\"6..600\"]}]");
        assertThat(largest.get("moreRegions").asLong()).isZero();
    }

    @Test
    void people_read_it_in_sentences() {
        Ran ran = Ran.command("policy", "diff", NOW, CANDIDATE);
        assertThat(ran.out().lines())
                .startsWith(
                        "1,202 of 75,726 requests get another answer (1.58 %).",
                        "",
                        "from  refer by area.elsewhere",
                        "to    conditional by activity.six-months-unused; needs: Confirm the address",
                        "  1,190 requests (1.57 %), such as postcode-area DH, months-since-last-use 6",
                        "  where postcode-area is DH or SR and months-since-last-use is 6..600");
    }

    @Test
    void the_same_answers_are_no_difference_whatever_the_rules_are_called() throws Exception {
        String renamed = file(folder, "renamed.yaml", ROOMS.replace("rooms.party", "rooms.no-party"));
        Ran ran = Ran.command("policy", "diff", rooms(folder), renamed, "--as-of", "2026-11-22");
        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).isEqualTo("No difference in 240 requests on 2026-11-22.\n");
        JsonNode json = Ran.command("policy", "diff", rooms(folder), renamed, "--as-of", "2026-11-22", "--json")
                .json();
        assertThat(json.toString()).isEqualTo("{\"asOf\":\"2026-11-22\",\"volume\":0,\"domain\":240,\"changes\":[]}");
    }

    @Test
    void policies_are_compared_on_the_day_asked_for() throws Exception {
        String open = file(folder, "open.yaml", ROOMS.replace("2026-12-24..2026-12-26", "2026-12-25..2026-12-26"));
        assertThat(Ran.command("policy", "diff", rooms(folder), open, "--as-of", "2026-11-22")
                        .out())
                .startsWith("No difference");
        assertThat(Ran.command("policy", "diff", rooms(folder), open, "--as-of", "2026-12-24")
                        .out())
                .startsWith("240 of 240 requests on 2026-12-24 get another answer (100.00 %).");
        assertThat(Ran.command("policy", "diff", rooms(folder), open, "--as-of", "2026-12-24", "--json")
                        .json()
                        .get("volume")
                        .asLong())
                .isEqualTo(240);
    }

    @Test
    void the_day_is_told_when_either_policy_asks_for_it() throws Exception {
        String undated = file(
                folder,
                "undated.yaml",
                ROOMS.replaceFirst("(?s)  - id: rooms\\.closed.*(?=  - \\{id: rooms\\.keys)", ""));
        String dated = rooms(folder);
        assertThat(Ran.command("policy", "diff", undated, dated, "--as-of", "2026-11-22", "--json")
                        .json()
                        .get("asOf")
                        .asText())
                .isEqualTo("2026-11-22");
        assertThat(Ran.command("policy", "diff", undated, undated, "--as-of", "2026-11-22", "--json")
                        .json()
                        .has("asOf"))
                .isFalse();
    }

    @Test
    void a_volume_beyond_any_machine_number_is_exact() throws Exception {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            attributes.append("  day-").append(i).append(": {int: 0..999}\n");
        }
        String text = "policySet: wide\nversion: %s\nphilosophy: {default: %s}\nrules: []\nattributes:\n" + attributes;
        String yes = file(folder, "yes.yaml", String.format(text, "1", "yes"));
        String no = file(folder, "no.yaml", String.format(text, "2", "no"));
        Ran ran = Ran.command("policy", "diff", yes, no, "--json");
        assertThat(ran.json().get("volume").bigIntegerValue()).isEqualTo(BigInteger.TEN.pow(30));
        assertThat(ran.out()).contains("\"volume\":1000000000000000000000000000000,");
    }

    @Test
    void files_that_cannot_be_compared_are_refused() throws Exception {
        String gone = folder.resolve("gone.json").toString();
        assertThat(Ran.command("policy", "diff", gone, NOW).refusal(2)).startsWith(gone + ":");
        assertThat(Ran.command("policy", "diff", NOW, gone).refusal(2)).startsWith(gone + ":");
        assertThat(Ran.command("policy", "diff", NOW).refusal(2)).contains("B");
        String low = file(
                folder,
                "low.json",
                "{\"policySet\":\"a\",\"version\":\"1\",\"philosophy\":{\"default\":\"yes\"},"
                        + "\"rules\":[],\"attributes\":{\"n\":{\"int\":\"0..4\"}}}");
        String high = file(
                folder,
                "high.json",
                "{\"policySet\":\"a\",\"version\":\"2\",\"philosophy\":{\"default\":\"yes\"},"
                        + "\"rules\":[],\"attributes\":{\"n\":{\"int\":\"5..9\"}}}");
        assertThat(Ran.command("policy", "diff", low, high).refusal(2)).startsWith(low + " and " + high + ": ");
    }
}
