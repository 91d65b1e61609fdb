package org.patrondesk.storage.durability.held;

import java.util.ArrayList;
import java.util.List;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Tenant;
import org.patrondesk.storage.durability.work.Round;

/** What one library was told, call by call, and whether its stores hold just that. */
public final class Ledger {
    private static final String ID = "[0-9a-f]{8}-[0-9a-f-]{27}";

    private final Tenant library;
    private final Rehearsal rehearsal;
    /** The ids in answers that are not those of the rehearsal, because the work was run again. */
    private final List<String> told = new ArrayList<>();

    private int next;

    public Ledger(Tenant library) {
        this.library = library;
        this.rehearsal = new Rehearsal(library);
    }

    /**
     * What was found.
     *
     * @param lost rows that were acknowledged and are not there
     * @param torn rows and sentences that tell of something half-written
     * @param got how far the call got that was cut off, in transactions
     */
    public record Finding(List<String> lost, List<String> torn, int got, Content content) {
        public boolean isSound() {
            return lost.isEmpty() && torn.isEmpty();
        }

        /** What is wrong, in a few lines. */
        public String report() {
            return lost.size() + " lost " + first(lost) + "\n" + torn.size() + " half-written " + first(torn);
        }

        private static List<String> first(List<String> lines) {
            return lines.subList(0, Math.min(3, lines.size()));
        }
    }

    public Tenant library() {
        return library;
    }

    /** The number of the first call that was not acknowledged. */
    public int next() {
        return next;
    }

    /** Takes down that a call was acknowledged. */
    public void acknowledge(int life, int call, String answer) {
        if (call != next) {
            throw new AssertionError("Call " + call + " was acknowledged, and " + next + " was to come.");
        }
        String expected = rehearsal.call(life, call);
        if (!answer.equals(expected) && answer.matches(ID)) {
            told.add(answer);
        } else if (!answer.equals(expected)) {
            throw new AssertionError("Call " + call + " answered " + answer + " and not " + expected + ".");
        }
        next++;
    }

    private int rounds() {
        return next / Round.CALLS.size() + 1;
    }

    /** Looks at the stores after the process was killed in this life, in which the next call may have been cut off. */
    public Finding afterKill(Storage storage, int life) {
        Content found = Content.of(storage, library, rounds());
        Content acknowledged = rehearsal.content(rounds());
        if (found.isLike(acknowledged)) {
            return sound(found, 0);
        }
        List<Content> may = rehearsal.cutOff(life, next, rounds());
        for (int commits = 1; commits < may.size(); commits++) {
            if (found.isLike(may.get(commits))) {
                if (commits < may.size() - 1) {
                    rehearsal.lastGotTo(commits);
                }
                return sound(found, commits);
            }
        }
        return wrong(found, may);
    }

    /** Looks at the stores when no call is under way. */
    public Finding atRest(Storage storage) {
        Content found = Content.of(storage, library, rounds());
        Content acknowledged = rehearsal.content(rounds());
        return found.isLike(acknowledged) ? sound(found, 0) : wrong(found, List.of(acknowledged));
    }

    private Finding sound(Content found, int got) {
        List<String> lost = told.stream().filter(id -> !found.names(id)).toList();
        return new Finding(lost, found.broken(), got, found);
    }

    private static Finding wrong(Content found, List<Content> may) {
        Content last = may.get(may.size() - 1);
        // A row that the call under way replaces may be gone.
        List<String> replaced = may.get(0).beyond(last);
        List<String> lost = new ArrayList<>(may.get(0).beyond(found));
        lost.removeAll(replaced);
        List<String> torn = new ArrayList<>(found.broken());
        found.beyond(last).stream().filter(line -> !replaced.contains(line)).forEach(torn::add);
        if (lost.isEmpty() && torn.isEmpty()) {
            torn.add("A part of a transaction is missing: " + last.beyond(found));
        }
        return new Finding(lost, torn, 0, found);
    }
}
