package org.patrondesk.logbook;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.patrondesk.decision.Wording;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ref;
import org.patrondesk.person.Subject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Rule;

/**
 * What is common to a no by staff and one by another system.
 *
 * @param outcome what the patron heard, by the rule that the no rests on, or by none
 */
record Spoken(
        String rule,
        Map<String, Object> facts,
        Function<Optional<Rule>, Outcome> outcome,
        Optional<Wording> wording,
        Branch branch,
        Channel channel,
        Optional<Ref> origin,
        Optional<Subject.Pseudonym> person) {}
