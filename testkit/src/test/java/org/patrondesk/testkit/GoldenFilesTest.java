package org.patrondesk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.patrondesk.decision.Wording;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.ContentHash;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Rule;
import org.patrondesk.schema.PolicyReader;
import org.patrondesk.trial.RunReport;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Facts;

/** Every stored form ever written can be read: one file for each type and version, never changed once it is there. */
class GoldenFilesTest {
    private static final Pattern WRITTEN = Pattern.compile("StoredObject\\.of\\(\\s*\"([a-z-]+)\",\\s*(\\d+)");
    private static final Path FOLDER = Repository.file("testkit/src/main/resources/golden");

    private final WrittenForms.Written written = WrittenForms.walk();

    @Test
    void every_type_and_version_that_the_code_writes_has_a_golden_file() {
        TreeSet<String> types = Repository.below(Repository.file(""), ".java").stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .filter(file -> !file.startsWith(Repository.file("testkit")))
                .flatMap(file -> WRITTEN.matcher(Repository.text(file)).results())
                .map(found -> found.group(1) + "-v" + found.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
        // Facts are written without an object in between, a hundred thousand at a time.
        types.add("facts-v1");
        types.add(PolicyReader.TYPE + "-v" + PolicyReader.VERSION);

        assertThat(types).hasSizeGreaterThanOrEqualTo(13);
        assertThat(golden().keySet()).containsAll(types);
    }

    @Test
    void no_golden_file_was_changed_since_it_was_listed() {
        Map<String, String> listed = Repository.text(FOLDER.resolve("hashes.txt"))
                .lines()
                .collect(Collectors.toMap(line -> line.substring(66), line -> line.substring(0, 64)));
        Map<String, String> found = new TreeMap<>();
        golden().forEach((name, form) -> found.put(
                name + ".json",
                ContentHash.of(Repository.text(FOLDER.resolve(name + ".json"))).hex()));

        assertThat(found).isEqualTo(new TreeMap<>(listed));
    }

    @Test
    void every_golden_file_is_canonical_and_named_after_its_type_and_version() {
        golden().forEach((name, form) -> {
            assertThat(name).isEqualTo(form.text("type") + "-v" + form.number("v"));
            assertThat(Repository.text(FOLDER.resolve(name + ".json"))).isEqualTo(form.canonical() + "\n");
        });
    }

    @Test
    void what_is_written_now_is_what_the_golden_files_hold() {
        assertThat(written.forms()).hasSize(37);
        written.forms()
                .forEach((type, form) -> assertThat(form.canonical())
                        .as(type)
                        .isEqualTo(golden(type + "-v" + form.number("v")).canonical()));
    }

    @Test
    void requests_are_hashed_in_the_form_the_golden_files_hold() {
        assertThat(written.requests().get("request"))
                .isEqualTo(golden("request-v1").hash());
        assertThat(written.requests().get("request-beside"))
                .isEqualTo(golden("request-v1").with("said", "conditional").hash());
        assertThat(written.requests().get("what-if"))
                .isEqualTo(golden("what-if-v1").hash());
        assertThat(written.requests().get("reconsideration"))
                .isEqualTo(golden("reconsideration-v1").hash());
        for (String type : List.of(
                "decide-delivery",
                "enter-consent",
                "open-emergency",
                "post-message",
                "register-barrier",
                "resolve",
                "tell-story")) {
            assertThat(written.requests().get(type))
                    .isEqualTo(golden(type + "-v1").hash());
        }
        assertThat(written.requests().get("native-no"))
                .isEqualTo(golden("native-no-v1").hash());
        assertThat(written.requests().get("wording"))
                .isEqualTo(golden("wording-v1")
                        .with("rule", "owes-much")
                        .with("branch", "Central")
                        .with("channel", "phone")
                        .hash());
    }

    @Test
    void a_policy_set_of_version_1_is_read_and_written_again_unchanged() {
        PolicySet set = PolicyReader.read(golden("policy-set-v1"));

        assertThat(set.rules()).hasSize(3);
        assertThat(set.hash()).isEqualTo(golden("policy-set-v1").hash());
    }

    @Test
    void a_policy_set_of_version_2_is_read_with_all_its_keys_and_written_again_unchanged() {
        PolicySet set = PolicyReader.read(golden("policy-set-v2"));

        assertThat(set.rules()).extracting(Rule::id).containsExactly("owes", "late", "terms");
        assertThat(set.offerings()).hasSize(3);
        assertThat(set.vocabulary().attributes())
                .extracting(Attribute::id)
                .containsExactly("place", "card", "age", "born", "fine", "at", "guest", "as-of");
        assertThat(set.hash()).isEqualTo(golden("policy-set-v2").hash());
    }

    @Test
    void a_wording_of_version_1_is_read_and_written_again_unchanged() {
        Wording wording = Wording.of(golden("wording-v1"));

        assertThat(wording.asked()).isEqualTo("A card for \"my\" grandson?");
        assertThat(wording.why()).contains("owes 60");
        assertThat(wording.offered()).contains("the reading room\nor a plan 🙂");
        assertThat(wording.stored()).isEqualTo(golden("wording-v1"));
    }

    @Test
    void facts_of_version_1_are_read_and_written_again_unchanged() {
        String stored = golden("facts-v1").canonical();

        assertThat(Facts.ofStored(stored).value("overdue")).contains("12.50");
        assertThat(Facts.ofStored(stored).stored()).isEqualTo(stored);
    }

    @Test
    void a_later_version_than_the_reader_knows_is_refused_in_one_sentence() {
        List<Consumer<StoredObject>> readers =
                List.of(Wording::of, RunReport::of, form -> Facts.ofStored(form.canonical()), PolicyReader::read);
        List<String> types = List.of("wording-v1", "run-report-v1", "facts-v1", "policy-set-v1");
        for (int i = 0; i < types.size(); i++) {
            Consumer<StoredObject> reader = readers.get(i);
            StoredObject later = golden(types.get(i)).with("v", 9);
            assertThatThrownBy(() -> reader.accept(later)).hasMessageContaining("newer than this version reads");
        }
    }

    @Test
    void a_run_report_of_version_1_is_read_and_written_again_unchanged() {
        RunReport report = RunReport.of(golden("run-report-v1"));

        assertThat(report.decided()).isEqualTo(1);
        assertThat(report.rejected()).isEqualTo(Map.of("cell-count", 1L));
        assertThat(report.stored()).isEqualTo(golden("run-report-v1"));
    }

    private static StoredObject golden(String name) {
        return Objects.requireNonNull(golden().get(name), name);
    }

    private static Map<String, StoredObject> golden() {
        Map<String, StoredObject> forms = new TreeMap<>();
        Repository.below(FOLDER, ".json")
                .forEach(file -> forms.put(
                        String.valueOf(file.getFileName()).replace(".json", ""),
                        StoredObject.parse(Repository.text(file).strip())));
        return forms;
    }
}
