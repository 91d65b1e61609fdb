package org.patrondesk.testkit.broken;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.Consents;
import org.patrondesk.consent.Matter;
import org.patrondesk.person.Subject;

/** Answers as if what was said had been entered. */
record LostConsents(Consents sound) implements Consents {
    @Override
    public void record(ConsentEntry entry) {
        // Lost.
    }

    @Override
    public Map<Matter, List<ConsentEntry>> of(Set<Matter> matters) {
        return sound.of(matters);
    }

    @Override
    public void each(Subject.Pseudonym person, Consumer<ConsentEntry> to) {
        sound.each(person, to);
    }
}
