package org.patrondesk.journal;

import java.util.regex.Pattern;
import org.patrondesk.library.Tenant;
import org.patrondesk.person.Impersonal;

/**
 * Work that is due for a tenant: what kind, and which of that kind. It only wakes somebody; what is to be done stands in the
 * stores.
 *
 * @param kind a word of 1–40 lower-case letters and hyphens that names the handler
 * @param key tells it from others of the kind; 1–60 lower-case letters, digits and hyphens, never about a person
 */
@Impersonal({"kind", "key"})
public record DueTask(Tenant tenant, String kind, String key) {
    private static final Pattern KIND = Pattern.compile("[a-z-]{1,40}");
    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,60}");

    public DueTask {
        if (!KIND.matcher(kind).matches() || !KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "A due task has a kind and a key of lower-case letters, digits and '-'.");
        }
    }
}
