package org.patrondesk.memory.store;

import java.util.Comparator;
import java.util.List;
import org.patrondesk.journal.Link;
import org.patrondesk.journal.Links;
import org.patrondesk.library.Ref;

/** Links in the heap. */
public record InMemoryLinks(TenantRecords records, Writing writing) implements Links {
    private static final Comparator<Ref> BY_KIND =
            Comparator.comparing(Ref::kind).thenComparing(Ref::id);

    @Override
    public void add(Link link) {
        writing.check();
        if (records.links.add(link)) {
            writing.done(() -> records.links.remove(link));
        }
    }

    @Override
    public List<Link> of(Ref end) {
        return records.links.stream()
                .filter(link -> link.from().equals(end) || link.to().equals(end))
                .sorted(Comparator.comparing(Link::from, BY_KIND).thenComparing(Link::to, BY_KIND))
                .toList();
    }
}
