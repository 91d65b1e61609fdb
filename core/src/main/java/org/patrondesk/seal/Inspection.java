package org.patrondesk.seal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        met |= known.filter(seal.checkpoint()::equals).isPresent();
        long expected = before.map(Seal::number).orElse(0L) + 1;
        List<Entry> entries = entries(seal);
        if (seal.number() != expected) {
            fault(new Fault(Fault.Kind.SEAL_MISSING, expected, Optional.empty(), 0));
        } else if (entries.size() == seal.events().size() && !seal.covers(tenant, before.map(Seal::chain), entries)) {
            fault(new Fault(Fault.Kind.CHAIN_BROKEN, seal.number(), Optional.empty(), events + 1));
        }
        events += seal.events().size();
        before = Optional.of(seal);
    }

    private List<Entry> entries(Seal seal) {
        List<Entry> entries = store.entries(seal.events());
        Map<UUID, Entry> there =
                entries.stream().collect(Collectors.toMap(Entry::id, Function.identity(), (one, same) -> one));
        long position = events;
        for (UUID id : seal.events()) {
            position++;
            Entry entry = there.get(id);
            if (entry == null) {
                fault(new Fault(Fault.Kind.EVENT_MISSING, seal.number(), Optional.of(id), position));
            } else if (entry.body() == Entry.Body.CHANGED) {
                fault(new Fault(Fault.Kind.EVENT_CHANGED, seal.number(), Optional.of(id), position));
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
            fault(new Fault(Fault.Kind.EVENTS_UNACCOUNTED, 0, Optional.empty(), 0));
        } else if (there < expected) {
            fault(new Fault(Fault.Kind.WAITING_MISSING, 0, Optional.empty(), 0));
        }
        if (known.isPresent() && !met) {
            fault(new Fault(Fault.Kind.CHECKPOINT_MISSING, known.get().number(), Optional.empty(), 0));
        }
        return new JournalCheck(seals, events, erased, tail, before.map(Seal::checkpoint), faults, more);
    }

    private void fault(Fault fault) {
        counts.merge(fault.kind(), 1L, Long::sum);
        if (faults.size() < JournalCheck.SHOWN) {
            faults.add(fault);
        } else {
            more++;
        }
    }
}
