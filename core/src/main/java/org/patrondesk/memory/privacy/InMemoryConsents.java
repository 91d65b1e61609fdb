package org.patrondesk.memory.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.Consents;
import org.patrondesk.consent.Matter;
import org.patrondesk.memory.store.TenantRecords;
import org.patrondesk.memory.store.Writing;
import org.patrondesk.person.Subject;

/** The consent ledger in the heap. */
public record InMemoryConsents(TenantRecords records, Writing writing) implements Consents {
    private static final Comparator<ConsentEntry> BY_MATTER = Comparator.comparing(
                    (ConsentEntry entry) -> entry.matter().purpose().code())
            .thenComparing(entry -> entry.matter().channel().code())
            .thenComparingLong(ConsentEntry::number);

    @Override
    public void record(ConsentEntry entry) {
        writing.check();
        Subject.Pseudonym person = entry.matter().person();
        boolean stands =
                of(person).anyMatch(other -> other.matter().equals(entry.matter()) && other.number() == entry.number());
        if (stands) {
            throw writing.refused("A consent of this number is there already; nothing was recorded.");
        }
        List<ConsentEntry> entries = records.consents.computeIfAbsent(person, nobody -> new ArrayList<>());
        entries.add(entry);
        writing.done(() -> entries.remove(entry));
    }

    @Override
    public Map<Matter, List<ConsentEntry>> of(Set<Matter> matters) {
        Map<Matter, List<ConsentEntry>> found = new HashMap<>();
        matters.stream()
                .map(Matter::person)
                .distinct()
                .flatMap(this::of)
                .filter(entry -> matters.contains(entry.matter()))
                .sorted(Comparator.comparingLong(ConsentEntry::number))
                .forEach(entry -> found.computeIfAbsent(entry.matter(), none -> new ArrayList<>())
                        .add(entry));
        return found;
    }

    @Override
    public void each(Subject.Pseudonym person, Consumer<ConsentEntry> to) {
        of(person).sorted(BY_MATTER).forEach(to);
    }

    private Stream<ConsentEntry> of(Subject.Pseudonym person) {
        return records.consents.getOrDefault(person, List.of()).stream();
    }
}
