package org.patrondesk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.policy.Explanation;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.storage.policy.PolicyFiles;

/** The policy on its page, in both forms, and the tagged region about it ({@link PagesTest} compares the words). */
class PolicySnippetsTest {
    @TempDir
    Path folder;

    private static byte[] onPage(String form) {
        Matcher block = Pattern.compile("(?s)```" + form + "\\n(.*?)```")
                .matcher(Pages.text(Pages.root().resolve("docs/policy.md")));
        assertThat(block.find()).as("a block of " + form).isTrue();
        return block.group(1).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void both_forms_on_the_page_load_and_are_one_policy() {
        PolicySet yaml = new PolicyFiles().read("page.yaml", onPage("yaml"));
        PolicySet json = new PolicyFiles().read("page.json", onPage("json"));
        assertThat(yaml.rules()).hasSize(2);
        assertThat(yaml.hash()).isEqualTo(json.hash());
    }

    @Test
    void an_answer_is_explained() throws IOException {
        Path file = Files.write(folder.resolve("rooms.yaml"), onPage("yaml"));
        // tag::policy-explain
        PolicySet set = new PolicyFiles().read(file.toString(), Files.readAllBytes(file));
        Explanation why = Policy.of(set)
                .explain(set.vocabulary().facts(Map.of("branch", "central", "purpose", "meeting", "people", 15)));
        String toSay = why.forPatron(Locale.forLanguageTag("es")); // rule's words, what to offer, the nearest yes
        String forStaff = why.forStaff(Locale.ENGLISH); // rule, reason, source, principle, who may say yes all the same
        why.nearMisses(); // rules that would hold if one fact were other
        why.nearestYes(); // 12 people: fewest changes of changeable facts, then the attributes' order
        // end::policy-explain
        assertThat(toSay)
                .startsWith("En la sala grande caben todos.")
                .contains("La sala grande los viernes", "personas = 12");
        assertThat(forStaff).contains("rooms.too-many", "The fire marshal", "Everybody gets a turn.");
        assertThat(why.nearMisses()).isEmpty();
        assertThat(why.nearestYes())
                .contains(new Explanation.NearestYes(Map.of("people", 12L), Outcome.CONDITIONAL, "rooms.large-group"));
    }
}
