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
     * Pseudonyms are made anew by a rotation of {@link KeyOwner.Common#PSEUDONYMS}: none fits a record made before it.
     *
     * @throws KeyVaultUnavailable when the keys cannot be had now
     */
    void rotate(Tenant tenant, Set<KeyOwner> owners);

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
