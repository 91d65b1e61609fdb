package org.patrondesk.storage.durability.work;

import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Tenant;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.SettableClock;

/**
 * The staff of one library at a desk of their own. One thread.
 *
 * <p>The time of a call follows from the life of the process and the call's number alone, and so do the ids that it gives.
 */
public final class Staff {
    private final SettableClock clock = SettableClock.at(Sample.NOON);
    private final Storage storage;
    private final Tenant library;
    private final Session desk;
    private final Session other;
    private final Session worker;

    public Staff(Storage storage, Tenant library) {
        this.storage = storage;
        this.library = library;
        long alwaysTheSame = library.hashCode();
        PatronDesk built = PatronDesk.builder()
                .storage(storage)
                .clock(clock)
                .courier(Channel.EMAIL, PostWork::carry)
                .courier(Channel.SMS, PostWork::carry)
                .sendingTerms(PostWork.TERMS)
                .random(() -> alwaysTheSame)
                .build();
        this.desk = session(built, library, "staff-1");
        this.other = session(built, library, "staff-2");
        this.worker = built.as(Identity::of, new Actor.SystemActor(library, Roles.COURIER));
    }

    private static Session session(PatronDesk desk, Tenant library, String id) {
        return desk.as(
                Identity::of,
                new Actor.Staff(library, id, Roles.shipped().grants().keySet(), Set.of()));
    }

    /**
     * Makes the call of this number, from 0; answers what the caller was told.
     *
     * @param life no lower than that of any call before
     */
    public String call(int life, int number) {
        clock.set(Sample.NOON.plus(Duration.ofHours(life)).plusSeconds(number));
        return round(number).make(new Round(this, number / Round.CALLS.size()));
    }

    Session desk() {
        return desk;
    }

    /** Another member of staff, who decides on appeals. */
    Session other() {
        return other;
    }

    /** The job that sends. */
    Session worker() {
        return worker;
    }

    /** One transaction of work that no service does yet. */
    <R> R write(Function<Transaction, R> work) {
        return storage.write(Sample.scope(library, Permission.REVIEW_NOS), work);
    }

    private static Round.Call round(int number) {
        return Round.CALLS.get(number % Round.CALLS.size());
    }
}
