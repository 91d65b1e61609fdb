package org.patrondesk.testkit.broken;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.Consents;
import org.patrondesk.consent.Matter;
import org.patrondesk.person.Subject;

/** Forgot its key: a second entry of a number is swallowed, and of each matter the entries come newest first. */
public final class CarelessConsentStorage extends Wrapping {
    @Override
    Object store(Object sound) {
        return sound instanceof Consents consents ? new Careless(consents) : sound;
    }

    private record Careless(Consents sound) implements Consents {
        @Override
        public void record(ConsentEntry entry) {
            boolean stands = sound.of(Set.of(entry.matter())).getOrDefault(entry.matter(), List.of()).stream()
                    .anyMatch(other -> other.number() == entry.number());
            if (!stands) {
                sound.record(entry);
            }
        }

        @Override
        public Map<Matter, List<ConsentEntry>> of(Set<Matter> matters) {
            Map<Matter, List<ConsentEntry>> found = new HashMap<>();
            sound.of(matters).forEach((matter, entries) -> found.put(matter, BackwardStorage.backwards(entries)));
            return found;
        }

        @Override
        public void each(Subject.Pseudonym person, Consumer<ConsentEntry> to) {
            sound.each(person, to);
        }
    }
}
