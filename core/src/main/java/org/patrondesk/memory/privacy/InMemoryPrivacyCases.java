package org.patrondesk.memory.privacy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.patrondesk.memory.store.TenantRecords;
import org.patrondesk.memory.store.Writing;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.PrivacyCase;
import org.patrondesk.privacy.PrivacyCases;

/** Open privacy cases in the heap. */
public record InMemoryPrivacyCases(TenantRecords records, Writing writing) implements PrivacyCases {
    @Override
    public void open(PrivacyCase opened) {
        writing.check();
        records.cases.add(opened);
        writing.done(() -> records.cases.remove(opened));
    }

    @Override
    public boolean close(UUID id) {
        writing.check();
        Optional<PrivacyCase> found =
                records.cases.stream().filter(each -> each.id().equals(id)).findFirst();
        found.ifPresent(each -> {
            int place = records.cases.indexOf(each);
            records.cases.remove(place);
            writing.done(() -> records.cases.add(place, each));
        });
        return found.isPresent();
    }

    @Override
    public List<PrivacyCase> of(PrivacyCase.Kind kind) {
        return open(each -> each.kind() == kind);
    }

    @Override
    public List<PrivacyCase> of(Subject.Pseudonym person) {
        return open(each -> each.person().equals(person));
    }

    private List<PrivacyCase> open(Predicate<PrivacyCase> which) {
        return records.cases.stream()
                .filter(which)
                .sorted(Comparator.comparing(each -> each.id().toString()))
                .toList();
    }
}
