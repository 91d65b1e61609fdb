package org.patrondesk.consent;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where consent stands at a moment: a pure function of the ledger.
 *
 * @param until when it ends by itself; empty when it does not, or there is none
 * @param entry the entry it rests on; empty when there is none
 */
public record Standing(Word word, Optional<Instant> until, Optional<UUID> entry) {
    /** What it amounts to. */
    public enum Word {
        /** Somebody who may said yes. */
        EXPRESS,
        /** It follows from what the person did. */
        IMPLIED,
        /** There is one that does not count, for the person is too young to give it alone. */
        GUARDIAN_NEEDED,
        /** The person said no last. */
        WITHDRAWN,
        /** Nobody said anything that still counts. */
        NONE
    }

    private static final Standing NOTHING = new Standing(Word.NONE, Optional.empty(), Optional.empty());

    /**
     * Where the entries of one matter stand at a moment.
     *
     * <p>Their order is that of recording. A withdrawal ends whatever came before; only an express consent that comes after it,
     * or an entry that undoes it, counts against it, and what is implied never does. Of express consents the last one counts; of
     * implied ones the one that lasts longest. An entry counts from its recording until before its end: that clocks
     * differ must not hide a withdrawal.
     *
     * @param entries of one matter, in any order
     * @param guardianBelow below which age, in years, nobody but a guardian can give consent; 0 for never
     */
    public static Standing of(List<ConsentEntry> entries, Instant moment, int guardianBelow) {
        Ledger ledger = new Ledger(moment, guardianBelow);
        entries.stream().sorted(Comparator.comparingLong(ConsentEntry::number)).forEach(ledger::take);
        return ledger.standing();
    }

    private static Standing by(Word word, ConsentEntry entry) {
        return new Standing(word, entry.expires(), Optional.of(entry.id()));
    }

    /** What has been read so far. One use, one thread. */
    private static final class Ledger {
        private final Instant moment;
        private final int guardianBelow;
        private @Nullable ConsentEntry express;
        private @Nullable ConsentEntry implied;
        private @Nullable ConsentEntry withdrawn;
        private @Nullable ConsentEntry aged;

        Ledger(Instant moment, int guardianBelow) {
            this.moment = moment;
            this.guardianBelow = guardianBelow;
        }

        void take(ConsentEntry entry) {
            aged = entry.minor().isPresent() ? entry : aged;
            switch (entry.kind()) {
                case EXPRESS -> {
                    // What a withdrawal ended stays so, when it is followed by a new yes.
                    implied = withdrawn == null ? implied : null;
                    withdrawn = null;
                    express = entry;
                }
                case IMPLIED -> implied = implied == null || lasts(entry, implied) ? entry : implied;
                case WITHDRAWN -> withdrawn = entry;
                case RESTORED -> withdrawn = null;
            }
        }

        private static boolean lasts(ConsentEntry entry, ConsentEntry other) {
            return entry.expires().orElseThrow().isAfter(other.expires().orElseThrow());
        }

        Standing standing() {
            if (withdrawn != null) {
                return by(Word.WITHDRAWN, withdrawn);
            }
            boolean alone = aged == null || aged.leastAge(moment).orElseThrow() >= guardianBelow;
            if (express != null && express.countsAt(moment)) {
                return by(alone || express.isByGuardian() ? Word.EXPRESS : Word.GUARDIAN_NEEDED, express);
            }
            if (implied != null && implied.countsAt(moment)) {
                return by(alone ? Word.IMPLIED : Word.GUARDIAN_NEEDED, implied);
            }
            return NOTHING;
        }
    }
}
