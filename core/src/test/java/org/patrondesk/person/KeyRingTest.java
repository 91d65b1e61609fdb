package org.patrondesk.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patrondesk.library.Tenant;
import org.patrondesk.memory.InMemoryKeyVault;

class KeyRingTest {
    private static final Tenant TENANT = new Tenant("riverside");
    private static final KeyOwner TEXTS = KeyOwner.Common.TEXTS;
    private static final FieldPlace PLACE = new FieldPlace(TENANT, "story", "1", "text");

    private final InMemoryKeyVault vault = new InMemoryKeyVault();
    private final AtomicInteger asked = new AtomicInteger();

    private KeyRing ring() {
        return ring(Optional.of(new Counted()));
    }

    private static KeyRing ring(Optional<KeyVault> of) {
        return new KeyRing(of, TENANT, new FieldCipher());
    }

    @Test
    void texts_are_kept_sealed_and_read_by_a_later_transaction() {
        String kept = ring().sealed(TEXTS, "Ann Petrov", PLACE);

        assertThat(kept).startsWith("pd1.").doesNotContain("Petrov");
        assertThat(ring().opened(kept, PLACE)).contains("Ann Petrov");
    }

    @Test
    void a_hundred_thousand_owners_are_asked_for_at_once() {
        KeyRing ring = ring();
        List<KeyOwner> owners = IntStream.range(0, 100_000)
                .<KeyOwner>mapToObj(number -> new KeyOwner.Person(new Subject.Pseudonym("%064x".formatted(number))))
                .toList();
        ring.prepare(owners);
        List<String> kept = owners.stream()
                .limit(1_000)
                .map(owner -> ring.sealed(owner, "Ann", PLACE))
                .toList();
        assertThat(asked).hasValue(1);

        KeyRing later = ring();
        later.prepareToOpen(kept);
        assertThat(kept)
                .allSatisfy(text -> assertThat(later.opened(text, PLACE)).contains("Ann"));
        assertThat(asked).hasValue(2);
    }

    @Test
    void what_was_kept_before_there_were_keys_is_itself() {
        assertThat(ring().opened("Ann Petrov", PLACE)).contains("Ann Petrov");
        assertThat(ring().opened("", PLACE)).contains("");
        assertThat(ring(Optional.empty()).opened("pd1.and so on", PLACE)).contains("pd1.and so on");
        assertThat(asked).hasValue(0);
    }

    @Test
    void a_sealed_text_that_was_cut_off_or_changed_is_not_shown_as_somebodys_words() {
        String kept = ring().sealed(TEXTS, "Ann Petrov", PLACE);

        for (String damaged : List.of("pd1.", "pd1.and so on", kept.substring(0, 40), kept + "=", kept + "A")) {
            assertThatThrownBy(() -> ring().opened(damaged, PLACE))
                    .isInstanceOf(FieldUnreadable.class)
                    .hasMessageStartingWith("The text of a story was changed past the store");
        }
    }

    @Test
    void a_text_whose_key_was_destroyed_is_absent() {
        String kept = ring().sealed(TEXTS, "Ann Petrov", PLACE);
        vault.destroy(TENANT, Set.of(TEXTS));
        ring().sealed(TEXTS, "Ben", PLACE);

        assertThat(ring().opened(kept, PLACE)).isEmpty();
    }

    @Test
    void what_was_written_with_a_rotated_key_is_still_read() {
        String kept = ring().sealed(TEXTS, "Ann Petrov", PLACE);
        vault.rotate(TENANT, Set.of(TEXTS));

        assertThat(ring().opened(kept, PLACE)).contains("Ann Petrov");
    }

    @Test
    void keys_of_another_vault_are_told_from_destroyed_ones() {
        String kept = ring().sealed(TEXTS, "Ann Petrov", PLACE);
        KeyRing other = ring(Optional.of(new InMemoryKeyVault()));
        KeyRing none = ring(Optional.empty());

        assertThatThrownBy(() -> other.opened(kept, PLACE))
                .isInstanceOf(KeyVaultUnavailable.class)
                .hasMessageContaining("another vault");
        assertThatThrownBy(() -> other.prepareToOpen(List.of(kept))).isInstanceOf(KeyVaultUnavailable.class);
        assertThatThrownBy(() -> none.opened(kept, PLACE))
                .isInstanceOf(KeyVaultUnavailable.class)
                .hasMessageContaining("opened without any");
    }

    /** A patron may write whatever they like, and must not be able to make a store unreadable by it. */
    @Test
    void without_a_vault_a_text_that_looks_sealed_is_kept_as_a_text() {
        KeyRing none = ring(Optional.empty());
        String forged = ring().sealed(TEXTS, "Ann Petrov", PLACE);
        for (String text : List.of(forged, "pd0.", "pd0.x", "pd1.", "plain", "")) {
            assertThat(none.opened(none.sealed(TEXTS, text, PLACE), PLACE)).contains(text);
            assertThat(ring().opened(none.sealed(TEXTS, text, PLACE), PLACE)).contains(text);
        }
        assertThat(none.sealed(TEXTS, "Ann", PLACE)).isEqualTo("Ann");
    }

    @Test
    void nothing_about_a_key_or_a_person_is_shown() {
        DataKey key = vault.toWrite(TENANT, Set.of(TEXTS)).get(TEXTS);
        Subject.Pseudonym ann = new Subject.Pseudonym("7c1f".repeat(16));

        assertThat(String.valueOf(key)).contains("•••");
        assertThat(new KeyOwner.Person(ann).toString()).doesNotContain("7c1f");
        assertThat(Sensitive.of("Petrov")).hasToString("•••").isEqualTo(Sensitive.of("Petrov"));
        assertThat(Sensitive.of("Petrov")).isNotEqualTo(Sensitive.of("Petrova"));
        assertThat(Sensitive.of("Petrov").reveal()).isEqualTo("Petrov");
    }

    /** The vault of this test, and how often it was asked. */
    private final class Counted implements KeyVault {
        @Override
        public UUID id() {
            return vault.id();
        }

        @Override
        public Map<KeyOwner, DataKey> toWrite(Tenant tenant, Set<KeyOwner> owners) {
            asked.incrementAndGet();
            return vault.toWrite(tenant, owners);
        }

        @Override
        public Map<UUID, DataKey> toRead(Tenant tenant, Set<UUID> keys) {
            asked.incrementAndGet();
            return vault.toRead(tenant, keys);
        }

        @Override
        public void destroy(Tenant tenant, Set<KeyOwner> owners) {
            vault.destroy(tenant, owners);
        }

        @Override
        public void close() {
            vault.close();
        }
    }
}
