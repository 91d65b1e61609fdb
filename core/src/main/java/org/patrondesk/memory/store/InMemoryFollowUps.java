package org.patrondesk.memory.store;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.patrondesk.access.Scope;
import org.patrondesk.appeal.FollowUp;
import org.patrondesk.appeal.FollowUps;
import org.patrondesk.library.Period;

/** Follow-ups in the heap. */
public record InMemoryFollowUps(Scope scope, TenantRecords records, Writing writing) implements FollowUps {
    @Override
    public void record(FollowUp followUp) {
        writing.checkWithin(scope, List.of(followUp), FollowUp::branch);
        records.followUps.add(followUp);
        writing.done(() -> records.followUps.remove(records.followUps.size() - 1));
    }

    @Override
    public List<FollowUp> of(UUID decision) {
        return records.followUps.stream()
                .filter(followUp -> followUp.decision().equals(decision) && scope.covers(followUp.branch()))
                .toList();
    }

    @Override
    public void each(Period period, Consumer<FollowUp> to) {
        records.followUps.stream()
                .filter(followUp -> period.contains(followUp.at()) && scope.covers(followUp.branch()))
                .forEach(to);
    }
}
