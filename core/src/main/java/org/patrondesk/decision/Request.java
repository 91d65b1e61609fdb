package org.patrondesk.decision;

import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.StorableText;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.Subject;

/**
 * A request to be answered by the policy in force.
 *
 * @param facts by attribute: text, a whole number or a boolean; an absent fact is unknown
 * @param key the caller's idempotency key, 1–200 characters; empty for a caller who repeats nothing
 * @param person who asks; empty where nobody said, and nobody need
 */
@Impersonal({"facts", "key"})
public record Request(
        Map<String, Object> facts,
        Branch branch,
        Channel channel,
        Optional<@StorableText @Size(min = 1, max = 200) String> key,
        Optional<Subject.Pseudonym> person) {
    public Request {
        facts = Map.copyOf(facts);
    }

    public static Request at(Branch branch, Channel channel, Map<String, Object> facts) {
        return new Request(facts, branch, channel, Optional.empty(), Optional.empty());
    }

    public Request withKey(@Nullable String newKey) {
        return new Request(facts, branch, channel, Optional.ofNullable(newKey), person);
    }

    /** The same, asked by this person. */
    public Request by(Subject.Pseudonym asking) {
        return new Request(facts, branch, channel, key, Optional.of(asking));
    }

    StoredObject request() {
        return StoredObject.of("request", 1)
                .with("facts", facts)
                .with("branch", branch.code())
                .with("channel", channel.code())
                .withOptional("person", person.map(Subject.Pseudonym::code).orElse(null));
    }

    /** Shows which facts there are, and none of them: they are not yet in the words of a vocabulary. */
    @Override
    public String toString() {
        return "Request" + facts.keySet();
    }
}
