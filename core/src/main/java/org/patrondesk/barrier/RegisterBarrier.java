package org.patrondesk.barrier;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Branch;
import org.patrondesk.library.StorableText;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;

/**
 * A barrier to be registered.
 *
 * @param name what stands in the way, 1–200 characters; names no person
 * @param nos the nos that show it, 1–100
 * @param key the caller's idempotency key; empty for a caller who repeats nothing
 */
@Impersonal("key")
public record RegisterBarrier(
        @NotBlank @StorableText @Size(max = 200) @PersonalData(purpose = "register of barriers", retention = "P2Y")
        String name,

        @NotNull Branch branch,
        @NotEmpty @Size(max = 100) List<@NotNull UUID> nos,
        Optional<@StorableText @Size(min = 1, max = 200) String> key) {
    public RegisterBarrier {
        nos = List.copyOf(nos);
    }

    /** Without a key. */
    public static RegisterBarrier of(String name, Branch branch, List<UUID> nos) {
        return new RegisterBarrier(name, branch, nos, Optional.empty());
    }

    StoredObject stored() {
        return StoredObject.of("register-barrier", 1)
                .with("name", name)
                .with("branch", branch.code())
                .with("nos", nos.stream().map(UUID::toString).toList());
    }

    @Override
    public String toString() {
        return "RegisterBarrier[" + branch + "]";
    }
}
