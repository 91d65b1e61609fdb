package org.patrondesk.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.testkit.BrokenStoragesTest.broken;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.patrondesk.library.Tenant;
import org.patrondesk.memory.InMemoryKeyVault;
import org.patrondesk.person.DataKey;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyRotation;

/** Each way in which a vault may lose keys, share them or keep what was destroyed is found by the contract. */
class BrokenKeyVaultsTest {
    private static Supplier<KeyRotation> vault = Sound::new;

    private static void assertCaught(Supplier<KeyRotation> how, String... promises) {
        vault = how;
        assertThat(broken(Flawed.class, PromisesTest.testsOf(List.of(KeyVaultContract.class))))
                .containsExactlyInAnyOrder(promises);
    }

    @Test
    void a_sound_one_is_not() {
        assertCaught(Sound::new);
    }

    @Test
    void one_that_gives_every_tenant_the_same_keys_is_caught() {
        assertCaught(
                () -> new Sound() {
                    @Override
                    public Map<KeyOwner, DataKey> toWrite(Tenant tenant, Set<KeyOwner> owners) {
                        return super.toWrite(new Tenant("one"), owners);
                    }

                    @Override
                    public Map<UUID, DataKey> toRead(Tenant tenant, Set<UUID> keys) {
                        return super.toRead(new Tenant("one"), keys);
                    }
                },
                "vault-2",
                "vault-5",
                "vault-6",
                "rotation-1",
                "rotation-2");
    }

    @Test
    void one_that_destroys_the_newest_key_alone_is_caught() {
        assertCaught(
                () -> new Sound() {
                    private final Map<UUID, DataKey> kept = new HashMap<>();

                    @Override
                    public void rotate(Tenant tenant, Set<KeyOwner> owners) {
                        super.toWrite(tenant, owners).values().forEach(key -> kept.put(key.id(), key));
                        super.rotate(tenant, owners);
                    }

                    @Override
                    public Map<UUID, DataKey> toRead(Tenant tenant, Set<UUID> keys) {
                        Map<UUID, DataKey> found = new HashMap<>(super.toRead(tenant, keys));
                        kept.forEach((id, key) -> {
                            if (keys.contains(id)) {
                                found.put(id, key);
                            }
                        });
                        return found;
                    }
                },
                "vault-6",
                "rotation-2");
    }

    @Test
    void one_that_destroys_nothing_is_caught() {
        assertCaught(
                () -> new Sound() {
                    @Override
                    public void destroy(Tenant tenant, Set<KeyOwner> owners) {
                        // Says that it did.
                    }
                },
                "vault-6",
                "vault-7");
    }

    @Test
    void one_that_loses_the_old_key_in_a_rotation_is_caught() {
        assertCaught(
                () -> new Sound() {
                    @Override
                    public void rotate(Tenant tenant, Set<KeyOwner> owners) {
                        super.destroy(tenant, owners);
                        super.rotate(tenant, owners);
                    }
                },
                "rotation-1",
                "rotation-2",
                "rotation-3");
    }

    @Test
    void one_that_replaces_the_key_of_pseudonyms_is_caught() {
        assertCaught(
                () -> new Sound() {
                    @Override
                    public void rotate(Tenant tenant, Set<KeyOwner> owners) {
                        Set<KeyOwner> others = new HashSet<>(owners);
                        if (others.remove(KeyOwner.Common.PSEUDONYMS)) {
                            super.destroy(tenant, Set.of(KeyOwner.Common.PSEUDONYMS));
                        }
                        super.rotate(tenant, others);
                    }
                },
                "rotation-3");
    }

    @Test
    void one_that_gives_each_who_asks_a_key_of_their_own_is_caught() {
        assertCaught(
                () -> new Sound() {
                    @Override
                    public Map<KeyOwner, DataKey> toWrite(Tenant tenant, Set<KeyOwner> owners) {
                        super.rotate(tenant, owners);
                        return super.toWrite(tenant, owners);
                    }
                },
                "vault-2",
                "vault-3",
                "rotation-1",
                "rotation-3");
    }

    @Test
    void one_that_leaves_owners_of_a_batch_out_is_caught() {
        assertCaught(
                () -> new Sound() {
                    @Override
                    public Map<KeyOwner, DataKey> toWrite(Tenant tenant, Set<KeyOwner> owners) {
                        Set<KeyOwner> some = new HashSet<>();
                        owners.stream().limit(500).forEach(some::add);
                        return super.toWrite(tenant, some);
                    }
                },
                "vault-2");
    }

    @Test
    void one_that_boasts_of_durability_is_caught() {
        assertCaught(
                () -> new Sound() {
                    @Override
                    public boolean isDurable() {
                        return true;
                    }
                },
                "vault-4");
    }

    private static class Sound implements KeyRotation {
        private final InMemoryKeyVault kept = new InMemoryKeyVault();

        @Override
        public UUID id() {
            return kept.id();
        }

        @Override
        public Map<KeyOwner, DataKey> toWrite(Tenant tenant, Set<KeyOwner> owners) {
            return kept.toWrite(tenant, owners);
        }

        @Override
        public Map<UUID, DataKey> toRead(Tenant tenant, Set<UUID> keys) {
            return kept.toRead(tenant, keys);
        }

        @Override
        public void destroy(Tenant tenant, Set<KeyOwner> owners) {
            kept.destroy(tenant, owners);
        }

        @Override
        public void rotate(Tenant tenant, Set<KeyOwner> owners) {
            kept.rotate(tenant, owners);
        }

        @Override
        public void retire(Tenant tenant, Set<UUID> keys) {
            kept.retire(tenant, keys);
        }

        @Override
        public boolean isDurable() {
            return kept.isDurable();
        }

        @Override
        public void close() {
            kept.close();
        }
    }

    static class Flawed extends KeyVaultContract {
        @Override
        protected KeyRotation open() {
            return vault.get();
        }

        @Override
        protected KeyRotation another() {
            return vault.get();
        }

        @Override
        protected boolean durable() {
            return false;
        }
    }
}
