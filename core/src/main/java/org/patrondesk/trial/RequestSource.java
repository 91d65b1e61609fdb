package org.patrondesk.trial;

import org.jspecify.annotations.Nullable;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Spi;
import org.patrondesk.patron.MemberRow;
import org.patrondesk.patron.MemberSource;

/** Requests of a run, read one at a time and in the same order at every reading. Used by one thread. */
@Spi
@FunctionalInterface
public interface RequestSource {
    /** The next request, or null after the last. A line that is wrong is {@link RequestRow.Rejected}. */
    @Nullable
    RequestRow next();

    /** Asks about every member of a source: may this person use the library as before? */
    static RequestSource ofMembers(MemberSource members, MemberFacts facts) {
        return () -> {
            MemberRow row = members.next();
            if (row == null) {
                return null;
            }
            return row instanceof MemberRow.Accepted member
                    ? new RequestRow.Asked(
                            row.line(),
                            facts.of(member.district(), member.lastUsed(), member.branch()),
                            member.branch(),
                            Channel.BATCH)
                    : new RequestRow.Rejected(row.line(), ((MemberRow.Rejected) row).reason());
        };
    }
}
