package org.patrondesk.ils.folio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.patrondesk.ils.folio.text.Letter;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.policy.Verdict;

class FolioRulesProperties {
    private static final int REQUESTS = 40;

    @Property(tries = 2_000)
    void the_policy_decides_as_the_text_does_where_tables_tell_the_places(
            @ForAll("texts") String text, @ForAll Random random) {
        NaiveRules naive = new NaiveRules(text);
        InForce policy = new InForce(imported(text, SmallTown.tables()).policy());
        for (int i = 0; i < REQUESTS; i++) {
            Map<String, String> request = request(random, 4);
            Map<String, String> facts = new HashMap<>(request);
            request.put("s", random.nextInt(8) == 0 ? "s6" : "s" + (1 + random.nextInt(5)));
            SmallTown.LOCATIONS
                    .getOrDefault(request.get("s"), Map.of())
                    .forEach((key, id) -> request.put(letter(key), id));
            facts.put("location", request.getOrDefault("s", ""));
            assertSame(text, naive, naive.decide(request), policy.decide(facts));
        }
    }

    @Property(tries = 1_000)
    void the_policy_decides_as_the_text_does_without_any_table(@ForAll("texts") String text, @ForAll Random random) {
        NaiveRules naive = new NaiveRules(text);
        InForce policy = new InForce(imported(text, FolioTables.none()).policy());
        for (int i = 0; i < REQUESTS; i++) {
            Map<String, String> request = request(random, 7);
            Map<String, String> facts = new HashMap<>(request);
            for (Letter letter : List.of(Letter.LOCATION, Letter.LIBRARY, Letter.CAMPUS, Letter.INSTITUTION)) {
                String id = letter.sign() + (1 + random.nextInt(7));
                request.put(letter.sign(), id);
                facts.put(letter.attribute(), id);
            }
            assertSame(text, naive, naive.decide(request), policy.decide(facts));
        }
    }

    @Property(tries = 2_000)
    void a_damaged_file_is_read_or_refused_with_a_place_and_a_sentence(
            @ForAll("texts") String text, @ForAll("damage") String damage, @ForAll Random random) {
        int at = random.nextInt(text.length());
        String damaged = text.substring(0, at) + damage + text.substring(at + random.nextInt(2));
        try {
            assertThat(imported(damaged, SmallTown.tables()).rules()).isPositive();
        } catch (PolicyProblem refused) {
            assertThat(refused.place()).matches("rules\\.txt:[1-9]\\d*:[1-9]\\d*");
            assertThat(refused.sentence()).matches("[A-Z'].*\\.");
        }
    }

    @Property(tries = 200)
    void the_same_file_gives_the_same_policy(@ForAll("texts") String text) {
        assertThat(imported(text, SmallTown.tables())).isEqualTo(imported(text, SmallTown.tables()));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.randomValue(RandomRules::text);
    }

    @Provide
    Arbitrary<String> damage() {
        return Arbitraries.of(
                "",
                " ",
                "\t",
                "\n",
                "\n ",
                ":",
                "+",
                "!",
                ",",
                "(",
                ")",
                "#",
                "all",
                " all ",
                " g ",
                " l x ",
                "é",
                "\0",
                "priority",
                "\npriority: last-line\n",
                "\nfallback-policy: l a-a\n",
                "m m1",
                "first-line",
                "other");
    }

    private static FolioImport imported(String text, FolioTables tables) {
        return FolioRules.read("rules.txt", text.getBytes(StandardCharsets.UTF_8), tables);
    }

    private static String letter(String key) {
        return switch (key) {
            case "libraryId" -> "c";
            case "campusId" -> "b";
            default -> "a";
        };
    }

    private static Map<String, String> request(Random random, int values) {
        Map<String, String> request = new HashMap<>();
        for (Letter letter : List.of(Letter.MATERIAL_TYPE, Letter.LOAN_TYPE, Letter.PATRON_GROUP)) {
            String id = letter.sign() + (1 + random.nextInt(values));
            request.put(letter.sign(), id);
            request.put(letter.attribute(), id);
        }
        return request;
    }

    private static void assertSame(String text, NaiveRules naive, int line, Verdict verdict) {
        assertThat(verdict.determining().orElseThrow().source()).as(text).isEqualTo("rules.txt:" + line);
        assertThat(verdict.set()).as(text).hasSize(5).containsEntry("loan", naive.loan(line));
    }
}
