package org.patrondesk.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.patrondesk.Riverside;
import org.patrondesk.library.ContentHash;

/** Whatever is done to what was sealed is found. */
class TamperedJournalProperties {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** What somebody does to a journal that has at least two events in some seal, and two seals. */
    private enum Tampering {
        CHANGE_BODY,
        CHANGE_BODY_AND_ITS_HASH,
        CHANGE_MOMENT,
        CHANGE_ACTOR,
        CHANGE_ID,
        DELETE_EVENT,
        ADD_EVENT,
        ADD_EVENT_AND_A_ROW_THAT_WAITS_FOR_ANOTHER,
        ADD_EVENT_AND_LET_A_SEALED_ONE_WAIT,
        SWAP_CONTENT,
        REORDER_WITHIN_SEAL,
        DELETE_SEAL,
        CHANGE_SEAL_MOMENT,
        CHANGE_CHAIN,
        MOVE_EVENT_TO_ANOTHER_SEAL,
        RENUMBER,
        CUT_OFF,
        WRITE_ANEW
    }

    @Property(tries = 100_000, edgeCases = EdgeCasesMode.NONE)
    void every_change_of_what_was_sealed_is_found(@ForAll Tampering tampering, @ForAll long seed) {
        Random random = new Random(seed);
        TamperedJournal journal = sealed(random);
        List<Checkpoint> known = journal.last().map(Seal::checkpoint).stream().toList();
        assertThat(journal.check(known).sound()).isTrue();

        tamper(journal, tampering, random);

        assertThat(journal.check(known).sound()).as(tampering.name()).isFalse();
        boolean needsCheckpoint = tampering == Tampering.CUT_OFF || tampering == Tampering.WRITE_ANEW;
        assertThat(journal.check(List.of()).sound()).as(tampering.name()).isEqualTo(needsCheckpoint);
    }

    private static TamperedJournal sealed(Random random) {
        TamperedJournal journal = new TamperedJournal();
        int seals = 2 + random.nextInt(3);
        for (int n = 0; n < seals; n++) {
            List<Entry> some = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(4); i++) {
                some.add(entry(random));
            }
            journal.events.addAll(some);
            journal.add(Seal.over(Riverside.TENANT, journal.last(), NOON.plusSeconds(n), some));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            Entry waits = entry(random);
            journal.events.add(waits);
            journal.waiting.add(waits.id());
        }
        return journal;
    }

    private static Entry entry(Random random) {
        return new Entry(
                new UUID(random.nextLong(), random.nextLong()),
                NOON.plusMillis(random.nextInt()),
                "staff-" + random.nextInt(9),
                hash(random),
                Entry.Body.KEPT,
                false);
    }

    private static ContentHash hash(Random random) {
        return ContentHash.of("body " + random.nextLong());
    }

    private static void tamper(TamperedJournal journal, Tampering tampering, Random random) {
        int place = random.nextInt(journal.events.size() - journal.waiting.size());
        Entry entry = journal.events.get(place);
        int number = random.nextInt(journal.seals.size());
        Seal seal = journal.seals.get(number);
        switch (tampering) {
            case CHANGE_BODY -> journal.events.set(place, with(entry, entry.hash(), Entry.Body.CHANGED));
            case CHANGE_BODY_AND_ITS_HASH -> journal.events.set(place, with(entry, hash(random), Entry.Body.KEPT));
            case CHANGE_MOMENT ->
                journal.events.set(
                        place,
                        new Entry(
                                entry.id(), entry.at().plusMillis(1), entry.mark(), entry.hash(), entry.body(), false));
            case CHANGE_ACTOR ->
                journal.events.set(
                        place,
                        new Entry(entry.id(), entry.at(), entry.mark() + "0", entry.hash(), entry.body(), false));
            case CHANGE_ID ->
                journal.events.set(
                        place,
                        new Entry(UUID.randomUUID(), entry.at(), entry.mark(), entry.hash(), entry.body(), false));
            case DELETE_EVENT -> journal.events.remove(place);
            case ADD_EVENT -> journal.events.add(place, entry(random));
            case ADD_EVENT_AND_A_ROW_THAT_WAITS_FOR_ANOTHER ->
                added(journal, entry(random), entry(random).id());
            case ADD_EVENT_AND_LET_A_SEALED_ONE_WAIT -> added(journal, entry(random), entry.id());
            case SWAP_CONTENT -> swapContent(journal, place);
            case REORDER_WITHIN_SEAL -> journal.seals.set(number, reordered(seal));
            case DELETE_SEAL -> journal.seals.remove(number);
            case CHANGE_SEAL_MOMENT ->
                journal.seals.set(
                        number, new Seal(seal.number(), seal.at().plusMillis(1), seal.events(), seal.chain()));
            case CHANGE_CHAIN ->
                journal.seals.set(number, new Seal(seal.number(), seal.at(), seal.events(), hash(random)));
            case MOVE_EVENT_TO_ANOTHER_SEAL -> moved(journal, number);
            case RENUMBER -> renumbered(journal);
            case CUT_OFF -> cutOff(journal);
            case WRITE_ANEW -> writtenAnew(journal, random);
        }
    }

    private static void added(TamperedJournal journal, Entry event, UUID waiting) {
        journal.events.add(0, event);
        journal.waiting.add(waiting);
    }

    private static Entry with(Entry entry, ContentHash hash, Entry.Body body) {
        return new Entry(entry.id(), entry.at(), entry.mark(), hash, body, false);
    }

    /** Two events of the first seal take each other's content and keep their ids. */
    private static void swapContent(TamperedJournal journal, int place) {
        int other = place == 0 ? 1 : 0;
        Entry one = journal.events.get(place);
        Entry two = journal.events.get(other);
        journal.events.set(place, with(one, two.hash(), Entry.Body.KEPT));
        journal.events.set(other, with(two, one.hash(), Entry.Body.KEPT));
    }

    private static Seal reordered(Seal seal) {
        List<UUID> events = new ArrayList<>(seal.events());
        Collections.swap(events, 0, 1);
        return new Seal(seal.number(), seal.at(), events, seal.chain());
    }

    private static void moved(TamperedJournal journal, int number) {
        Seal from = journal.seals.get(number);
        int to = number == 0 ? 1 : 0;
        Seal other = journal.seals.get(to);
        List<UUID> more = new ArrayList<>(other.events());
        more.add(from.events().get(0));
        journal.seals.set(
                number,
                new Seal(
                        from.number(),
                        from.at(),
                        from.events().subList(1, from.events().size()),
                        from.chain()));
        journal.seals.set(to, new Seal(other.number(), other.at(), more, other.chain()));
    }

    /** The first two seals take each other's number. */
    private static void renumbered(TamperedJournal journal) {
        Seal one = journal.seals.get(0);
        Seal two = journal.seals.get(1);
        journal.seals.set(0, new Seal(two.number(), one.at(), one.events(), one.chain()));
        journal.seals.set(1, new Seal(one.number(), two.at(), two.events(), two.chain()));
    }

    /** The last seal goes, and its events with it. */
    private static void cutOff(TamperedJournal journal) {
        Seal last = journal.seals.remove(journal.seals.size() - 1);
        journal.events.removeIf(entry -> last.events().contains(entry.id()));
    }

    /** One event is changed and every seal made again from what is there. */
    private static void writtenAnew(TamperedJournal journal, Random random) {
        journal.events.set(0, with(journal.events.get(0), hash(random), Entry.Body.KEPT));
        List<Seal> before = List.copyOf(journal.seals);
        journal.seals.clear();
        for (Seal seal : before) {
            journal.add(Seal.over(Riverside.TENANT, journal.last(), seal.at(), journal.entries(seal.events())));
        }
    }
}
