package org.patrondesk.message;

import java.time.Instant;
import java.util.Optional;
import org.patrondesk.person.Impersonal;

/**
 * One attempt to send a delivery, written down before the courier was called.
 *
 * @param number counted from 1
 * @param fence the claim under which it was made
 * @param result the word for what came of it; empty when nobody wrote that down
 * @param reason the code of the reason, or the provider's id of an accepted message; empty when there is none
 */
@Impersonal({"result", "reason"})
public record Attempt(
        int number, long fence, Instant started, boolean possibleDuplicate, Optional<String> result, String reason) {
    /** The same attempt with what came of it. */
    public Attempt with(Result known) {
        return new Attempt(number, fence, started, possibleDuplicate, Optional.of(known.code()), known.reason());
    }

    /** The same without the provider's id of the message. */
    public Attempt withoutProviderId() {
        return result.filter("accepted"::equals).isEmpty()
                ? this
                : new Attempt(number, fence, started, possibleDuplicate, result, "");
    }

    /** Whether the message may have gone out in it without anybody's knowing. */
    public boolean isAmbiguous() {
        return result.isEmpty() || result.get().equals("unknown");
    }
}
