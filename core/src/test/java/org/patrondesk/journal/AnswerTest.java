package org.patrondesk.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.patrondesk.library.Ref;

class AnswerTest {
    @Test
    void what_is_done_hands_over_its_value() {
        assertThat(new Answer.Done<>("id", 1).orThrow()).isEqualTo("id");
    }

    @Test
    void any_other_answer_says_what_it_was_to_a_caller_who_insists() {
        Answer<String> refused = new Answer.Refused<>(new Ref("decision", "1"), "too-young", "No.");
        Answer<String> invalid = new Answer.Invalid<>(List.of(new Violation("asked", "NotBlank", "must not be blank")));

        assertThatThrownBy(refused::orThrow).hasMessageContaining("too-young");
        assertThatThrownBy(invalid::orThrow).hasMessageContaining("asked");
        assertThatThrownBy(new Answer.NotFound<String>()::orThrow).hasMessageContaining("NotFound");
        assertThatThrownBy(new Answer.Stale<String>(7)::orThrow).hasMessageContaining("Stale");
    }

    @Test
    void every_exception_has_a_stable_code() {
        assertThat(new StorageUnavailable("Full.", null, true))
                .returns("storage-unavailable", StorageUnavailable::code)
                .returns(true, StorageUnavailable::retryable);
        assertThat(new IdempotencyConflict("Twice.").code()).isEqualTo("idempotency-conflict");
    }
}
