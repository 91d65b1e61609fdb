package org.patrondesk.storage.durability;

import java.util.ArrayList;
import java.util.List;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Tenant;
import org.patrondesk.storage.durability.held.Content;
import org.patrondesk.storage.durability.held.Ledger;
import org.patrondesk.storage.durability.work.Round;
import org.patrondesk.storage.durability.work.Staff;
import org.patrondesk.storage.durability.work.WorkMain;

/**
 * The work of a library whose disk makes trouble. Each call that fails is looked at, and made again over the same storage,
 * which is not opened again.
 */
final class Troubled {
    static final Tenant LIBRARY = WorkMain.library(0);
    private static final int MOST_ATTEMPTS = 20;

    private final Storage storage;
    private final Trouble trouble;
    private final Ledger ledger = new Ledger(LIBRARY);
    private final List<StorageUnavailable> failures = new ArrayList<>();
    private int life = 1;
    private final Staff staff;

    /** What is done to the disk. */
    interface Trouble {
        /** Before a call is made for the first time. */
        void begin();

        /** After it failed, so that it may be made again. */
        void end();
    }

    Troubled(Storage storage, Trouble trouble) {
        this.storage = storage;
        this.trouble = trouble;
        this.staff = new Staff(storage, LIBRARY);
    }

    /**
     * Makes so many calls, from the first on.
     *
     * @return how each one failed that did
     * @throws AssertionError when something acknowledged is lost, something is half-written, or a failure is no {@link
     *     StorageUnavailable}
     */
    List<StorageUnavailable> work(int calls) {
        while (ledger.next() < calls) {
            trouble.begin();
            String told = persistently(ledger.next());
            ledger.acknowledge(life, ledger.next(), told);
            check(ledger.atRest(storage));
        }
        return failures;
    }

    private String persistently(int call) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            try {
                return staff.call(life, call);
            } catch (StorageUnavailable e) {
                failures.add(e);
                trouble.end();
                check(ledger.afterKill(storage, life));
                life++;
            }
        }
        throw new AssertionError("Call " + call + " failed " + MOST_ATTEMPTS + " times, last with: "
                + failures.get(failures.size() - 1).getMessage());
    }

    private void check(Ledger.Finding finding) {
        if (!finding.isSound()) {
            throw new AssertionError("Behind call " + ledger.next() + ": " + finding.report());
        }
    }

    /** What the library's stores hold. */
    Content content() {
        return Content.of(storage, LIBRARY, ledger.next() / Round.CALLS.size() + 1);
    }
}
