package org.patrondesk.journal;

import java.util.List;
import org.patrondesk.library.Ref;
import org.patrondesk.library.Spi;

/**
 * The store of links between records of different rooms, so that a room need not know those to its right.
 *
 * <p>Links are only ever added. They know nothing of branches: whoever follows one looks up what it leads to within its
 * own scope.
 */
@Spi
public interface Links {
    /** links-1: every later transaction finds it from both its ends. links-2: adding it again changes nothing. */
    void add(Link link);

    /** links-3: the tenant's links from or to this record, in the order of kind and id of {@code from}, then of {@code to}. */
    List<Link> of(Ref end);
}
