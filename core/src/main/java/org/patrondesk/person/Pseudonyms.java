package org.patrondesk.person;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import org.patrondesk.library.Tenant;

/**
 * Names patrons so that nobody without the tenant's key can tell who they are, or find them by trying every card number.
 *
 * <p>HMAC-SHA256 (RFC 2104, FIPS 180-4) with a key of the tenant's alone, so that no two tenants share a name. The same
 * patron has the same one until that key is rotated or destroyed. Safe for use by many threads.
 */
public final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";

    private final Optional<KeyVault> vault;
    private final Tenant tenant;

    public Pseudonyms(Optional<KeyVault> vault, Tenant tenant) {
        this.vault = vault;
        this.tenant = tenant;
    }

    /**
     * The patron's pseudonym in this tenant.
     *
     * @throws KeyVaultUnavailable when the key cannot be had now, or there is no vault
     */
    public Subject.Pseudonym of(Subject.PatronRef patron) {
        KeyOwner owner = KeyOwner.Common.PSEUDONYMS;
        DataKey key = vault.orElseThrow(() -> new KeyVaultUnavailable(
                        "The desk has no key vault, and pseudonyms need one; open its storage with a vault.",
                        null,
                        false))
                .toWrite(tenant, Set.of(owner))
                .get(owner);
        if (key == null) {
            throw new KeyVaultUnavailable(
                    "The key vault gave no key for pseudonyms; look into the vault.", null, false);
        }
        return of(key, patron);
    }

    private static Subject.Pseudonym of(DataKey key, Subject.PatronRef patron) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key.secret().reveal());
            for (String part : new String[] {patron.system(), patron.id()}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return new Subject.Pseudonym(HexFormat.of().formatHex(mac.doFinal()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot make pseudonyms; HmacSHA256 is needed.", e);
        }
    }
}
