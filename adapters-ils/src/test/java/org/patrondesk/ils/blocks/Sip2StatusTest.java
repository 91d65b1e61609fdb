package org.patrondesk.ils.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The forms in which SIP2 servers were seen to answer. */
class Sip2StatusTest {
    private static final String NOTHING = " ".repeat(14);
    private static final String EVERYTHING = "Y".repeat(14);

    @Test
    void each_position_is_one_flag() {
        for (Sip2Flag flag : Sip2Flag.values()) {
            String only = NOTHING.substring(flag.position() + 1);
            String status = NOTHING.substring(0, flag.position()) + "Y" + only;

            assertThat(Sip2Status.of(status, "Y").flags()).containsExactly(flag);
            assertThat(Sip2Status.of(status, "Y").codes()).containsExactly(flag.code());
            assertThat(Sip2Status.of(status.replace(' ', 'N'), "Y")).isEqualTo(Sip2Status.of(status, "Y"));
        }
        assertThat(Sip2Flag.values()).hasSize(14);
    }

    @Test
    void a_space_and_an_n_are_not_set_and_any_other_character_is() {
        assertThat(Sip2Status.of("Nn  1yX       ", "Y").flags())
                .containsExactlyInAnyOrder(
                        Sip2Flag.CARD_REPORTED_LOST, Sip2Flag.TOO_MANY_ITEMS_CHARGED, Sip2Flag.TOO_MANY_ITEMS_OVERDUE);
    }

    @Test
    void a_patron_in_good_standing_gives_no_code() {
        assertThat(Sip2Status.of(NOTHING, "Y").codes()).isEmpty();
        assertThat(Sip2Status.of("N".repeat(14), "Y").codes()).isEmpty();
        assertThat(Sip2Status.of(NOTHING, "").codes()).isEmpty();
    }

    @Test
    void a_card_that_the_server_does_not_know_is_one_no_in_whichever_form_it_is_told() {
        for (String told : List.of("YYYY          ", EVERYTHING, NOTHING, "N".repeat(14))) {
            assertThat(Sip2Status.of(told, "N").codes()).as(told).containsExactly("unknown-patron");
        }
        assertThat(Sip2Status.of(EVERYTHING, "").codes()).containsExactly("unknown-patron");
        assertThat(Sip2Status.of("X".repeat(14), " ").unknownPatron()).isTrue();
    }

    @Test
    void what_a_server_shows_of_an_unknown_card_is_kept_beside() {
        assertThat(Sip2Status.of("YYYY          ", "N").flags()).hasSize(4);
    }

    @Test
    void reasons_go_before_the_privileges_that_every_reason_takes_away() {
        assertThat(Sip2Status.of("YYYY      YY  ", "Y").codes())
                .containsExactly("excessive-outstanding-fines", "excessive-outstanding-fees");
        assertThat(Sip2Status.of("YYYYY         ", "Y").codes()).containsExactly("card-reported-lost");
        assertThat(Sip2Status.of("YYYY          ", "Y").codes())
                .containsExactly(
                        "charge-privileges-denied",
                        "renewal-privileges-denied",
                        "recall-privileges-denied",
                        "hold-privileges-denied");
        assertThat(Sip2Status.of("   Y          ", "Y").codes()).containsExactly("hold-privileges-denied");
    }

    @Test
    void a_server_that_vouches_for_the_card_is_believed_even_when_it_sets_everything() {
        Sip2Status status = Sip2Status.of(EVERYTHING, "Y");

        assertThat(status.unknownPatron()).isFalse();
        assertThat(status.flags()).isEqualTo(Set.of(Sip2Flag.values()));
        assertThat(status.codes()).hasSize(10);
    }

    @Test
    void what_has_not_14_characters_is_refused_in_one_sentence_without_its_content() {
        assertThatThrownBy(() -> Sip2Status.of("YYYY", "Y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A patron status has 14 characters and this has 4; cut it from behind the two digits of a 24"
                                + " or 64.");
        assertThatThrownBy(() -> Sip2Status.of("AO|AA23529000|AEann|", "Y")).hasMessageNotContaining("ann");
    }
}
