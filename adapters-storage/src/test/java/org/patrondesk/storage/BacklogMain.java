package org.patrondesk.storage;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Events;
import org.patrondesk.seal.JournalCheck;
import org.patrondesk.seal.Sealing;
import org.patrondesk.testkit.Sample;

/** Seals and verifies a journal to which nobody sealed anything for long, in a heap that could not hold it. */
final class BacklogMain {
    private static final int AT_ONCE = 10_000;

    private BacklogMain() {}

    /** Seals as many events, in whole ten thousands, as the second argument says, in the folder that the first names. */
    public static void main(String[] arguments) {
        Scope scope = Sample.scope(Sample.TENANT, Permission.SEAL_JOURNAL);
        int events = Integer.parseInt(arguments[1]);
        SqliteStorage storage = SqliteStorage.open(Path.of(arguments[0]));
        try (PatronDesk desk = PatronDesk.builder()
                .storage(storage)
                .clock(Clock.fixed(Sample.NOON, ZoneOffset.UTC))
                .build()) {
            for (int from = 1; from <= events; from += AT_ONCE) {
                var some = IntStream.range(from, from + AT_ONCE)
                        .mapToObj(Sample::event)
                        .toList();
                storage.write(scope, transaction -> {
                    transaction.store(Events.class).append(some);
                    return true;
                });
            }
            Sealing sealing = desk.as(Identity::of, Actor.Staff.of(Sample.TENANT, "staff-1", Roles.AUDITOR))
                    .sealing();
            long sealed = sealing.seal();
            JournalCheck check = sealing.verify(Optional.empty());
            System.out.println(sealed + " sealed, " + check.events() + " verified, " + check.faults());
        }
    }
}
