package org.patrondesk.storage.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.storage.policy.NdjsonRequests;
import org.patrondesk.storage.policy.PolicyFiles;
import org.patrondesk.testkit.Corpora;
import org.patrondesk.testkit.Corpora.JsonCase;
import org.patrondesk.testkit.HostileTexts;
import org.patrondesk.trial.RequestRow;

/** JSON that is none, and JSON of every odd kind, through the readers of policies, requests and stored forms. */
class HostileJsonTest {
    /** What no reader may take, written here; the test suite of others has hundreds more. */
    private static final List<String> BROKEN = List.of(
            "",
            " ",
            "{",
            "[",
            "{\"a\"",
            "{\"a\":",
            "{\"a\":1",
            "{\"a\":1,}",
            "{\"a\":1}}",
            "{a:1}",
            "{'a':1}",
            "{\"a\":01}",
            "{\"a\":+1}",
            "{\"a\":.5}",
            "{\"a\":1.}",
            "{\"a\":NaN}",
            "{\"a\":tru}",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"\\u12\"}",
            "{\"a\":\"\t\"}",
            "{\"a\":1 \"b\":2}",
            "{\"a\":1}//x",
            "/**/{\"a\":1}",
            "{\"a\":1}\u0000");

    @TempDir
    Path folder;

    @Test
    void what_is_no_json_is_refused_by_every_reader_in_one_sentence() throws IOException {
        for (String text : BROKEN) {
            assertThat(stored(text)).as("stored: " + text).isTrue();
            assertThat(policy("p.json", text)).as("policy: " + text).isTrue();
            assertThat(asked(text)).as("request: " + text).isZero();
        }
    }

    @Test
    void the_cases_of_others_are_read_or_refused_and_what_must_be_refused_is() throws IOException {
        assumeTrue(Corpora.areThere(), Corpora.ABSENT);
        for (JsonCase each : Corpora.jsonCases()) {
            boolean storedRefused = stored(each.text());
            boolean policyRefused = policy("p.json", each.text());
            boolean yamlRefused = policy("p.yaml", each.text());
            long asked = asked(each.text());
            assertThat(policyRefused && yamlRefused).as(each.name()).isTrue();
            if (each.isRefused()) {
                assertThat(storedRefused).as(each.name()).isTrue();
                assertThat(each.text().contains("\n") ? 0 : asked)
                        .as(each.name())
                        .isZero();
            }
        }
    }

    @Test
    void deep_long_and_wide_json_is_refused_in_time_and_not_by_a_full_stack() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String open : List.of("[", "{\"a\":", "[{\"a\":", "[[],")) {
            texts.add(open.repeat(HostileTexts.HUGE / 10));
            texts.add("{\"a\":" + open.repeat(70));
        }
        texts.add("{\"a\":\"" + "x".repeat(HostileTexts.HUGE) + "\"}");
        texts.add("{\"a\":" + "9".repeat(HostileTexts.HUGE) + "}");
        texts.add("{\"" + "k".repeat(HostileTexts.HUGE) + "\":1}");
        texts.add("{\"a\":1e999999999}");
        texts.add(" ".repeat(HostileTexts.HUGE) + "{}");
        for (String text : texts) {
            inTime(text, this::stored);
            inTime(text, each -> policy("p.json", each));
            inTime(text, each -> asked(each));
        }
        inTime("&a [" + "*a,".repeat(100) + "]", each -> policy("p.yaml", each));
        inTime("[".repeat(100_000), each -> policy("p.yaml", each));
    }

    @Test
    void a_hostile_text_in_a_stored_form_comes_back_as_it_is_or_is_refused() {
        HostileTexts.all().forEach(text -> {
            try {
                StoredObject form = StoredObject.of("x", 1).with("text", text.value());
                assertThat(StoredObject.parse(form.canonical()).text("text").equals(text.value()))
                        .as(text.name())
                        .isTrue();
            } catch (IllegalArgumentException refused) {
                assertThat(HostileTexts.halves()).as(text.name()).contains(text);
                assertThat(refused.getMessage()).doesNotContain(HostileTexts.MARK);
            }
        });
    }

    private static void inTime(String text, Consumer<String> reader) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3 && best > 1_000_000_000L; i++) {
            long start = System.nanoTime();
            reader.accept(text);
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(best).as(text.substring(0, Math.min(20, text.length()))).isLessThan(1_000_000_000L);
    }

    /** Whether the reader of stored forms refuses it. */
    private boolean stored(String text) {
        try {
            StoredObject.parse(text).canonical();
            return false;
        } catch (IllegalArgumentException refused) {
            sentence(String.valueOf(refused.getMessage()));
            return true;
        }
    }

    /** Whether the reader of policies refuses it. */
    private boolean policy(String name, String text) {
        try {
            new PolicyFiles().read(name, text.getBytes(StandardCharsets.UTF_8));
            return false;
        } catch (PolicyProblem refused) {
            assertThat(refused.place()).startsWith(name);
            sentence(String.valueOf(refused.getMessage()));
            return true;
        }
    }

    /** How many lines are taken for requests. */
    private long asked(String text) {
        try {
            Path file = Files.write(folder.resolve("r.ndjson"), text.getBytes(StandardCharsets.UTF_8));
            long asked = 0;
            try (NdjsonRequests requests = NdjsonRequests.open(file, HostileDesk.POLICY.vocabulary())) {
                for (RequestRow row = requests.next(); row != null; row = requests.next()) {
                    asked += row instanceof RequestRow.Asked ? 1 : 0;
                }
            }
            NdjsonRequests.firstFault(file).ifPresent(HostileJsonTest::sentence);
            return asked;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void sentence(String message) {
        assertThat(message.length()).isLessThan(600);
        assertThat(message).endsWith(".").doesNotContain("\n", "\r", "\u0000", "Exception", "com.fasterxml");
    }
}
