package org.patrondesk.person;

import java.util.Set;
import java.util.UUID;
import org.patrondesk.library.Spi;
import org.patrondesk.library.Tenant;

/** A vault whose keys can be replaced without losing what was sealed with the old ones. */
@Spi
public interface KeyRotation extends KeyVault {
    /**
     * Gives each of these owners a new key to write with.
     *
     * <p>rotation-1: from then on everybody is given the new one to write with, and the old ones are still found to read.
     *
     * <p>rotation-3: the key of {@link KeyOwner.Common#PSEUDONYMS} is never replaced, and nobody else's with it: every patron would
     * have another name, and every no of theirs would be obeyed no longer.
     *
     * @throws IllegalArgumentException when the key of pseudonyms is among them
     * @throws KeyVaultUnavailable when the keys cannot be had now
     */
    void rotate(Tenant tenant, Set<KeyOwner> owners);

    /**
     * What every vault asks before it gives new keys.
     *
     * @throws IllegalArgumentException when the key of pseudonyms is among them
     */
    static void checkRotated(Set<KeyOwner> owners) {
        if (owners.contains(KeyOwner.Common.PSEUDONYMS)) {
            throw new IllegalArgumentException(
                    "The key of pseudonyms is never replaced: opt-outs would be forgotten; leave it out.");
        }
    }

    /**
     * Throws away keys under which nothing is written any more; the caller knows that nothing is.
     *
     * <p>rotation-2: they are found no more. When one of them is still written with, none is thrown away. Ids that are none
     * of the tenant's are passed over.
     *
     * @throws IllegalArgumentException when one of them is still written with
     * @throws KeyVaultUnavailable when the keys cannot be had now
     */
    void retire(Tenant tenant, Set<UUID> keys);
}
