package org.patrondesk.testkit.broken;

import java.util.List;
import java.util.UUID;
import org.patrondesk.person.Subject;
import org.patrondesk.privacy.PrivacyCase;
import org.patrondesk.privacy.PrivacyCases;

/** Answers as if the case had been opened. */
record LostCases(PrivacyCases sound) implements PrivacyCases {
    @Override
    public void open(PrivacyCase opened) {
        // Lost.
    }

    @Override
    public boolean close(UUID id) {
        return sound.close(id);
    }

    @Override
    public List<PrivacyCase> of(PrivacyCase.Kind kind) {
        return sound.of(kind);
    }

    @Override
    public List<PrivacyCase> of(Subject.Pseudonym person) {
        return sound.of(person);
    }
}
