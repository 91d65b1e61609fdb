package org.patrondesk.policy;

import java.util.Map;
import org.patrondesk.library.Text;

/**
 * What the library answers where no rule speaks, and the principles it holds to.
 *
 * @param otherwise the outcome when no rule decides
 * @param unknownFact the outcome when an unknown fact would make the difference
 * @param principles by the id under which rules and decisions cite them
 */
public record Philosophy(Outcome otherwise, Outcome unknownFact, Text wording, Map<String, Text> principles) {
    public Philosophy {
        principles = Map.copyOf(principles);
    }
}
