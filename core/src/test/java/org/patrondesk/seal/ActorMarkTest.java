package org.patrondesk.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ActorMarkTest {
    @Test
    void a_mark_fits_its_actor_and_nobody_else_until_the_actor_is_forgotten() {
        ActorMark mark = ActorMark.of("staff-1");

        assertThat(mark.fits("staff-1")).isTrue();
        assertThat(mark.fits("staff-2")).isFalse();
        assertThat(mark.fits("")).isFalse();
        assertThat(mark.forgotten().fits("")).isTrue();
        assertThat(mark.forgotten().fits("staff-1")).isFalse();
        assertThat(mark.forgotten().text()).isEqualTo(mark.text());
    }

    @Test
    void the_marks_of_one_actor_are_unlike_each_other() {
        assertThat(ActorMark.of("staff-1").text())
                .isNotEqualTo(ActorMark.of("staff-1").text());
    }

    /** The hash was made by {@code sha256sum} over the line, sixteen bytes of zero and the name. */
    @Test
    void what_a_mark_is_made_of_is_the_same_for_ever() {
        byte[] hash = HexFormat.of().parseHex("88e49489932123a2e9b14785a148689a98a9662fa89cc8c829ed1b2e7def7301");

        assertThat(ActorMark.kept(new byte[16], hash).fits("staff-1")).isTrue();
    }
}
