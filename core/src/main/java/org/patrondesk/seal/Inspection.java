package org.patrondesk.seal;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Tenant;

/** One pass over the seals of a journal. One use, one thread. */
final class Inspection {
    private final Seals store;
    private final Tenant tenant;
    private final Set<Checkpoint> unmet;
    private final Balance balance = new Balance(new SecureRandom());
    private final List<Fault> faults = new ArrayList<>();
    private Optional<Seal> before = Optional.empty();
    private long seals;
    private long events;
    private long erased;
    private long forgotten;
    private long more;

    Inspection(Transaction transaction, Collection<Checkpoint> known) {
        this.store = transaction.store(Seals.class);
        this.tenant = transaction.scope().tenant();
        this.unmet = new TreeSet<>(Comparator.comparing(Checkpoint::number)
                .thenComparing(checkpoint -> checkpoint.chain().hex()));
        this.unmet.addAll(known);
    }

    void take(Seal seal) {
        seals++;
        unmet.remove(seal.checkpoint());
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
        forgotten += entries.stream().filter(Entry::forgotten).count();
        Map<UUID, Entry> there =
                entries.stream().collect(Collectors.toMap(Entry::id, Function.identity(), (one, same) -> one));
        long position = events;
        for (UUID id : seal.events()) {
            position++;
            balance.expect(id);
            Entry entry = there.get(id);
            if (entry == null) {
                balance.found(id);
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
        store.ids(balance::found, balance::expect);
        // What stands in the place of an event that is neither sealed nor waits may well be one that waits and is not
        // there.
        if (balance.more() || balance.changed()) {
            fault(new Fault(Fault.Kind.EVENTS_UNACCOUNTED, 0, Optional.empty(), 0));
        }
        if (balance.fewer() || balance.changed()) {
            fault(new Fault(Fault.Kind.WAITING_MISSING, 0, Optional.empty(), 0));
        }
        unmet.forEach(one -> fault(new Fault(Fault.Kind.CHECKPOINT_MISSING, one.number(), Optional.empty(), 0)));
        return new JournalCheck(
                seals, events, erased, forgotten, store.tail(), before.map(Seal::checkpoint), faults, more);
    }

    private void fault(Fault fault) {
        if (faults.size() < JournalCheck.SHOWN) {
            faults.add(fault);
        } else {
            more++;
        }
    }
}
