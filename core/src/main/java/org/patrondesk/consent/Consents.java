package org.patrondesk.consent;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.patrondesk.library.Spi;
import org.patrondesk.person.Subject;

/**
 * The store of the consent ledger. Entries are only ever added. They know nothing of branches: who says no to one branch says
 * it to the library.
 */
@Spi
public interface Consents {
    /**
     * Adds an entry.
     *
     * <p>consents-1: it is found, field for field, by every later transaction. consents-2: one whose number stands in its matter
     * already is refused with {@link org.patrondesk.journal.StorageUnavailable}, nothing of that transaction is kept, and the
     * entry that stood there stays as it was.
     */
    void record(ConsentEntry entry);

    /**
     * consents-3: the tenant's entries of just these matters, each in the order of their numbers, with one look-up for all; a
     * matter without any is left out.
     *
     * @param matters at most 1,000
     */
    Map<Matter, List<ConsentEntry>> of(Set<Matter> matters);

    /**
     * consents-4: hands over the tenant's entries of this person, by the codes of purpose and channel, then by number.
     */
    void each(Subject.Pseudonym person, Consumer<ConsentEntry> to);
}
