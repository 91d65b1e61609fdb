package org.patrondesk.person;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.patrondesk.library.Tenant;

/**
 * The keys that one transaction of a store uses: each is asked for once, many together, and forgotten with the
 * transaction, so that what was destroyed is not kept alive.
 *
 * <p>Without a vault texts are kept as they are; those sealed by a vault are then refused. One thread.
 */
public final class KeyRing {
    /** Before a text that nobody sealed and that looks as if somebody had. */
    private static final String PLAIN = "pd0.";

    private static final String LIKE_SEALED = "pd1.";

    private final Optional<KeyVault> vault;
    private final Tenant tenant;
    private final FieldCipher cipher;
    private final Map<KeyOwner, DataKey> toWrite = new HashMap<>();
    private final Map<UUID, Optional<DataKey>> toRead = new HashMap<>();

    public KeyRing(Optional<KeyVault> vault, Tenant tenant, FieldCipher cipher) {
        this.vault = vault;
        this.tenant = tenant;
        this.cipher = cipher;
    }

    /** Asks for the keys of these owners at once, for many texts that follow. */
    public void prepare(Collection<KeyOwner> owners) {
        Set<KeyOwner> missing = owners.stream()
                .filter(owner -> !toWrite.containsKey(owner))
                .collect(Collectors.toCollection(HashSet::new));
        if (vault.isPresent() && !missing.isEmpty()) {
            toWrite.putAll(vault.get().toWrite(tenant, missing));
        }
    }

    /**
     * The form in which a text is kept.
     *
     * @throws KeyVaultUnavailable when there is no key for it now
     */
    public String sealed(KeyOwner owner, String text, FieldPlace place) {
        if (vault.isEmpty()) {
            return text.startsWith(PLAIN) || text.startsWith(LIKE_SEALED) ? PLAIN + text : text;
        }
        prepare(Set.of(owner));
        DataKey key = toWrite.get(owner);
        if (key == null) {
            throw new KeyVaultUnavailable("The key vault gave no key to write with; look into the vault.", null, false);
        }
        return cipher.seal(key, place, text);
    }

    /** Asks for the keys of these kept texts at once, before they are opened. */
    public void prepareToOpen(Collection<String> kept) {
        Set<UUID> missing = new HashSet<>();
        for (String text : kept) {
            SealedText.of(text)
                    .filter(form -> !toRead.containsKey(form.key()))
                    .ifPresent(form -> missing.add(key(form)));
        }
        fetch(missing);
    }

    /**
     * The text that is kept in this form; empty when its key was destroyed. A text from before there were keys is itself.
     *
     * @throws FieldUnreadable when it was changed or moved
     * @throws KeyVaultUnavailable when its key cannot be had now, or is another vault's
     */
    public Optional<String> opened(String kept, FieldPlace place) {
        if (kept.startsWith(PLAIN)) {
            return Optional.of(kept.substring(PLAIN.length()));
        }
        Optional<SealedText> form = SealedText.of(kept);
        if (form.isEmpty()) {
            if (vault.isPresent() && kept.startsWith(LIKE_SEALED)) {
                // Nobody's words: those that begin like this are kept with another beginning.
                throw new FieldUnreadable(place.entity(), place.field());
            }
            return Optional.of(kept);
        }
        UUID id = key(form.get());
        if (!toRead.containsKey(id)) {
            fetch(Set.of(id));
        }
        return toRead.getOrDefault(id, Optional.empty()).map(key -> cipher.open(key, place, kept));
    }

    /** One field of one kind of record, whose texts about somebody this ring seals and opens. */
    public Field field(String entity, String name) {
        return new Field(entity, name);
    }

    /** A field of a kind of record. One thread, as its ring. */
    public final class Field {
        private final String entity;
        private final String name;

        private Field(String entity, String name) {
            this.entity = entity;
            this.name = name;
        }

        private FieldPlace place(UUID id) {
            return new FieldPlace(tenant, entity, id.toString(), name);
        }

        /**
         * The form in which the text of one record is kept.
         *
         * @throws KeyVaultUnavailable when there is no key for it now
         */
        public String sealed(KeyOwner owner, UUID id, String text) {
            return KeyRing.this.sealed(owner, text, place(id));
        }

        /**
         * The text of one record; empty when its key was destroyed, or none is kept.
         *
         * @throws FieldUnreadable when it was changed or moved
         * @throws KeyVaultUnavailable when its key cannot be had now, or is another vault's
         */
        public Optional<String> opened(UUID id, @Nullable String kept) {
            return kept == null ? Optional.empty() : KeyRing.this.opened(kept, place(id));
        }
    }

    private void fetch(Set<UUID> missing) {
        if (vault.isPresent() && !missing.isEmpty()) {
            Map<UUID, DataKey> found = vault.get().toRead(tenant, missing);
            missing.forEach(id -> toRead.put(id, Optional.ofNullable(found.get(id))));
        }
    }

    /** The key that a text needs, if this vault can have it: one that it never had would look like one destroyed. */
    private UUID key(SealedText form) {
        KeyVault own = vault.orElseThrow(() -> new KeyVaultUnavailable(
                "The store keeps texts under keys and was opened without any; open it with its key vault.",
                null,
                false));
        if (!own.id().equals(form.vault())) {
            throw new KeyVaultUnavailable(
                    "The store keeps texts under keys of another vault; open it with the vault they were written with.",
                    null,
                    false);
        }
        return form.key();
    }
}
