package org.patrondesk.storage.sends;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.patrondesk.message.DeliveryState;

/** What came of one run. One thread. */
final class Findings {
    private static final int SHOWN = 20;

    final Map<DeliveryState, Integer> states = new EnumMap<>(DeliveryState.class);
    int messages;
    int copies;
    int lost;
    int atDeduplicating;
    int atPlain;
    int unmarked;
    int doubts;
    int withoutResult;
    int ofAtMostOnce;
    int early;
    int byWrongClocks;
    int kills;
    int stops;
    int jumps;
    private final List<String> faults = new ArrayList<>();

    /** Takes down what should not be, in one sentence. */
    void fault(String sentence) {
        faults.add(sentence);
    }

    /** What should not be; the first {@value #SHOWN}. */
    List<String> faults() {
        return faults.subList(0, Math.min(SHOWN, faults.size()));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d messages %s, %d copies (%d by hosts with a wrong clock), %d lost, %d duplicates at a deduplicating"
                        + " provider, %d at a plain one (%d unmarked, %d of at most once), %d ambiguous attempts (%d"
                        + " without a result), %d before they were due, %d kills, %d stops, %d clock jumps",
                messages,
                states,
                copies,
                byWrongClocks,
                lost,
                atDeduplicating,
                atPlain,
                unmarked,
                ofAtMostOnce,
                doubts,
                withoutResult,
                early,
                kills,
                stops,
                jumps);
    }
}
