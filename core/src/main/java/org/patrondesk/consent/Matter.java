package org.patrondesk.consent;

import org.patrondesk.library.Channel;
import org.patrondesk.library.Purpose;
import org.patrondesk.person.Subject;

/** What consent is given or refused for: one person, one purpose, one channel. It holds at every branch of the tenant. */
public record Matter(Subject.Pseudonym person, Purpose purpose, Channel channel) {
    @Override
    public String toString() {
        return "Matter[" + purpose + ", " + channel.code() + "]";
    }
}
