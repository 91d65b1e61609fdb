package org.patrondesk.memory;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.patrondesk.library.Tenant;
import org.patrondesk.person.DataKey;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyRotation;
import org.patrondesk.person.KeyVaultUnavailable;
import org.patrondesk.person.Sensitive;

/** Keeps keys in the heap, for data that is kept there too: all are gone with the process. Safe for many threads. */
public final class InMemoryKeyVault implements KeyRotation {
    private static final int KEY_BYTES = 32;

    private final UUID id = UUID.randomUUID();
    private final SecureRandom random = new SecureRandom();

    /** By tenant and owner, the oldest key first. */
    private final Map<Tenant, Map<KeyOwner, List<DataKey>>> keys = new HashMap<>();

    private boolean closed;

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public synchronized Map<KeyOwner, DataKey> toWrite(Tenant tenant, Set<KeyOwner> owners) {
        Map<KeyOwner, List<DataKey>> known = of(tenant);
        Map<KeyOwner, DataKey> given = new LinkedHashMap<>();
        for (KeyOwner owner : owners) {
            given.put(owner, last(known.computeIfAbsent(owner, none -> new ArrayList<>(List.of(made())))));
        }
        return given;
    }

    @Override
    public synchronized Map<UUID, DataKey> toRead(Tenant tenant, Set<UUID> wanted) {
        Map<UUID, DataKey> found = new HashMap<>();
        of(tenant)
                .values()
                .forEach(all ->
                        all.stream().filter(key -> wanted.contains(key.id())).forEach(key -> found.put(key.id(), key)));
        return found;
    }

    @Override
    public synchronized void destroy(Tenant tenant, Set<KeyOwner> owners) {
        of(tenant).keySet().removeAll(new HashSet<>(owners));
    }

    @Override
    public synchronized void rotate(Tenant tenant, Set<KeyOwner> owners) {
        KeyRotation.checkRotated(owners);
        Map<KeyOwner, List<DataKey>> known = of(tenant);
        owners.forEach(
                owner -> known.computeIfAbsent(owner, none -> new ArrayList<>()).add(made()));
    }

    @Override
    public synchronized void retire(Tenant tenant, Set<UUID> ids) {
        Map<KeyOwner, List<DataKey>> known = of(tenant);
        if (known.values().stream().anyMatch(all -> ids.contains(last(all).id()))) {
            throw new IllegalArgumentException("A key is still written with; rotate it before it is retired.");
        }
        known.values().forEach(all -> all.removeIf(key -> ids.contains(key.id())));
    }

    private Map<KeyOwner, List<DataKey>> of(Tenant tenant) {
        if (closed) {
            throw new KeyVaultUnavailable("The key vault is closed; open a new one.", null, false);
        }
        return keys.computeIfAbsent(tenant, none -> new HashMap<>());
    }

    private static DataKey last(List<DataKey> keys) {
        return keys.get(keys.size() - 1);
    }

    private DataKey made() {
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        return new DataKey(id, UUID.randomUUID(), Sensitive.of(new SecretKeySpec(secret, "AES")));
    }

    @Override
    public boolean isDurable() {
        return false;
    }

    @Override
    public synchronized void close() {
        closed = true;
        keys.clear();
    }
}
