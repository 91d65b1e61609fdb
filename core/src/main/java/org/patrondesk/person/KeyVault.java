package org.patrondesk.person;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.patrondesk.library.Spi;
import org.patrondesk.library.Tenant;

/**
 * Keeps the keys under which texts about people are sealed, apart from those texts.
 *
 * <p>A key is made when somebody first asks to write with it. Destroying an owner's keys is how what was sealed with them
 * goes from every copy at once: from backups, replicas and logs that nobody can reach. So keys are never kept in the same
 * file, database or backup as the data.
 *
 * <p>vault-1: {@link #id} is the vault's own for ever, and no other vault's. vault-7: closing twice does nothing, and any use
 * afterwards is refused with {@link KeyVaultUnavailable}, not retryable.
 *
 * <p>Implementations are safe for use by many threads.
 */
@Spi
public interface KeyVault extends AutoCloseable {
    /** The name of this vault; stands in each text that was sealed with one of its keys. */
    UUID id();

    /**
     * The key with which each owner's texts are written now, made where there is none.
     *
     * <p>vault-2: each owner who is asked for has one, another than every other owner's and tenant's, and the same at every
     * call until it is rotated or destroyed. vault-3: everybody who asks at the same time is given the same, in whatever
     * process. vault-4: a key that was given is found from then on by its id; by a vault that is opened again too, if this
     * one is durable.
     *
     * @param owners any number; they cost one commit together, not one each
     * @throws KeyVaultUnavailable when the keys cannot be had now; none of those that were missing is then made
     */
    Map<KeyOwner, DataKey> toWrite(Tenant tenant, Set<KeyOwner> owners);

    /**
     * The keys of these ids; those missing that were destroyed, or are none of this tenant's.
     *
     * <p>vault-5: exactly the tenant's own keys among those asked for, those too that are no longer written with.
     *
     * @throws KeyVaultUnavailable when the keys cannot be had now
     */
    Map<UUID, DataKey> toRead(Tenant tenant, Set<UUID> keys);

    /**
     * Destroys all keys that these owners have, for good.
     *
     * <p>vault-6: when this returns no key that they had is found again, the older ones neither, and everybody else's are.
     * Nothing is remembered of them: who asks to write for them later is given a new key with a new id, and what was sealed
     * before stays unreadable. Owners without a key are passed over.
     *
     * @throws KeyVaultUnavailable when it is not sure that they are gone
     */
    void destroy(Tenant tenant, Set<KeyOwner> owners);

    /** Whether the keys outlive the process. One that forgets is for data that is forgotten too. */
    default boolean isDurable() {
        return true;
    }

    @Override
    void close();
}
