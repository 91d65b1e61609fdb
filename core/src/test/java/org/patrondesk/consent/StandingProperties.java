package org.patrondesk.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.consent.Ledgers.NOON;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.patrondesk.consent.ConsentEntry.Kind;
import org.patrondesk.consent.Standing.Word;

class StandingProperties {
    private record Said(Kind kind, int at, Optional<Integer> lasts) {}

    private static final Instant NOW = NOON.plusSeconds(10);

    @Provide
    Arbitrary<List<ConsentEntry>> ledgers() {
        Arbitrary<Said> said = Combinators.combine(
                        Arbitraries.of(Kind.values()),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(1, 20).optional())
                .as(Said::new);
        return said.list().ofMaxSize(8).map(StandingProperties::entries);
    }

    private static List<ConsentEntry> entries(List<Said> all) {
        List<ConsentEntry> entries = new ArrayList<>();
        for (Said said : all) {
            entries.add(next(entries, said.kind(), said.at(), said.lasts().orElse(5)));
        }
        return entries;
    }

    private static ConsentEntry next(List<ConsentEntry> before, Kind kind, int at, int lasts) {
        boolean ends = kind == Kind.IMPLIED || (kind == Kind.EXPRESS && lasts % 2 == 0);
        return Ledgers.entry(
                before.size() + 1,
                kind,
                NOON.plusSeconds(at),
                ends ? Optional.of(NOON.plusSeconds(at + lasts)) : Optional.empty());
    }

    private static List<ConsentEntry> and(List<ConsentEntry> before, Kind kind, int lasts) {
        List<ConsentEntry> after = new ArrayList<>(before);
        after.add(next(before, kind, 10, lasts));
        return after;
    }

    private static Word word(List<ConsentEntry> entries) {
        return Standing.of(entries, NOW, 0).word();
    }

    @Property
    void the_order_in_which_entries_are_handed_over_says_nothing(
            @ForAll("ledgers") List<ConsentEntry> entries, @ForAll long seed) {
        List<ConsentEntry> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Standing.of(shuffled, NOW, 0)).isEqualTo(Standing.of(entries, NOW, 0));
    }

    @Property
    void a_withdrawal_wins_over_whatever_was_recorded_before_it_whatever_clocks_showed(
            @ForAll("ledgers") List<ConsentEntry> entries) {
        assertThat(word(and(entries, Kind.WITHDRAWN, 1))).isEqualTo(Word.WITHDRAWN);
    }

    @Property
    void an_express_consent_after_a_withdrawal_counts_until_just_before_its_end(
            @ForAll("ledgers") List<ConsentEntry> entries, @ForAll @IntRange(min = 1, max = 9) int half) {
        List<ConsentEntry> given = and(and(entries, Kind.WITHDRAWN, 1), Kind.EXPRESS, 2 * half);
        Instant end = NOW.plusSeconds(2L * half);

        assertThat(Standing.of(given, end.minusMillis(1), 0).word()).isEqualTo(Word.EXPRESS);
        assertThat(Standing.of(given, end, 0).word()).isEqualTo(Word.NONE);
        assertThat(word(and(given, Kind.EXPRESS, 1))).isEqualTo(Word.EXPRESS);
    }

    @Property
    void what_is_implied_never_overrides_a_withdrawal(
            @ForAll("ledgers") List<ConsentEntry> entries, @ForAll @IntRange(min = 1, max = 20) int lasts) {
        assertThat(word(and(and(entries, Kind.WITHDRAWN, 1), Kind.IMPLIED, lasts)))
                .isEqualTo(Word.WITHDRAWN);
    }

    @Property
    void what_is_implied_counts_until_just_before_its_end(@ForAll @IntRange(min = 1, max = 20) int lasts) {
        List<ConsentEntry> implied = and(List.of(), Kind.IMPLIED, lasts);
        Instant end = NOW.plusSeconds(lasts);

        assertThat(Standing.of(implied, end.minusMillis(1), 0).word()).isEqualTo(Word.IMPLIED);
        assertThat(Standing.of(implied, end, 0).word()).isEqualTo(Word.NONE);
    }

    @Property
    void an_undone_withdrawal_leaves_the_matter_as_it_was_before_it(@ForAll("ledgers") List<ConsentEntry> entries) {
        List<ConsentEntry> restored = and(and(entries, Kind.WITHDRAWN, 1), Kind.RESTORED, 1);
        if (word(entries) == Word.WITHDRAWN) {
            // Two were said, and one entry undoes all that stand: somebody looked and decided.
            assertThat(word(restored)).isNotEqualTo(Word.WITHDRAWN);
        } else {
            assertThat(Standing.of(restored, NOW, 0)).isEqualTo(Standing.of(entries, NOW, 0));
        }
    }

    @Property
    void below_the_age_nobody_but_a_guardian_consents_and_the_child_grows_up(
            @ForAll @IntRange(min = 0, max = 17) int age, @ForAll @IntRange(min = 0, max = 17) int years) {
        ConsentEntry given = Ledgers.entry(1, Kind.EXPRESS, NOON, Optional.empty());
        List<ConsentEntry> alone = List.of(Ledgers.about(given, new ConsentEntry.Minor(age, Optional.empty())));
        List<ConsentEntry> byGuardian =
                List.of(Ledgers.about(given, new ConsentEntry.Minor(age, Optional.of(Ledgers.person(2)))));
        Instant later = NOON.atZone(java.time.ZoneOffset.UTC).plusYears(years).toInstant();

        assertThat(Standing.of(alone, later, 13).word())
                .isEqualTo(age + years < 13 ? Word.GUARDIAN_NEEDED : Word.EXPRESS);
        assertThat(Standing.of(byGuardian, later, 13).word()).isEqualTo(Word.EXPRESS);
    }
}
