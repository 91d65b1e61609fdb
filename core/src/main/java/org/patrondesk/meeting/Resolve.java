package org.patrondesk.meeting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Ref;
import org.patrondesk.library.StorableText;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;
import org.patrondesk.policy.PolicySet;

/**
 * The meeting's answer to a rule's nos.
 *
 * @param rule a rule of a policy that was put in force here, {@code unwritten} or {@code default}
 * @param reason why, 1–500 characters; names no person
 * @param change the new policy; for a change, and for nothing else
 * @param about the barriers and nos that the answer is about, at most 100
 * @param key the caller's idempotency key; empty for a caller who repeats nothing
 */
@Impersonal({"rule", "key", "about"})
public record Resolve(
        @NotNull ResolutionKind kind,
        @NotBlank @StorableText @Size(max = 200) String rule,

        @NotBlank
        @StorableText
        @Size(max = 500)
        @PersonalData(purpose = "what the meeting answered to nos", retention = "P2Y")
        String reason,

        Optional<NewPolicy> change,
        @Size(max = 100) List<@NotNull Ref> about,
        Optional<@StorableText @Size(min = 1, max = 200) String> key) {
    public Resolve {
        about = List.copyOf(about);
    }

    /**
     * A policy to be put in force.
     *
     * @param begins the day from whose start it answers, today or later, in the tenant's zone; empty for at once
     */
    @Impersonal("begins")
    public record NewPolicy(PolicySet policy, Optional<LocalDate> begins) {}

    /** The rule stands. */
    public static Resolve keep(String rule, String reason) {
        return new Resolve(ResolutionKind.KEEP, rule, reason, Optional.empty(), List.of(), Optional.empty());
    }

    /** The rule stands, and staff find another way. */
    public static Resolve findAYes(String rule, String reason) {
        return new Resolve(ResolutionKind.FIND_A_YES, rule, reason, Optional.empty(), List.of(), Optional.empty());
    }

    /** A new version of the policy. */
    public static Resolve change(String rule, String reason, NewPolicy change) {
        return new Resolve(ResolutionKind.CHANGE, rule, reason, Optional.of(change), List.of(), Optional.empty());
    }

    /** The same answer, about these barriers and nos. */
    public Resolve about(List<Ref> records) {
        return new Resolve(kind, rule, reason, change, records, key);
    }

    /** The same answer, written once however often it is sent with this key. */
    public Resolve withKey(String idempotencyKey) {
        return new Resolve(kind, rule, reason, change, about, Optional.of(idempotencyKey));
    }

    StoredObject stored() {
        StoredObject stored = StoredObject.of("resolve", 1)
                .with("kind", kind.code())
                .with("rule", rule)
                .with("reason", reason)
                .with("about", about.stream().map(Ref::written).toList());
        return change.map(given -> stored.with("policy", given.policy().hash().hex())
                        .withOptional(
                                "begins",
                                given.begins().map(LocalDate::toString).orElse(null)))
                .orElse(stored);
    }

    @Override
    public String toString() {
        return "Resolve[" + kind.code() + " " + rule + "]";
    }
}
