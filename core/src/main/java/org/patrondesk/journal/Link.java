package org.patrondesk.journal;

import org.patrondesk.library.Ref;
import org.patrondesk.person.Impersonal;

/** That one record has to do with another, such as a barrier with a no that shows it. */
@Impersonal({"from", "to"})
public record Link(Ref from, Ref to) {
    public Link {
        if (from.equals(to)) {
            throw new IllegalArgumentException("A record is not linked to itself.");
        }
    }

    /** The end that is not this one. */
    public Ref across(Ref end) {
        return from.equals(end) ? to : from;
    }
}
