package org.patrondesk.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.schema.PolicyReader;

class StoredFormFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void a_stored_form_comes_back_as_it_is_or_is_refused(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Tried.inTime(() -> read(text));
    }

    private static void read(String text) {
        StoredObject form;
        try {
            form = StoredObject.parse(text);
        } catch (IllegalArgumentException refused) {
            Tried.sentence(refused);
            return;
        }
        String canonical = form.canonical();
        assertThat(StoredObject.parse(canonical)).isEqualTo(form);
        assertThat(StoredObject.parse(canonical).canonical()).isEqualTo(canonical);
        try {
            PolicyReader.read(form);
        } catch (PolicyProblem refused) {
            Tried.sentence(refused);
        }
    }
}
