package org.patrondesk.appeal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.StorableText;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;
import org.patrondesk.policy.Outcome;

/** A command about a no that was said. */
public sealed interface Reconsideration {
    /** The no. */
    UUID decision();

    /** What it becomes. */
    default FollowUpKind kind() {
        if (this instanceof ExceptionGrant) {
            return FollowUpKind.EXCEPTION;
        }
        return this instanceof LodgeAppeal ? FollowUpKind.APPEAL : FollowUpKind.APPEAL_ANSWER;
    }

    /** Why, in words. */
    String words();

    /** The caller's idempotency key; empty for a caller who repeats nothing. */
    Optional<String> key();

    /**
     * A yes all the same.
     *
     * @param outcome yes or conditional
     * @param amount what is at stake, in the policy's currency; needed where the rule has a limit
     */
    @Impersonal("key")
    record ExceptionGrant(
            @NotNull UUID decision,
            @NotNull Outcome outcome,

            @NotBlank @StorableText @Size(max = 500) @PersonalData(purpose = "weekly review of nos", retention = "P90D")
            String words,

            Optional<@PositiveOrZero BigDecimal> amount,
            Optional<@StorableText @Size(min = 1, max = 200) String> key)
            implements Reconsideration {
        @Override
        public String toString() {
            return "ExceptionGrant[" + decision + "]";
        }
    }

    /** The patron asks that somebody else looks at the no. */
    @Impersonal("key")
    record LodgeAppeal(
            @NotNull UUID decision,

            @NotBlank @StorableText @Size(max = 500) @PersonalData(purpose = "weekly review of nos", retention = "P90D")
            String words,

            Optional<@StorableText @Size(min = 1, max = 200) String> key)
            implements Reconsideration {
        @Override
        public String toString() {
            return "LodgeAppeal[" + decision + "]";
        }
    }

    /**
     * Somebody else has looked at the no.
     *
     * @param outcome what the patron is told from now on
     */
    @Impersonal("key")
    record AnswerAppeal(
            @NotNull UUID decision,
            @NotNull Outcome outcome,

            @NotBlank @StorableText @Size(max = 500) @PersonalData(purpose = "weekly review of nos", retention = "P90D")
            String words,

            Optional<@StorableText @Size(min = 1, max = 200) String> key)
            implements Reconsideration {
        @Override
        public String toString() {
            return "AnswerAppeal[" + decision + "]";
        }
    }

    /** What the idempotency key stands for. */
    default StoredObject stored() {
        StoredObject common = StoredObject.of("reconsideration", 1)
                .with("kind", kind().code())
                .with("decision", decision().toString())
                .with("words", words());
        if (this instanceof ExceptionGrant grant) {
            return common.with("outcome", grant.outcome().code())
                    .withOptional(
                            "amount",
                            grant.amount().map(BigDecimal::toPlainString).orElse(null));
        }
        return this instanceof AnswerAppeal answer
                ? common.with("outcome", answer.outcome().code())
                : common;
    }
}
