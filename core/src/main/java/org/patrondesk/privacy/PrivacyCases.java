package org.patrondesk.privacy;

import java.util.List;
import java.util.UUID;
import org.patrondesk.library.Spi;
import org.patrondesk.person.Subject;

/** The store of open privacy cases. They know nothing of branches: what is done for a person is done by the whole library. */
@Spi
public interface PrivacyCases {
    /**
     * Opens a case.
     *
     * <p>cases-1: it is found, field for field, by every later transaction until it is closed.
     */
    void open(PrivacyCase opened);

    /**
     * Closes the case with this id.
     *
     * <p>cases-2: no later transaction finds it; all others stay. Answers whether the tenant had such a case.
     */
    boolean close(UUID id);

    /** cases-3: the tenant's open cases of a kind, the oldest first. */
    List<PrivacyCase> of(PrivacyCase.Kind kind);

    /** cases-4: the tenant's open cases of this person, the oldest first. */
    List<PrivacyCase> of(Subject.Pseudonym person);
}
