package org.patrondesk.memory.store;

import java.util.List;
import java.util.function.Consumer;
import org.patrondesk.access.Scope;
import org.patrondesk.patron.Member;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.Members;

/** Members in the heap. */
public record InMemoryMembers(Scope scope, TenantRecords records, Writing writing) implements Members {
    @Override
    public int add(List<Member> members) {
        writing.checkWithin(scope, members, Member::branch);
        int added = 0;
        for (Member member : members) {
            if (records.identities.add(member.identity())) {
                records.members.add(member);
                writing.done(() -> {
                    records.identities.remove(member.identity());
                    records.members.remove(member);
                });
                added++;
            }
        }
        return added;
    }

    @Override
    public void each(MemberSelection selection, Consumer<Member> to) {
        for (Member member : records.members) {
            if (scope.covers(member.branch()) && selection.covers(member)) {
                to.accept(member);
            }
        }
    }
}
