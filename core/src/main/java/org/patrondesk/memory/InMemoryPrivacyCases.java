package org.patrondesk.memory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.PrivacyCase;
import org.patrondesk.privacy.PrivacyCases;

/** Open privacy cases in the heap. */
record InMemoryPrivacyCases(TenantRecords records, Writing writing) implements PrivacyCases {
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
        return records.cases.stream().filter(each -> each.kind() == kind).toList();
    }

    @Override
    public List<PrivacyCase> of(Subject.Pseudonym person) {
        return records.cases.stream()
                .filter(each -> each.person().equals(person))
                .toList();
    }
}
