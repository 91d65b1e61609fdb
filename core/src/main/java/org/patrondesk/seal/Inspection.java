package org.patrondesk.seal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Tenant;

/** One pass over the seals of a journal. One use, one thread. */
final class Inspection {
    private final Seals store;
    private final Tenant tenant;
    private final Optional<Checkpoint> known;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<Fault.Kind, Long> counts = new HashMap<>();
    private Optional<Seal> before = Optional.empty();
    private boolean met;
    private long seals;
    private long events;
    private long erased;
    private long more;

    Inspection(Transaction transaction, Optional<Checkpoint> known) {
        this.store = transaction.store(Seals.class);
        this.tenant = transaction.scope().tenant();
        this.known = known;
    }

    void take(Seal seal) {
        seals++;
        events += seal.events().size();
        met |= known.filter(seal.checkpoint()::equals).isPresent();
        long expected = before.map(Seal::number).orElse(0L) + 1;
        List<Entry> entries = entries(seal);
        if (seal.number() != expected) {
            fault(Fault.Kind.SEAL_MISSING, expected, null);
        } else if (entries.size() == seal.events().size() && !seal.covers(tenant, before.map(Seal::chain), entries)) {
            fault(Fault.Kind.CHAIN_BROKEN, seal.number(), null);
        }
        before = Optional.of(seal);
    }

    private List<Entry> entries(Seal seal) {
        List<Entry> entries = store.entries(seal.events());
        Map<UUID, Entry> there =
                entries.stream().collect(Collectors.toMap(Entry::id, Function.identity(), (one, same) -> one));
        for (UUID id : seal.events()) {
            Entry entry = there.get(id);
            if (entry == null) {
                fault(Fault.Kind.EVENT_MISSING, seal.number(), id);
            } else if (entry.body() == Entry.Body.CHANGED) {
                fault(Fault.Kind.EVENT_CHANGED, seal.number(), id);
            } else if (entry.body() == Entry.Body.ERASED) {
                erased++;
            }
        }
        return entries;
    }

    JournalCheck end() {
        Tail tail = store.tail();
        long missing = counts.getOrDefault(Fault.Kind.EVENT_MISSING, 0L);
        long expected = events - missing + tail.events();
        long there = store.events();
        if (there > expected) {
            fault(Fault.Kind.EVENTS_UNACCOUNTED, 0, null);
        } else if (there < expected) {
            fault(Fault.Kind.WAITING_MISSING, 0, null);
        }
        if (known.isPresent() && !met) {
            fault(Fault.Kind.CHECKPOINT_MISSING, known.get().number(), null);
        }
        return new JournalCheck(seals, events, erased, tail, before.map(Seal::checkpoint), faults, more);
    }

    private void fault(Fault.Kind kind, long seal, @Nullable UUID event) {
        counts.merge(kind, 1L, Long::sum);
        if (faults.size() < JournalCheck.SHOWN) {
            faults.add(new Fault(kind, seal, Optional.ofNullable(event)));
        } else {
            more++;
        }
    }
}
