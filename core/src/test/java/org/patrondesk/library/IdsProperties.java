package org.patrondesk.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IdsProperties {
    private static final long START = Instant.parse("2026-11-18T12:00:00Z").toEpochMilli();

    @Property(tries = 300)
    void ids_grow_strictly_even_when_the_clock_steps_back(
            @ForAll @Size(min = 2, max = 200) List<@IntRange(min = -5000, max = 5000) Integer> steps,
            @ForAll long seed) {
        Hand clock = new Hand();
        Ids ids = new Ids(clock, new Random(seed));
        UUID last = ids.next();
        for (int step : steps) {
            clock.millis += step;
            UUID next = ids.next();
            assertThat(next.toString()).isGreaterThan(last.toString());
            assertThat(next.version()).isEqualTo(7);
            assertThat(next.variant()).isEqualTo(2);
            last = next;
        }
    }

    @Example
    void an_id_shows_the_clocks_millisecond() {
        UUID id = new Ids(new Hand(), new Random(1)).next();

        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(START);
    }

    @Example
    void more_ids_than_fit_into_a_millisecond_borrow_the_next() {
        Ids ids = new Ids(new Hand(), new Random(1));
        List<String> many =
                IntStream.range(0, 10_000).mapToObj(i -> ids.next().toString()).toList();

        assertThat(many).isSorted().doesNotHaveDuplicates();
        assertThat(UUID.fromString(many.get(9_999)).getMostSignificantBits() >>> 16)
                .isEqualTo(START + 2);
    }

    @Example
    void many_threads_never_get_the_same_count() {
        Ids ids = new Ids(new Hand(), new Random(1));
        List<Long> highs = IntStream.range(0, 20_000)
                .parallel()
                .mapToObj(i -> ids.next().getMostSignificantBits())
                .toList();

        assertThat(highs).doesNotHaveDuplicates();
    }

    @Property
    void bytes_sort_like_text_and_come_back(@ForAll long high, @ForAll long low) {
        UUID id = new UUID(high, low);

        assertThat(Ids.of(Ids.bytes(id))).isEqualTo(id);
        assertThat(java.util.HexFormat.of().formatHex(Ids.bytes(id)))
                .isEqualTo(id.toString().replace("-", ""));
    }

    @Example
    void an_id_has_16_bytes() {
        assertThatThrownBy(() -> Ids.of(new byte[15])).hasMessage("An id has 16 bytes.");
    }

    /** A clock that is moved by hand. */
    private static final class Hand extends Clock {
        private long millis = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis);
        }
    }
}
