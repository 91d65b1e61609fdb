package org.patrondesk.story;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Ref;
import org.patrondesk.library.StorableText;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;
import org.patrondesk.person.Subject;

/**
 * A story to be written down.
 *
 * @param text what brought them, what happened, what changed; 1–2,000 characters
 * @param about the barriers, decisions and answers of the meeting that it came from, 1–20
 * @param key the caller's idempotency key; empty for a caller who repeats nothing
 * @param person whose story it is; empty where nobody said
 */
@Impersonal({"key", "about"})
public record TellStory(
        @NotBlank @StorableText @Size(max = 2_000) @PersonalData(purpose = "impact stories", retention = "P2Y")
        String text,

        @NotNull Consent consent,
        @NotNull Branch branch,
        @NotEmpty @Size(max = 20) List<@NotNull Ref> about,
        Optional<@StorableText @Size(min = 1, max = 200) String> key,
        Optional<Subject.Pseudonym> person) {
    public TellStory {
        about = List.copyOf(about);
    }

    /** Without a key. */
    public static TellStory of(String text, Consent consent, Branch branch, Ref about) {
        return new TellStory(text, consent, branch, List.of(about), Optional.empty(), Optional.empty());
    }

    /** The same, as this person's story. */
    public TellStory of(Subject.Pseudonym whose) {
        return new TellStory(text, consent, branch, about, key, Optional.of(whose));
    }

    StoredObject stored() {
        StoredObject stored = StoredObject.of("tell-story", 1)
                .with("text", text)
                .with("consent", consent.code())
                .with("branch", branch.code())
                .with("about", about.stream().map(Ref::written).toList());
        return stored.withOptional("person", person.map(Subject.Pseudonym::code).orElse(null));
    }

    @Override
    public String toString() {
        return "TellStory[" + branch + "]";
    }
}
