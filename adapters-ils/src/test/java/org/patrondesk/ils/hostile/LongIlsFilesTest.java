package org.patrondesk.ils.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.ils.blocks.BlockCodes;
import org.patrondesk.ils.folio.FolioRules;
import org.patrondesk.ils.folio.FolioTables;
import org.patrondesk.ils.sheet.SheetProblem;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.testkit.HostileTexts;

/** Files of up to 10 MB whose work grows faster than their length: read or refused within a second. */
class LongIlsFilesTest {
    private static final String POLICIES = ":l l1 r r1 n n1 o o1 i i1\n";
    private static final String START = "priority: last-line\nfallback-policy" + POLICIES;

    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private static String lines(int n, IntFunction<String> line) {
        return IntStream.range(0, n).mapToObj(line).collect(Collectors.joining());
    }

    private static String upTo(String text) {
        return text.substring(0, Math.min(text.length(), HostileTexts.HUGE));
    }

    /** The best of five, so that a busy machine is not taken for a slow reader. */
    private static void inTime(String name, Runnable reading) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5 && best > SECOND; i++) {
            long start = System.nanoTime();
            reading.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(best).as(name).isLessThan(SECOND);
    }

    private static boolean isRefused(Runnable reading) {
        try {
            reading.run();
            return false;
        } catch (PolicyProblem | SheetProblem refused) {
            assertThat(refused.getMessage()).endsWith(".").hasSizeLessThan(1_000);
            return true;
        }
    }

    @Test
    void a_rule_file_that_would_grow_beyond_any_policy_is_refused_in_time() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("a line for each of 300,000 values", START + lines(300_000, n -> "m x" + n + POLICIES));
        files.put("all but one of 300,000 values", START + lines(300_000, n -> "m !x" + n + POLICIES));
        files.put("all but one of 15,000 values", START + lines(15_000, n -> "m !x" + n + POLICIES));
        files.put("one of 15,000 values", START + lines(15_000, n -> "m x" + n + POLICIES));
        files.put("the same line again", START + ("m x" + POLICIES).repeat(350_000));
        files.put("one line of 1,000,000 names", START + "m " + lines(1_000_000, n -> "x" + n + " ") + POLICIES);
        files.put("300,000 criteria", START + "m a" + lines(300_000, n -> "+m a") + POLICIES);
        files.put(
                "300,000 criteria around 200,000 lines",
                START + "m a" + "+m a".repeat(300_000) + "\n" + (" m b" + POLICIES).repeat(200_000));
        files.put(
                "500,000 names around 200,000 lines",
                START + "m " + lines(500_000, n -> "x" + n + " ") + "\n" + (" m b" + POLICIES).repeat(200_000));
        files.put("1,000,000 signs", START + "m " + "! ".repeat(1_000_000));
        files.put("letters alone", "priority: " + "t, ".repeat(3_000_000));
        files.put("comments alone", START + "# x\n".repeat(2_000_000));
        files.put("empty lines", START + "\n".repeat(9_000_000));
        files.put("words alone", "a ".repeat(4_900_000));
        int refused = 0;
        for (Map.Entry<String, String> file : files.entrySet()) {
            byte[] content = upTo(file.getValue()).getBytes(StandardCharsets.UTF_8);
            Runnable reading = () -> assertThat(FolioRules.read("r.txt", content, FolioTables.none())
                            .policy())
                    .isNotNull();
            inTime(file.getKey(), () -> assertThat(isRefused(reading)).isIn(true, false));
            refused += isRefused(reading) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(files.size() / 2);
    }

    @Test
    void tables_of_ten_megabytes_are_read_or_refused_in_time() throws IOException {
        byte[] rules = (START + "m book" + POLICIES + "s !shelf1" + POLICIES + "b c1 + c l2" + POLICIES)
                .getBytes(StandardCharsets.UTF_8);
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("material_types.json", lines(250_000, n -> ",{\"id\":\"m" + n + "\",\"name\":\"same\"}"));
        tables.put(
                "locations.json",
                lines(
                        100_000,
                        n -> ",{\"id\":\"shelf" + n + "\",\"name\":\"n\",\"libraryId\":\"l" + n + "\",\"campusId\":\"c"
                                + n + "\",\"institutionId\":\"i\"}"));
        tables.put("libraries.json", lines(100_000, n -> ",{\"id\":\"l" + n + "\",\"campusId\":\"c\"}"));
        for (Map.Entry<String, String> table : tables.entrySet()) {
            Path place = Files.createDirectory(folder.resolve(table.getKey() + ".d"));
            Files.writeString(
                    place.resolve(table.getKey()), "[" + table.getValue().substring(1) + "]");
            inTime(
                    table.getKey(),
                    () -> assertThat(
                                    isRefused(() -> assertThat(FolioRules.read("r.txt", rules, FolioTables.read(place)))
                                            .isNotNull()))
                            .isIn(true, false));
        }
    }

    @Test
    void places_as_many_as_the_largest_library_has_are_read_in_time() throws IOException {
        byte[] rules = (START + lines(1_000, n -> "s !shelf" + n + "\n  c l" + n % 300 + POLICIES) + "m x" + POLICIES)
                .getBytes(StandardCharsets.UTF_8);
        Path place = Files.createDirectory(folder.resolve("tables"));
        Files.writeString(
                place.resolve("locations.json"),
                "["
                        + lines(
                                        5_000,
                                        n -> ",{\"id\":\"shelf" + n + "\",\"name\":\"n" + n + "\",\"libraryId\":\"l"
                                                + n % 300 + "\",\"campusId\":\"c" + n % 20
                                                + "\",\"institutionId\":\"i\"}")
                                .substring(1)
                        + "]");
        FolioTables tables = FolioTables.read(place);

        inTime(
                "1,000 rules about 5,000 places",
                () -> assertThat(FolioRules.read("r.txt", rules, tables).rules())
                        .isGreaterThan(900));
    }

    @Test
    void block_codes_of_ten_megabytes_are_read_or_refused_in_time() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("many", lines(500_000, n -> "koha,c" + n + ",too-young\r\n"));
        files.put("one long code", "koha," + "c".repeat(9_000_000) + ",too-young\r\n");
        files.put("one long line", "koha,debt,too-young" + ",".repeat(9_000_000));
        files.put("one open quote", "koha,\"" + "a\n".repeat(4_500_000));
        files.put("quotes alone", "\"".repeat(9_000_000));
        files.put("line breaks alone", "\r\n".repeat(4_500_000));
        for (Map.Entry<String, String> each : files.entrySet()) {
            Path file = Files.writeString(folder.resolve("codes.csv"), upTo("system,code,rule\r\n" + each.getValue()));
            inTime(
                    each.getKey(),
                    () -> assertThat(isRefused(() ->
                                    assertThat(BlockCodes.none().with(file)).isNotNull()))
                            .isIn(true, false));
        }
    }
}
