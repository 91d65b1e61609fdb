package org.patrondesk.storage.durability.held;

import java.util.ArrayList;
import java.util.List;
import org.patrondesk.library.Tenant;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.storage.durability.work.Staff;

/**
 * What a library's stores must hold: the same work done in the heap, where nothing is killed.
 *
 * <p>A call has one or more transactions, so a kill leaves it undone, done, or done up to the end of one of them.
 */
public final class Rehearsal {
    private final Tenant library;
    private final List<Step> steps = new ArrayList<>();
    private Observed storage = new Observed(new InMemoryStorage());
    private Staff staff;

    Rehearsal(Tenant library) {
        this.library = library;
        this.staff = new Staff(storage, library);
    }

    /** A call in a life of the process, and how many of its transactions were committed. */
    private record Step(int life, int call, int commits) {}

    /** Ends a call where its next transaction would begin. */
    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Cut() {
            super("cut", null, false, false);
        }
    }

    /** Does a call to its end; answers what the caller is told. */
    String call(int inLife, int number) {
        steps.add(new Step(inLife, number, Integer.MAX_VALUE));
        return staff.call(inLife, number);
    }

    Content content(int rounds) {
        return Content.of(storage, library, rounds);
    }

    /** What may be there after a call was cut off: the contents after none, one, two … of its transactions. */
    List<Content> cutOff(int inLife, int number, int rounds) {
        List<Content> contents = new ArrayList<>();
        contents.add(content(rounds));
        storage.tell(() -> {}, () -> contents.add(content(rounds)));
        try {
            call(inLife, number);
        } finally {
            storage.tell(() -> {}, () -> {});
        }
        return contents;
    }

    /** The call that was cut off last has got as far as this. */
    void lastGotTo(int commits) {
        Step last = steps.remove(steps.size() - 1);
        if (commits > 0) {
            steps.add(new Step(last.life(), last.call(), commits));
        }
        again();
    }

    private void again() {
        storage = new Observed(new InMemoryStorage());
        staff = new Staff(storage, library);
        for (Step step : steps) {
            int[] left = {step.commits()};
            storage.tell(
                    () -> {
                        if (left[0]-- == 0) {
                            throw new Cut();
                        }
                    },
                    () -> {});
            try {
                staff.call(step.life(), step.call());
            } catch (Cut asItWas) {
                // The call ends here, as it did in the process that was killed.
            }
        }
        storage.tell(() -> {}, () -> {});
    }
}
