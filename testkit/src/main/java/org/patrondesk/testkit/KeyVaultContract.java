package org.patrondesk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.library.Tenant;
import org.patrondesk.person.DataKey;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyRotation;
import org.patrondesk.person.KeyVaultUnavailable;
import org.patrondesk.person.Subject;

/** What every {@link org.patrondesk.person.KeyVault} that rotates promises. An adapter's test says how to open it. */
public abstract class KeyVaultContract {
    private static final Tenant HERE = new Tenant("here");
    private static final Tenant THERE = new Tenant("there");
    private static final KeyOwner ANN = person(1);
    private static final KeyOwner BEN = person(2);
    private static final KeyOwner TEXTS = KeyOwner.Common.TEXTS;

    private KeyRotation vault;

    /** Opens the vault of this test; at a second call the same one again, beside the first or after it was closed. */
    protected abstract KeyRotation open();

    /** A vault that has nothing in common with the one of this test. */
    protected abstract KeyRotation another();

    /** Whether keys outlive a closed vault. */
    protected abstract boolean durable();

    @BeforeEach
    final void openVault() {
        vault = open();
    }

    @AfterEach
    final void closeVault() {
        vault.close();
    }

    private static KeyOwner person(int number) {
        return new KeyOwner.Person(new Subject.Pseudonym("%064x".formatted(number)));
    }

    private DataKey key(Tenant tenant, KeyOwner owner) {
        return Objects.requireNonNull(vault.toWrite(tenant, Set.of(owner)).get(owner), "a key for the owner");
    }

    private Set<UUID> found(Tenant tenant, DataKey... keys) {
        return vault.toRead(tenant, ids(Set.of(keys))).keySet();
    }

    private static Set<UUID> ids(Set<DataKey> keys) {
        return keys.stream().map(DataKey::id).collect(Collectors.toSet());
    }

    @Test
    @Promise("vault-1")
    void its_name_is_its_own_and_stays() {
        UUID id = vault.id();
        assertThat(key(HERE, ANN).vault()).isEqualTo(id);
        try (KeyRotation other = another()) {
            assertThat(other.id()).isNotEqualTo(id);
        }
        if (durable()) {
            vault.close();
            vault = open();
            assertThat(vault.id()).isEqualTo(id);
        }
    }

    @Test
    @Promise("vault-2")
    void every_owner_has_one_key_of_256_bits_and_no_two_share_one() {
        Set<KeyOwner> owners = IntStream.range(0, 1_000)
                .mapToObj(KeyVaultContract::person)
                .collect(Collectors.toCollection(HashSet::new));
        owners.add(TEXTS);
        owners.add(KeyOwner.Common.PSEUDONYMS);
        Map<KeyOwner, DataKey> here = vault.toWrite(HERE, owners);
        Map<KeyOwner, DataKey> there = vault.toWrite(THERE, owners);

        assertThat(here.keySet()).isEqualTo(owners);
        Set<Object> secrets = new HashSet<>();
        for (Map<KeyOwner, DataKey> keys : List.of(here, there)) {
            keys.values().forEach(key -> {
                assertThat(key.secret().reveal().getEncoded()).hasSize(32);
                secrets.add(key.secret());
            });
        }
        assertThat(secrets).hasSize(2 * owners.size());
        assertThat(vault.toWrite(HERE, owners)).isEqualTo(here);
    }

    @Test
    @Promise("vault-3")
    void all_who_ask_at_once_are_given_the_same() throws Exception {
        Set<KeyOwner> owners =
                IntStream.range(0, 20).mapToObj(KeyVaultContract::person).collect(Collectors.toSet());

        List<Map<KeyOwner, DataKey>> given = Race.run(number -> vault.toWrite(HERE, owners));

        assertThat(new HashSet<>(given)).hasSize(1);
        assertThat(vault.toWrite(HERE, owners)).isEqualTo(given.get(0));
    }

    @Test
    @Promise("vault-4")
    void a_key_that_was_given_is_found_for_as_long_as_the_vault_says() {
        DataKey given = key(HERE, ANN);
        assertThat(vault.toRead(HERE, Set.of(given.id()))).isEqualTo(Map.of(given.id(), given));
        assertThat(vault.isDurable()).isEqualTo(durable());
        vault.close();
        vault = open();

        assertThat(vault.toRead(HERE, Set.of(given.id()))).isEqualTo(durable() ? Map.of(given.id(), given) : Map.of());
    }

    @Test
    @Promise("vault-5")
    void only_the_tenants_own_keys_among_those_asked_for_are_found() {
        DataKey mine = key(HERE, ANN);
        key(HERE, BEN);
        DataKey theirs = key(THERE, ANN);

        assertThat(found(HERE, mine, theirs)).isEqualTo(Set.of(mine.id()));
        assertThat(found(THERE, mine, theirs)).isEqualTo(Set.of(theirs.id()));
        assertThat(vault.toRead(HERE, Set.of(new UUID(1, 2)))).isEmpty();
        assertThat(vault.toRead(HERE, Set.of())).isEmpty();
    }

    @Test
    @Promise("vault-6")
    void what_is_destroyed_is_gone_in_all_its_versions_and_nothing_else_is() {
        DataKey old = key(HERE, ANN);
        vault.rotate(HERE, Set.of(ANN));
        DataKey newest = key(HERE, ANN);
        DataKey bens = key(HERE, BEN);
        DataKey elsewhere = key(THERE, ANN);

        vault.destroy(HERE, Set.of(ANN, person(3)));
        vault.destroy(HERE, Set.of(ANN));

        assertThat(found(HERE, old, newest, bens)).isEqualTo(Set.of(bens.id()));
        assertThat(found(THERE, elsewhere)).isEqualTo(Set.of(elsewhere.id()));
        DataKey anew = key(HERE, ANN);
        assertThat(anew.id()).isNotIn(old.id(), newest.id());
        assertThat(anew.secret()).isNotIn(old.secret(), newest.secret());
        assertThat(found(HERE, old, newest)).isEmpty();
        if (durable()) {
            vault.close();
            vault = open();
            assertThat(found(HERE, old, newest)).isEmpty();
        }
    }

    @Test
    @Promise("vault-7")
    void a_closed_vault_is_refused_for_good_and_may_be_closed_again() {
        vault.close();
        vault.close();

        assertThatThrownBy(() -> key(HERE, ANN)).isInstanceOfSatisfying(KeyVaultUnavailable.class, refused -> {
            assertThat(refused.retryable()).isFalse();
            assertThat(refused.code()).isEqualTo("key-vault-unavailable");
        });
        assertThatThrownBy(() -> vault.toRead(HERE, Set.of(new UUID(1, 2)))).isInstanceOf(KeyVaultUnavailable.class);
        assertThatThrownBy(() -> vault.destroy(HERE, Set.of(ANN))).isInstanceOf(KeyVaultUnavailable.class);
    }

    @Test
    @Promise("rotation-1")
    void a_rotated_owner_writes_with_a_new_key_and_reads_with_the_old_ones() {
        DataKey first = key(HERE, ANN);
        DataKey bens = key(HERE, BEN);
        vault.rotate(HERE, Set.of(ANN, person(3)));
        DataKey second = key(HERE, ANN);
        vault.rotate(HERE, Set.of(ANN));
        DataKey third = key(HERE, ANN);

        assertThat(new HashSet<>(List.of(first, second, third))).hasSize(3);
        assertThat(vault.toRead(HERE, ids(Set.of(first, second, third))).values())
                .containsExactlyInAnyOrder(first, second, third);
        assertThat(key(HERE, BEN)).isEqualTo(bens);
    }

    @Test
    @Promise("rotation-3")
    void the_key_of_pseudonyms_is_never_replaced() {
        DataKey names = key(HERE, KeyOwner.Common.PSEUDONYMS);
        DataKey anns = key(HERE, ANN);

        assertThatThrownBy(() -> vault.rotate(HERE, Set.of(ANN, KeyOwner.Common.PSEUDONYMS)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(key(HERE, KeyOwner.Common.PSEUDONYMS)).isEqualTo(names);
        assertThat(key(HERE, ANN)).isEqualTo(anns);
    }

    @Test
    @Promise("rotation-2")
    void only_keys_that_nobody_writes_with_are_thrown_away() {
        DataKey old = key(HERE, ANN);
        DataKey elsewhere = key(THERE, ANN);
        vault.rotate(HERE, Set.of(ANN));
        vault.rotate(THERE, Set.of(ANN));
        DataKey newest = key(HERE, ANN);
        Map<UUID, DataKey> all = new HashMap<>(vault.toRead(HERE, Set.of(old.id(), newest.id())));

        assertThatThrownBy(() -> vault.retire(HERE, Set.of(old.id(), newest.id())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(vault.toRead(HERE, all.keySet())).isEqualTo(all);

        vault.retire(HERE, Set.of(old.id(), elsewhere.id()));
        assertThat(found(HERE, old, newest)).isEqualTo(Set.of(newest.id()));
        assertThat(found(THERE, elsewhere)).isEqualTo(Set.of(elsewhere.id()));
    }
}
