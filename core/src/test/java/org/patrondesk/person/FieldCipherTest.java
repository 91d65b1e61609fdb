package org.patrondesk.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.patrondesk.library.Tenant;

class FieldCipherTest {
    private static final Tenant TENANT = new Tenant("riverside");
    private static final FieldPlace PLACE = new FieldPlace(TENANT, "story", "1", "text");

    private final FieldCipher cipher = new FieldCipher();
    private final DataKey key = key(1);

    private static DataKey key(int number) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) number);
        return new DataKey(new UUID(7, 7), new UUID(0, number), Sensitive.of(new SecretKeySpec(secret, "AES")));
    }

    @Property
    void whatever_is_sealed_is_opened_as_it_was(
            @ForAll @StringLength(max = 300) @CharRange(from = '\0', to = '\uD7FF') String text) {
        assertThat(cipher.open(key, PLACE, cipher.seal(key, PLACE, text))).isEqualTo(text);
    }

    @Test
    void characters_of_two_halves_are_kept_and_half_a_character_is_refused_without_the_text() {
        assertThat(cipher.open(key, PLACE, cipher.seal(key, PLACE, "a\uD83D\uDCDAb")))
                .isEqualTo("a\uD83D\uDCDAb");
        assertThatThrownBy(() -> cipher.seal(key, PLACE, "Petrov\uD83D"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Petrov");
    }

    @Property(tries = 30)
    void every_bit_that_is_turned_over_is_noticed(
            @ForAll @StringLength(max = 20) @CharRange(from = ' ', to = '~') String text) {
        char[] kept = cipher.seal(key, PLACE, text).toCharArray();
        for (int at = 0; at < kept.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                char[] turned = kept.clone();
                turned[at] ^= (char) (1 << bit);

                assertRefused(key, PLACE, new String(turned));
            }
        }
    }

    @Property
    void a_text_that_is_cut_off_or_grown_is_refused(@ForAll @IntRange(max = 100) int length) {
        String kept = cipher.seal(key, PLACE, "Ann Petrov asked");

        assertRefused(key, PLACE, kept.substring(0, length));
        assertRefused(key, PLACE, kept + "A".repeat(length + 1));
    }

    @Property
    void a_text_opens_at_no_other_place(
            @ForAll @Size(4) List<@StringLength(min = 1, max = 3) @CharRange(from = 'a', to = 'b') String> one,
            @ForAll @Size(4) List<@StringLength(min = 1, max = 3) @CharRange(from = 'a', to = 'b') String> other) {
        String kept = cipher.seal(key, place(one), "Ann Petrov");
        if (one.equals(other)) {
            assertThat(cipher.open(key, place(other), kept)).isEqualTo("Ann Petrov");
        } else {
            assertRefused(key, place(other), kept);
        }
    }

    private static FieldPlace place(List<String> parts) {
        return new FieldPlace(new Tenant(parts.get(0)), parts.get(1), parts.get(2), parts.get(3));
    }

    @Test
    void parts_of_a_place_cannot_run_into_each_other() {
        String kept = cipher.seal(key, new FieldPlace(TENANT, "ab", "c", "d"), "Ann Petrov");

        assertRefused(key, new FieldPlace(TENANT, "a", "bc", "d"), kept);
        assertRefused(key, new FieldPlace(TENANT, "ab", "", "cd"), kept);
    }

    @Test
    void another_key_opens_nothing_not_even_under_the_same_name() {
        String kept = cipher.seal(key, PLACE, "Ann Petrov");

        assertRefused(key(2), PLACE, kept);
        assertRefused(new DataKey(key.vault(), key.id(), key(2).secret()), PLACE, kept);
    }

    @Test
    void the_same_text_is_never_sealed_the_same_way_twice() {
        Set<String> kept = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            kept.add(cipher.seal(key, PLACE, "Ann Petrov"));
        }

        assertThat(kept).hasSize(1_000).allSatisfy(text -> assertThat(text).doesNotContain("Petrov"));
    }

    /** Test cases 13 and 14 of the paper by McGrew and Viega that NIST SP 800-38D standardised. */
    @Test
    void the_cipher_gives_the_known_answers_of_its_standard() throws Exception {
        SecretKeySpec zeros = new SecretKeySpec(new byte[32], "AES");
        Cipher nothing = FieldCipher.begun(Cipher.ENCRYPT_MODE, zeros, new byte[12]);
        Cipher block = FieldCipher.begun(Cipher.ENCRYPT_MODE, zeros, new byte[12]);

        assertThat(HexFormat.of().formatHex(nothing.doFinal())).isEqualTo("530f8afbc74536b9a963b4f1c4cb738b");
        assertThat(HexFormat.of().formatHex(block.doFinal(new byte[16])))
                .isEqualTo("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
    }

    private void assertRefused(DataKey with, FieldPlace where, String kept) {
        assertThatThrownBy(() -> cipher.open(with, where, kept))
                .isInstanceOfSatisfying(
                        FieldUnreadable.class,
                        refused -> assertThat(refused.code()).isEqualTo("field-unreadable"))
                .hasMessageNotContaining("Petrov")
                .hasNoCause();
    }
}
