package org.patrondesk.storage.keys;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.patrondesk.library.Tenant;
import org.patrondesk.person.DataKey;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyVault;
import org.patrondesk.person.KeyVaultUnavailable;

/** A vault that destroys nothing while it is away. One thread. */
final class DistantVault implements KeyVault {
    private final KeyVault near;
    private boolean away;
    private int destroyed;

    DistantVault(KeyVault near) {
        this.near = near;
    }

    void away(boolean now) {
        away = now;
    }

    /** How often it was. */
    int destroyed() {
        return destroyed;
    }

    @Override
    public UUID id() {
        return near.id();
    }

    @Override
    public Map<KeyOwner, DataKey> toWrite(Tenant tenant, Set<KeyOwner> owners) {
        return near.toWrite(tenant, owners);
    }

    @Override
    public Map<UUID, DataKey> toRead(Tenant tenant, Set<UUID> keys) {
        return near.toRead(tenant, keys);
    }

    @Override
    public void destroy(Tenant tenant, Set<KeyOwner> owners) {
        if (away) {
            throw new KeyVaultUnavailable("The vault is away; repeat the call.", null, true);
        }
        near.destroy(tenant, owners);
        destroyed++;
    }

    @Override
    public void close() {
        near.close();
    }
}
